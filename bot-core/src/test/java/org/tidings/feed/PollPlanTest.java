package org.tidings.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidings.feed.PollPlan.Wishes;

class PollPlanTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration FLOOR = Duration.ofMinutes(5);
  private static final Duration CEILING = Duration.ofHours(6);

  private final PollPlan plan = new PollPlan(FLOOR, CEILING, new SplittableRandom(1));

  private static PollState every(Duration rhythm) {
    return PollState.fresh(new FeedId(7), NOON).read(NOON).brought(NOON, Optional.of(rhythm));
  }

  private Duration pause(PollState state, Wishes wishes) {
    return Duration.between(NOON, plan.afterSuccess(state, wishes, NOON));
  }

  private static Wishes ttl(Duration ttl) {
    return new Wishes(Optional.of(ttl), Optional.empty(), Set.of());
  }

  @Test
  void comesAboutTwiceInAFeedsOwnRhythm() {
    assertThat(pause(every(Duration.ofHours(1)), Wishes.NONE))
        .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(35));
  }

  @Test
  void staysBetweenFloorAndCeiling() {
    assertThat(pause(every(Duration.ofSeconds(20)), Wishes.NONE))
        .isBetween(FLOOR, FLOOR.multipliedBy(2));
    assertThat(pause(every(Duration.ofDays(30)), Wishes.NONE))
        .isBetween(CEILING, CEILING.plusHours(1));
    assertThat(pause(every(Duration.ofHours(1)), ttl(Duration.ofDays(365))))
        .isBetween(CEILING, CEILING.plusHours(1));
  }

  @Test
  void obeysTtlAndCacheHeadersWhereTheyAskForMore() {
    var fresh = new Wishes(Optional.empty(), Optional.of(Duration.ofHours(2)), Set.of());

    assertThat(pause(every(Duration.ofMinutes(20)), ttl(Duration.ofHours(1))))
        .isGreaterThanOrEqualTo(Duration.ofHours(1));
    assertThat(pause(every(Duration.ofMinutes(20)), fresh))
        .isGreaterThanOrEqualTo(Duration.ofHours(2));
    assertThat(pause(every(Duration.ofHours(4)), ttl(Duration.ofMinutes(1))))
        .isGreaterThanOrEqualTo(Duration.ofHours(2));
  }

  @Test
  void sleepsWhileAFeedSleeps() {
    var busyByDay = every(Duration.ofMinutes(10));
    var night = NOON.plus(Duration.ofHours(12));

    assertThat(Duration.between(night, plan.afterSuccess(busyByDay, Wishes.NONE, night)))
        .isGreaterThanOrEqualTo(Duration.ofHours(1));
  }

  @Test
  void leavesOutTheHoursThatAPublisherSkips() {
    var wishes = new Wishes(Optional.empty(), Optional.empty(), Set.of(12, 13));

    assertThat(plan.afterSuccess(every(Duration.ofMinutes(20)), wishes, NOON))
        .isEqualTo(Instant.parse("2026-01-01T14:00:00Z"));
  }

  @Test
  void comesAllTheSameWhenEveryHourIsToBeSkipped() {
    Set<Integer> all = Set.copyOf(IntStream.range(0, 24).boxed().toList());

    assertThat(
            pause(
                every(Duration.ofMinutes(20)), new Wishes(Optional.empty(), Optional.empty(), all)))
        .isLessThan(Duration.ofMinutes(20));
  }

  @Test
  void backsOffToADayAtMost() {
    PollState state = PollState.fresh(new FeedId(7), NOON);
    Duration last = Duration.ZERO;
    for (int i = 0; i < 40; i++) {
      state = state.failed(NOON, "its server has an error");
      Duration pause = Duration.between(NOON, plan.afterFailure(state, Optional.empty(), NOON));
      assertThat(pause.multipliedBy(6).dividedBy(5)).isGreaterThan(last);
      last = pause;
    }
    assertThat(last).isBetween(Duration.ofHours(24), Duration.ofHours(28));
  }

  @Test
  void waitsAsLongAsAServerAsksButNoLongerThanADay() {
    var once = PollState.fresh(new FeedId(7), NOON).failed(NOON, "busy");

    assertThat(plan.afterFailure(once, Optional.of(Duration.ofHours(3)), NOON))
        .isAfterOrEqualTo(NOON.plus(Duration.ofHours(3)));
    assertThat(plan.afterFailure(once, Optional.of(Duration.ofDays(9_999)), NOON))
        .isBefore(NOON.plus(Duration.ofHours(28)));
  }

  @Test
  void learnsARhythmFromTheDatesOfTheFirstDocument() {
    List<Instant> dates =
        IntStream.range(0, 12).mapToObj(i -> NOON.minus(Duration.ofHours(2L * i))).toList();

    assertThat(plan.rhythm(PollState.fresh(new FeedId(7), NOON), 12, dates, NOON))
        .contains(Duration.ofHours(2));
  }

  @Test
  void learnsNothingFromDatesOfTheFuture() {
    List<Instant> dates =
        IntStream.range(1, 12).mapToObj(i -> NOON.plus(Duration.ofDays(i))).toList();

    assertThat(plan.rhythm(PollState.fresh(new FeedId(7), NOON), 12, dates, NOON)).isEmpty();
  }

  @Test
  void followsAChangingRhythmSlowly() {
    Instant later = NOON.plus(Duration.ofHours(5));

    var rhythm = plan.rhythm(every(Duration.ofHours(1)), 1, List.of(), later);

    assertThat(rhythm).contains(Duration.ofHours(2));
  }

  @Test
  void keepsItsRhythmWhenTheClockIsSetBack() {
    Instant earlier = NOON.minus(Duration.ofDays(400));

    assertThat(plan.rhythm(every(Duration.ofHours(1)), 1, List.of(), earlier))
        .contains(Duration.ofHours(1));
  }

  @Test
  void spreadsFeedsThatWereDueTogether() {
    assertThat(
            IntStream.range(0, 100)
                .mapToObj(_ -> pause(every(Duration.ofHours(2)), Wishes.NONE).toMinutes())
                .distinct())
        .hasSizeGreaterThan(5);
  }

  @Test
  void asksThisMachineItselfOftenUnlessItWishesOtherwise() {
    PollPlan often = plan.oftenAtHome();
    var daily = every(Duration.ofDays(1));
    var local = URI.create("http://127.0.0.1:8080/feed");

    assertThat(Duration.between(NOON, often.of(local).afterSuccess(daily, Wishes.NONE, NOON)))
        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(18));
    assertThat(
            Duration.between(
                NOON, often.of(local).afterSuccess(daily, ttl(Duration.ofHours(1)), NOON)))
        .isGreaterThanOrEqualTo(Duration.ofHours(1));
    assertThat(often.of(URI.create("https://127.0.0.1.example.org/feed"))).isSameAs(often);
    assertThat(plan.of(local)).isSameAs(plan);
  }
}
