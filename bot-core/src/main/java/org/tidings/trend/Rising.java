package org.tidings.trend;

import java.util.List;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.feed.FeedId;
import org.tidings.story.Placement;
import org.tidings.text.ArticleTokens;

/** Finds the names and terms that rise. Derived from the database. Safe for many threads. */
public interface Rising {
  /** Remembers nothing. */
  Rising NONE = new NoRising();

  /** Counts an article's words; copies say nothing. */
  void add(Article article, ArticleTokens tokens, FeedId feed, Placement place);

  /** Takes an article out again. */
  void remove(ArticleId article);

  /**
   * The words that more reports of a window have than the days before let expect, most risen first.
   */
  List<Word> top(TrendQuery query);

  /**
   * A word that rises.
   *
   * @param text a name as it is written, else a term
   * @param reports in the window that have it
   * @param sources distinct outlets of these
   * @param usual how many reports were to be expected
   */
  record Word(String text, boolean name, int reports, int sources, double usual) {}

  /** For newsrooms that nobody asks for words. */
  final class NoRising implements Rising {
    private NoRising() {}

    @Override
    public void add(Article article, ArticleTokens tokens, FeedId feed, Placement place) {
      // nothing is kept
    }

    @Override
    public void remove(ArticleId article) {
      // nothing was kept
    }

    @Override
    public List<Word> top(TrendQuery query) {
      return List.of();
    }
  }
}
