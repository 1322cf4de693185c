package org.tidings.article;

/**
 * Identity of a stored article: a number made by the newsroom, never by a database engine.
 *
 * <p>It is the change number of the article's first storing, so ids grow in the order of arrival.
 * Corrections keep the id.
 */
public record ArticleId(long value) implements Comparable<ArticleId> {
  public ArticleId {
    if (value <= 0) {
      throw new IllegalArgumentException("article id must be positive: " + value);
    }
  }

  @Override
  public int compareTo(ArticleId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
