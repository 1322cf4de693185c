package org.tidings.newsroom;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.tidings.article.Article;
import org.tidings.exchange.ArticleLine;
import org.tidings.newsroom.ArticleStore.Stored;

/**
 * Writes all articles as JSON Lines in order of arrival. Reads beside a process that writes;
 * importing what it wrote into an empty home gives the same lines again.
 */
public final class Exporter {
  private static final int STEP = 500;

  private final ArticleStore store;

  public Exporter(ArticleStore store) {
    this.store = store;
  }

  /**
   * Writes all articles.
   *
   * @return how many
   */
  public long articles(Writer out) throws IOException {
    long count = 0;
    List<Stored> next = store.articlesAfter(0, STEP);
    while (!next.isEmpty()) {
      for (Stored stored : next) {
        Article article = stored.article();
        out.write(ArticleLine.write(article.report(), article.firstSeen()));
        out.write('\n');
        count++;
      }
      next = store.articlesAfter(next.getLast().article().id().value(), STEP);
    }
    return count;
  }
}
