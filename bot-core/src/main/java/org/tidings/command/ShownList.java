package org.tidings.command;

import java.time.Instant;
import java.util.List;
import org.tidings.article.ArticleId;

/**
 * A list as it was shown: fixed, so that its pages and numbers stay while articles arrive.
 *
 * @param desk {@link NewsDesk#name()} of the newsroom it came from
 * @param line the command that made it, with every value named: {@code "latest sector:energy"}
 * @param title what it was called, at most 300 UTF-16 units
 * @param at when the list was made; further pages look no later than this
 * @param articles number 1 first, at most 1,000
 * @param total how many there are in all, as far as known
 */
public record ShownList(
    String desk, String line, String title, Instant at, List<ArticleId> articles, long total) {
  /** Most articles of a list. */
  public static final int LONGEST = 1000;

  public ShownList {
    articles = List.copyOf(articles);
    if (articles.size() > LONGEST) {
      throw new IllegalArgumentException("list of %d articles".formatted(articles.size()));
    }
  }
}
