package org.tidings.discord;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import okhttp3.Headers;
import okhttp3.Response;

/**
 * Keeps below Discord's limits before they are hit: per route as the {@code X-RateLimit} headers
 * tell, and 50 requests a second over all. Answers how long to wait, never waits. Safe for many
 * threads.
 */
final class Pace {
  /** A little under Discord's 50, because its second is not ours. */
  private static final int PER_SECOND = 45;

  private static final int MOST_BUCKETS = 10_000;
  private final LongSupplier nanos;
  private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();
  private long secondStart;
  private int inSecond;
  private long closedUntil;

  Pace(LongSupplier nanos) {
    this.nanos = nanos;
    this.secondStart = nanos.getAsLong();
    this.closedUntil = nanos.getAsLong();
  }

  /**
   * Takes a place on a route.
   *
   * @param route template and major parameters
   * @param global whether it counts in the limit over all; answers to interactions do not
   * @return how long to wait before asking again; zero when the place is taken
   */
  Duration take(String route, boolean global) {
    long now = nanos.getAsLong();
    Bucket bucket = buckets.computeIfAbsent(route, _ -> new Bucket());
    synchronized (bucket) {
      if (bucket.known && now - bucket.resetAt >= 0) {
        bucket.known = false;
      }
      if (bucket.known && bucket.left <= 0) {
        return Duration.ofNanos(bucket.resetAt - now);
      }
      Duration wait = global ? takeGlobal(now) : Duration.ZERO;
      if (wait.isZero() && bucket.known) {
        bucket.left--;
      }
      return wait;
    }
  }

  private synchronized Duration takeGlobal(long now) {
    if (now - closedUntil < 0) {
      return Duration.ofNanos(closedUntil - now);
    }
    if (now - secondStart >= 1_000_000_000L) {
      secondStart = now;
      inSecond = 0;
    }
    if (inSecond >= PER_SECOND) {
      return Duration.ofNanos(1_000_000_000L - (now - secondStart));
    }
    inSecond++;
    return Duration.ZERO;
  }

  /** Learns from an answer's headers. */
  void learn(String route, Response answer) {
    Headers headers = answer.headers();
    Duration reset = seconds(headers.get("X-RateLimit-Reset-After"));
    if (!reset.isZero()) {
      note(route, (int) number(headers.get("X-RateLimit-Remaining"), 1), reset);
    }
  }

  /** Learns from a 429. */
  void close(String route, boolean global, Duration wait) {
    if (global) {
      synchronized (this) {
        closedUntil = nanos.getAsLong() + wait.toNanos();
      }
    } else {
      note(route, 0, wait);
    }
  }

  private void note(String route, int left, Duration reset) {
    if (buckets.size() > MOST_BUCKETS) {
      long now = nanos.getAsLong();
      buckets.values().removeIf(old -> old.isOver(now));
    }
    Bucket bucket = buckets.computeIfAbsent(route, _ -> new Bucket());
    synchronized (bucket) {
      bucket.known = true;
      bucket.left = left;
      bucket.resetAt = nanos.getAsLong() + reset.toNanos();
    }
  }

  private static Duration seconds(@org.jspecify.annotations.Nullable String text) {
    return Duration.ofMillis(Math.clamp((long) (number(text, 0) * 1000), 0, 3_600_000));
  }

  private static double number(@org.jspecify.annotations.Nullable String text, double otherwise) {
    try {
      return text == null ? otherwise : Double.parseDouble(text);
    } catch (NumberFormatException _) {
      return otherwise;
    }
  }

  /** What is known of one route. */
  private static final class Bucket {
    private boolean known;
    private int left;
    private long resetAt;

    private synchronized boolean isOver(long now) {
      return !known || now - resetAt >= 0;
    }
  }
}
