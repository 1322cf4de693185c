package org.tidings.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * When to fetch a feed next: about twice in the usual time between its articles, later when it
 * sleeps or its publisher wishes so, ever later while it fails. Pure but for the jitter.
 */
public final class PollPlan {
  private static final Duration UNKNOWN_RHYTHM = Duration.ofMinutes(20);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(24);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
  private static final double JITTER = 0.15;
  private static final double LEARNING = 0.25;
  private static final int DATES = 20;

  /** Dates closer than this are the document's own, not its articles'. */
  private static final Duration BELIEVED = Duration.ofSeconds(30);

  /** How often to come to this machine itself, which is no stranger. */
  private static final Duration NEAR_FLOOR = Duration.ofSeconds(5);

  private static final Duration NEAR_CALM = Duration.ofSeconds(15);

  private final Duration floor;
  private final Duration calm;
  private final Duration ceiling;
  private final RandomGenerator random;
  private final Optional<PollPlan> near;

  /**
   * @param floor never more often than this; the operator's wish
   * @param ceiling never more seldom while all is well
   */
  public PollPlan(Duration floor, Duration ceiling, RandomGenerator random) {
    if (floor.compareTo(ceiling) > 0 || !floor.isPositive()) {
      throw new IllegalArgumentException("floor %s, ceiling %s".formatted(floor, ceiling));
    }
    this(floor, ceiling, ceiling, random, Optional.empty());
  }

  private PollPlan(
      Duration floor,
      Duration calm,
      Duration ceiling,
      RandomGenerator random,
      Optional<PollPlan> near) {
    this.floor = floor;
    this.calm = calm;
    this.ceiling = ceiling;
    this.random = random;
    this.near = near;
  }

  /**
   * The same plan, but feeds of this machine itself, such as those that a converter makes of other
   * pages, are fetched every 5 to 15 s: politeness is owed to strangers. What they wish still
   * holds.
   */
  public PollPlan oftenAtHome() {
    PollPlan often = new PollPlan(NEAR_FLOOR, NEAR_CALM, ceiling, random, Optional.empty());
    return new PollPlan(floor, calm, ceiling, random, Optional.of(often));
  }

  /** The plan for a feed. */
  public PollPlan of(URI feed) {
    return near.filter(_ -> isNear(feed)).orElse(this);
  }

  private static boolean isNear(URI feed) {
    String host = feed.getHost() == null ? "" : feed.getHost();
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  /**
   * What the publisher wishes.
   *
   * @param ttl how long the document asks to be left alone
   * @param freshFor how long the server says that it stays the same
   * @param skipHours hours of the day, in UTC, in which not to come
   */
  public record Wishes(
      Optional<Duration> ttl, Optional<Duration> freshFor, Set<Integer> skipHours) {
    /** None. */
    public static final Wishes NONE = new Wishes(Optional.empty(), Optional.empty(), Set.of());

    public Wishes {
      skipHours = Set.copyOf(skipHours);
    }
  }

  /** When to come again after the feed was read. */
  public Instant afterSuccess(PollState state, Wishes wishes, Instant now) {
    Duration pause = state.rhythm().orElse(UNKNOWN_RHYTHM.multipliedBy(2)).dividedBy(2);
    Optional<Duration> quiet = state.arrived().map(last -> Duration.between(last, now));
    pause = longer(pause, quiet.map(time -> time.dividedBy(12)));
    pause = pause.compareTo(calm) > 0 ? calm : pause;
    pause = longer(pause, wishes.ttl);
    pause = longer(pause, wishes.freshFor);
    pause = pause.compareTo(ceiling) > 0 ? ceiling : pause;
    pause = pause.compareTo(floor) < 0 ? floor : pause;
    return outside(wishes.skipHours, now.plus(jittered(pause)));
  }

  /**
   * When to come again after a failure.
   *
   * @param retryAfter what the server asked for
   */
  public Instant afterFailure(PollState state, Optional<Duration> retryAfter, Instant now) {
    int doublings = Math.clamp(state.failures() - 1L, 0, 10);
    Duration first = floor.compareTo(FIRST_PAUSE) < 0 ? floor : FIRST_PAUSE;
    Duration pause = first.multipliedBy(1L << doublings);
    pause = longer(pause.compareTo(floor) < 0 ? floor : pause, retryAfter);
    return now.plus(jittered(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
  }

  private static Duration longer(Duration pause, Optional<Duration> other) {
    return other.filter(wish -> wish.compareTo(pause) > 0).orElse(pause);
  }

  /** Later by up to a seventh, never sooner: feeds that were due together drift apart. */
  private Duration jittered(Duration pause) {
    return pause.plusMillis((long) (pause.toMillis() * JITTER * random.nextDouble()));
  }

  private static Instant outside(Set<Integer> skipped, Instant when) {
    Instant at = when;
    for (int i = 0; i < 24 && skipped.contains(at.atZone(ZoneOffset.UTC).getHour()); i++) {
      at = at.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    }
    return skipped.contains(at.atZone(ZoneOffset.UTC).getHour()) ? when : at;
  }

  /**
   * The rhythm after articles arrived.
   *
   * @param dates the publisher's dates of all articles in the document; used while nothing better
   *     is known
   */
  public Optional<Duration> rhythm(
      PollState before, int arrived, List<Instant> dates, Instant now) {
    if (before.arrived().isEmpty() || before.rhythm().isEmpty()) {
      return told(dates, now).or(before::rhythm);
    }
    Duration waited = Duration.between(before.arrived().get(), now);
    if (waited.isNegative()) {
      return before.rhythm(); // the clock was set back
    }
    double seen = (double) waited.toSeconds() / Math.max(1, arrived);
    double was = before.rhythm().get().toSeconds();
    return Optional.of(Duration.ofSeconds(Math.round(was + LEARNING * (seen - was))));
  }

  /** The mean distance of the newest dates; bogus ones stand out and are left aside. */
  private static Optional<Duration> told(List<Instant> dates, Instant now) {
    List<Instant> newest = new ArrayList<>(dates);
    newest.removeIf(date -> date.isAfter(now));
    newest.sort(java.util.Comparator.reverseOrder());
    int count = Math.min(DATES, newest.size());
    if (count < 3) {
      return Optional.empty();
    }
    Duration span = Duration.between(newest.get(count - 1), newest.getFirst());
    Duration mean = span.dividedBy(count - 1L);
    return Optional.of(mean).filter(gap -> gap.compareTo(BELIEVED) > 0);
  }
}
