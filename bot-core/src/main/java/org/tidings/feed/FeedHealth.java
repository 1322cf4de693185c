package org.tidings.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a feed is doing, for those who ask or must be told.
 *
 * @param perDay its usual number of articles a day; empty while unknown
 * @param lastSuccess when it was last read
 * @param lastArticle when its newest article arrived
 * @param trouble the last failure in words; "" while all is well
 */
public record FeedHealth(
    State state,
    Optional<Double> perDay,
    Optional<Instant> lastSuccess,
    Optional<Instant> lastArticle,
    String trouble) {
  private static final Duration LEAST_SILENCE = Duration.ofDays(2);
  private static final Duration MOST_SILENCE = Duration.ofDays(90);
  private static final int USUAL_GAPS = 8;

  /** Failures in a row that are no passing trouble. */
  static final int FAILING = 5;

  /** What is to be said of a feed. */
  public enum State {
    /** It was not fetched yet. */
    NEW("not fetched yet"),
    FINE("fine"),
    /** The last fetches failed, but only a few. */
    STUMBLING("has had trouble lately"),
    FAILING("cannot be read any more"),
    /** It is read, but brings nothing where it usually would. */
    SILENT("has fallen silent"),
    /** Its server says that it will not come back. */
    GONE("is gone for good");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** Words that go on after the feed's name. */
    public String words() {
      return words;
    }
  }

  /** The health that a poll state shows. */
  public static FeedHealth of(PollState poll, Instant now) {
    return new FeedHealth(
        state(poll, now),
        poll.rhythm()
            .map(gap -> (double) Duration.ofDays(1).toSeconds() / Math.max(1, gap.toSeconds())),
        poll.succeeded(),
        poll.arrived(),
        poll.trouble());
  }

  private static State state(PollState poll, Instant now) {
    if (poll.gone()) {
      return State.GONE;
    }
    if (poll.tried().isEmpty()) {
      return State.NEW;
    }
    if (poll.failures() > 0) {
      return poll.failures() >= FAILING ? State.FAILING : State.STUMBLING;
    }
    return isSilent(poll, now) ? State.SILENT : State.FINE;
  }

  private static boolean isSilent(PollState poll, Instant now) {
    if (poll.arrived().isEmpty() || poll.rhythm().isEmpty()) {
      return false;
    }
    Duration usual = poll.rhythm().get().multipliedBy(USUAL_GAPS);
    Duration bound = usual.compareTo(LEAST_SILENCE) < 0 ? LEAST_SILENCE : usual;
    bound = bound.compareTo(MOST_SILENCE) > 0 ? MOST_SILENCE : bound;
    return Duration.between(poll.arrived().get(), now).compareTo(bound) > 0;
  }
}
