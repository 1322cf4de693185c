package org.tidings.bench.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tidings.bench.simulate.Simulation.Size;

class SimulationTest {
  private static Outcome run(int days, long seed) {
    try (Simulation world = new Simulation(days, seed, Size.USUAL)) {
      return world.run();
    }
  }

  @Test
  void keepsEveryPromiseForSomeDays() {
    for (long seed = 1; seed <= 2; seed++) {
      Outcome outcome = run(5, seed);

      assertThat(outcome.kept()).as(outcome.json()).isTrue();
      assertThat(outcome.sent()).isGreaterThan(500);
      assertThat(outcome.kills()).isPositive();
    }
  }

  @Test
  void tellsTheSameOfTheSameSeed() {
    assertThat(run(2, 7)).isEqualTo(run(2, 7));
  }

  @Test
  @Tag("heavy")
  void keepsEveryPromiseForAHundredDays() {
    for (long seed = 101; seed <= 120; seed++) {
      Outcome outcome = run(5, seed);

      assertThat(outcome.kept()).as(outcome.json()).isTrue();
    }
  }
}
