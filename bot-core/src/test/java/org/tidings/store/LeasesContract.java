package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.lease.Lease;

/** What every database does for leases. */
abstract class LeasesContract {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Database database;
  private final SqlLeases mine;
  private final SqlLeases yours;

  LeasesContract(Supplier<Database> place) {
    database = place.get();
    mine = new SqlLeases(database, "me");
    yours = new SqlLeases(database, "you");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void givesALeaseToOneHolder() {
    Lease lease = mine.claim("stories", LONG).orElseThrow();

    assertThat(lease.isValid(Duration.ZERO)).isTrue();
    assertThat(yours.claim("stories", LONG)).isEmpty();
    assertThat(yours.claim("other", LONG)).isPresent();
    assertThat(mine.claim("stories", LONG).map(Lease::fence)).contains(lease.fence());
  }

  @Test
  void givesAnotherNumberToAnotherHolder() {
    Lease lease = mine.claim("stories", LONG).orElseThrow();
    mine.release(lease);

    Lease next = yours.claim("stories", LONG).orElseThrow();
    assertThat(next.fence()).isGreaterThan(lease.fence());
    assertThat(mine.holds(lease)).isFalse();
    assertThat(yours.holds(next)).isTrue();
  }

  @Test
  void takesOverWhenTheTimeIsUpAndFencesTheOneThatSlept() {
    Lease slept = mine.claim("stories", LONG).orElseThrow();
    database.update("UPDATE lease SET until = 0"); // the database's clock has passed it

    assertThat(mine.holds(slept)).isFalse();
    Lease next = yours.claim("stories", LONG).orElseThrow();
    assertThat(next.fence()).isEqualTo(slept.fence() + 1);
    mine.release(slept);
    assertThat(yours.holds(next)).isTrue();
  }

  @Test
  void countsANewTermOfTheSameHolder() {
    Lease slept = mine.claim("stories", LONG).orElseThrow();
    database.update("UPDATE lease SET until = 0");

    assertThat(mine.claim("stories", LONG).map(Lease::fence)).contains(slept.fence() + 1);
  }

  @Test
  void spacesWhatProcessesDoTogether() {
    Duration gap = Duration.ofMinutes(1);
    var pace = new SqlPaces(database);

    assertThat(pace.book("chat", gap, 1)).isEqualTo(Duration.ZERO);
    Duration second = pace.book("chat", gap, 1);
    Duration third = pace.book("chat", gap, 1);
    assertThat(second).isBetween(Duration.ofSeconds(50), gap);
    assertThat(third.minus(second)).isBetween(Duration.ofSeconds(50), gap);
    assertThat(pace.book("other chat", gap, 1)).isEqualTo(Duration.ZERO);
  }

  @Test
  void letsABurstThrough() {
    Duration gap = Duration.ofMinutes(1);
    var pace = new SqlPaces(database);
    for (int i = 0; i < 5; i++) {
      assertThat(pace.book("chat", gap, 5)).isEqualTo(Duration.ZERO);
    }
    assertThat(pace.book("chat", gap, 5)).isPositive();
  }

  @Test
  void nobodyWaitsForAloneProcess() {
    assertThat(Optional.of(org.tidings.lease.Leases.alone()))
        .hasValueSatisfying(
            alone -> {
              Lease lease = alone.claim("stories", LONG).orElseThrow();
              assertThat(alone.holds(lease)).isTrue();
            });
  }
}
