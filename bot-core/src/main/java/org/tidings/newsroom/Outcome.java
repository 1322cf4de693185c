package org.tidings.newsroom;

import org.tidings.article.ArticleId;

/** What the newsroom made of an arrival. */
public sealed interface Outcome {
  ArticleId article();

  /** It was stored as a new article. */
  record New(ArticleId article) implements Outcome {}

  /** It changed an article that was there. */
  record Corrected(ArticleId article) implements Outcome {}

  /** It was there already. */
  record Known(ArticleId article) implements Outcome {}
}
