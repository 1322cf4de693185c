package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.testkit.PostgresServer;

class LeasedCompanionsTest {
  @TempDir private Path folder;
  private final String url = PostgresServer.fresh().url() + "&user=postgres&password=postgres";
  private final Map<String, Home> homes = new HashMap<>();

  @BeforeEach
  void open() throws Exception {
    for (String name : new String[] {"one", "two"}) {
      var surroundings =
          new Tidings.Surroundings(
              Map.of("TIDINGS_DATABASE_URL", url),
              System.in,
              System.out,
              System.err,
              new Stopping());
      homes.put(
          name, Home.open(new Tidings(surroundings, folder.resolve(name)), InstantSource.system()));
    }
  }

  @AfterEach
  void close() {
    homes.values().forEach(Home::close);
  }

  @Test
  void dividesShardsAndGivesThoseOfAProcessThatEndsToOthers() {
    try (LeasedCompanions one = companions("one")) {
      assertThat(one.shards(3)).isEqualTo(Set.of(0, 1, 2));
      try (LeasedCompanions two = companions("two")) {
        assertThat(two.shards(3)).as("none is taken away from it").isEmpty();
        assertThat(one.shards(3)).as("it gives up what is past its share").hasSize(2);
        assertThat(two.shards(3)).hasSize(1).doesNotContainAnyElementsOf(one.shards(3));
      }
      assertThat(one.shards(3)).isEqualTo(Set.of(0, 1, 2));
    }
  }

  @Test
  void letsOneProcessPoll() {
    try (LeasedCompanions two = companions("two")) {
      try (LeasedCompanions one = companions("one")) {
        assertThat(two.listens()).isTrue();
        assertThat(one.listens()).isFalse();
      }
    }
    try (LeasedCompanions one = companions("one")) {
      assertThat(one.listens()).isTrue();
    }
  }

  @Test
  void countsTurnsOfAllProcesses() {
    try (LeasedCompanions one = companions("one");
        LeasedCompanions two = companions("two")) {
      assertThat(one.turn("telegram", Duration.ofMinutes(1), 1)).isZero();
      assertThat(two.turn("telegram", Duration.ofMinutes(1), 1)).isPositive();
    }
  }

  private LeasedCompanions companions(String name) {
    Home home = Objects.requireNonNull(homes.get(name));
    return new LeasedCompanions(home.shared().orElseThrow());
  }
}
