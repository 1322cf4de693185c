package org.tidings.story;

import org.tidings.article.ArticleId;

/** Identity of a story: the id of the article that opened it. Stays when other stories merge in. */
public record StoryId(long value) implements Comparable<StoryId> {
  public StoryId {
    if (value <= 0) {
      throw new IllegalArgumentException("story id must be positive: " + value);
    }
  }

  /** The story that an article opens. */
  public static StoryId openedBy(ArticleId article) {
    return new StoryId(article.value());
  }

  @Override
  public int compareTo(StoryId other) {
    return Long.compare(value, other.value);
  }
}
