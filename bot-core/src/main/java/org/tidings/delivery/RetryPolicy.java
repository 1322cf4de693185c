package org.tidings.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.tidings.chat.SendResult;

/** Decides what follows an answer of a platform. */
final class RetryPolicy {
  /** The wait after the first failure; doubled with each further one. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** A closed room is tried after so long, doubled up to the longest. */
  static final Duration PROBE = Duration.ofMinutes(15);

  static final Duration LONGEST_PROBE = Duration.ofHours(6);

  /** How long a request that we gave up may still be on its way. */
  static final Duration UNDER_WAY = Duration.ofSeconds(5);

  private static final Duration LONGEST_BUSY = Duration.ofHours(1);

  private final RandomGenerator random;

  RetryPolicy(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param failures sends to the room that failed in a row before this one
   */
  Next after(SendResult result, int failures, Instant now) {
    return switch (result) {
      case SendResult.Sent(var message) -> new Next.Done(message);
      case SendResult.Busy(Duration wait) -> new Next.Retry(now.plus(bounded(wait)), false);
      case SendResult.NotSent _ ->
          new Next.Retry(now.plus(grown(PAUSE, LONGEST_PAUSE, failures)), true);
      case SendResult.Moved(var to) -> new Next.Redirect(to);
      case SendResult.Closed(String reason, String cure) ->
          new Next.PauseRoom(
              Room.Access.CLOSED, reason, cure, now.plus(grown(PROBE, LONGEST_PROBE, failures)));
      case SendResult.Gone(String reason) ->
          new Next.PauseRoom(
              Room.Access.GONE, reason, "", now.plus(grown(PROBE, LONGEST_PROBE, failures)));
      case SendResult.InDoubt(String reason) ->
          new Next.AskWhetherSent(now.plus(UNDER_WAY), reason);
      case SendResult.Unfit(String reason) -> new Next.GiveUp(reason);
    };
  }

  /** The wait before another look whether a post arrived. */
  Instant lookAgain(Instant tried, Instant now) {
    Duration since = Duration.between(tried, now);
    Duration wait = since.compareTo(PAUSE) < 0 ? PAUSE : since;
    return now.plus(wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait);
  }

  private static Duration bounded(Duration wait) {
    if (wait.compareTo(Duration.ofMillis(100)) < 0) {
      return Duration.ofMillis(100);
    }
    return wait.compareTo(LONGEST_BUSY) > 0 ? LONGEST_BUSY : wait;
  }

  /** Doubled with each failure, and up to a fifth longer so that rooms do not march in step. */
  private Duration grown(Duration first, Duration longest, int failures) {
    Duration wait = first.multipliedBy(1L << Math.min(failures, 10));
    Duration capped = wait.compareTo(longest) > 0 ? longest : wait;
    return capped.plusMillis((long) (capped.toMillis() * 0.2 * random.nextDouble()));
  }
}
