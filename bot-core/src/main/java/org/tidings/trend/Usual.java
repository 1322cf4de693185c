package org.tidings.trend;

import java.util.HashMap;
import java.util.Map;

/** How much is usually reported in each section, so that a quiet one needs less to stand out. */
final class Usual {
  /** Reports of a section from which its rate says something. */
  private static final int ENOUGH = 20;

  private final Map<String, Integer> reports = new HashMap<>();
  private final Map<String, Double> weights = new HashMap<>();
  private int all;

  void add(Told told) {
    if (!told.copy && !told.section.isEmpty()) {
      reports.merge(told.section, 1, Integer::sum);
      all++;
      weights.clear();
    }
  }

  void remove(Told told) {
    if (!told.copy && !told.section.isEmpty() && reports.containsKey(told.section)) {
      reports.merge(told.section, -1, Integer::sum);
      all--;
      weights.clear();
    }
  }

  /** Weight of a section's stories: the fourth root of the mean rate over its own, .7 to 1.5. */
  double weight(String section) {
    return weights.computeIfAbsent(section, this::work);
  }

  private double work(String section) {
    int own = reports.getOrDefault(section, 0);
    if (own < ENOUGH) {
      return 1;
    }
    long sections = reports.values().stream().filter(count -> count >= ENOUGH).count();
    double mean = (double) all / sections;
    return Math.clamp(Math.sqrt(Math.sqrt(mean / own)), 0.7, 1.5);
  }
}
