package org.tidings.story;

import java.util.stream.Stream;
import org.tidings.article.Article;
import org.tidings.text.ArticleTokens;

/**
 * Puts each article into a story as it arrives. Its memory is derived: the window of recent
 * articles, rebuilt from the database at start. Called by one thread at a time.
 */
public interface Clusterer {
  /**
   * Decides the story of a new article and remembers it. Deterministic: the same articles in the
   * same order are placed alike.
   */
  Placement place(Article article, ArticleTokens tokens);

  /**
   * Forgets everything and remembers these, oldest first, as the database has them. Called at start
   * and after a transaction that failed.
   */
  void restore(Stream<Placed> window);

  /** An article of the window with what the database says of its place. */
  record Placed(Article article, ArticleTokens tokens, Placement place) {}
}
