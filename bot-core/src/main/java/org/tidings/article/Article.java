package org.tidings.article;

import java.time.Instant;

/**
 * A report that the newsroom accepted: it has an id and a time of arrival.
 *
 * <p>Identity is the id alone. Never compare publication times: publishers correct them.
 *
 * @param firstSeen when it arrived, by our clock
 * @param change number of its last change: storing, correction, move to another story
 */
public record Article(ArticleId id, Instant firstSeen, long change, Report report) {
  public Article {
    if (change < id.value()) {
      throw new IllegalArgumentException(
          "change %d of article %s is older than its id".formatted(change, id));
    }
  }

  /**
   * The time to show and to sort by: the earlier of the claimed time and the arrival, so that a
   * date in the future never pins an article to the top; the arrival when no time is claimed.
   */
  public Instant at() {
    return report
        .created()
        .or(report::updated)
        .filter(claimed -> claimed.isBefore(firstSeen))
        .orElse(firstSeen);
  }

  /**
   * One article's share of a checksum over many, which is the sum of all marks: SplitMix64's
   * finaliser over id and change, so that equal sums mean equal sets.
   */
  public static long mark(long id, long change) {
    long z = id * 0x9E3779B97F4A7C15L + change;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
