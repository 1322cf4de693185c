package org.tidings.feed;

/** Identity of a feed; positive, made by the newsroom. */
public record FeedId(long value) implements Comparable<FeedId> {
  /** Articles that an operator imported: for everyone to see, polled by nobody. */
  public static final FeedId ARCHIVE = new FeedId(1);

  public FeedId {
    if (value <= 0) {
      throw new IllegalArgumentException("feed id must be positive: " + value);
    }
  }

  @Override
  public int compareTo(FeedId other) {
    return Long.compare(value, other.value);
  }
}
