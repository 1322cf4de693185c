package org.tidings.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.newsroom.TestRoom.NOON;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidings.article.Report;

class HousekeepingTest {
  private final TestRoom room = new TestRoom();

  @Test
  void deletesArticlesThatArrivedTooLongAgo() {
    arrive("Old", NOON.minus(Duration.ofDays(31)));
    arrive("New", NOON.minus(Duration.ofDays(29)));

    assertThat(housekeeping(Optional.of(Duration.ofDays(30))).run()).isOne();

    assertThat(room.store.articlesAfter(0, 10))
        .extracting(stored -> stored.article().report().title())
        .containsExactly("New");
    assertThat(room.index.checksum()).isEqualTo(room.store.checksum());
  }

  @Test
  void keepsEverythingWithoutABound() {
    arrive("Old", NOON.minus(Duration.ofDays(3_000)));

    assertThat(housekeeping(Optional.empty()).run()).isZero();
    assertThat(room.store.count()).isOne();
  }

  @Test
  void tellsOthersTheTimeToSweep() {
    List<Instant> told = new ArrayList<>();
    new Housekeeping(
            room.newsroom,
            room.store,
            Optional.empty(),
            List.of(told::add),
            InstantSource.fixed(NOON))
        .run();

    assertThat(told).containsExactly(NOON);
  }

  private Housekeeping housekeeping(Optional<Duration> keep) {
    return new Housekeeping(room.newsroom, room.store, keep, List.of(), InstantSource.fixed(NOON));
  }

  private void arrive(String title, Instant seen) {
    Report report =
        Report.titled("The Desk", title).link(URI.create("https://desk.example/" + title)).build();
    room.newsroom.accept(List.of(new Arrival(report, TestRoom.FEED, Optional.empty(), seen)));
  }
}
