package org.tidings.bench;

import java.util.Arrays;
import java.util.List;
import org.tidings.bench.simulate.Outcome;
import org.tidings.bench.simulate.Simulation;

/**
 * Runs delivery over virtual time: {@code bench/run simulate --days N --seed S [--run D]}, in runs
 * of D days (5), each with a seed of its own. Ends with one line of JSON.
 */
public final class SimulateBench {
  private SimulateBench() {}

  public static void main(String... args) {
    List<String> words = Arrays.asList(args);
    int days = number(words, "--days", 100);
    int seed = number(words, "--seed", 1);
    int length = Math.min(days, number(words, "--run", 5));
    Outcome sum = new Outcome(0, seed, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    long began = System.nanoTime();
    for (int run = 0; sum.days() < days; run++) {
      try (Simulation world = new Simulation(length, seed + run, Simulation.Size.USUAL)) {
        Outcome outcome = world.run();
        if (!outcome.kept()) {
          System.err.println("seed " + (seed + run) + ": " + outcome.json());
        }
        sum = sum.plus(outcome);
      }
    }
    System.err.printf("%.1f s%n", (System.nanoTime() - began) / 1e9);
    System.out.println(sum.json());
    if (!sum.kept()) {
      System.exit(1);
    }
  }

  private static int number(List<String> words, String name, int usual) {
    int at = words.indexOf(name);
    return at < 0 || at + 1 == words.size() ? usual : Integer.parseInt(words.get(at + 1));
  }
}
