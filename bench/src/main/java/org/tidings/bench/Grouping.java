package org.tidings.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** B-cubed precision, recall and F of a grouping. */
record Grouping(double precision, double recall) {
  double f() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  static <G, P> Grouping of(List<G> gold, List<P> found) {
    Map<G, Integer> golds = new HashMap<>();
    Map<P, Integer> founds = new HashMap<>();
    Map<List<Object>, Integer> both = new HashMap<>();
    for (int i = 0; i < gold.size(); i++) {
      golds.merge(gold.get(i), 1, Integer::sum);
      founds.merge(found.get(i), 1, Integer::sum);
      both.merge(List.of(gold.get(i), found.get(i)), 1, Integer::sum);
    }
    double precision = 0;
    double recall = 0;
    for (int i = 0; i < gold.size(); i++) {
      double shared = both.getOrDefault(List.of(gold.get(i), found.get(i)), 0);
      precision += shared / founds.getOrDefault(found.get(i), 1);
      recall += shared / golds.getOrDefault(gold.get(i), 1);
    }
    return new Grouping(precision / gold.size(), recall / gold.size());
  }

  @Override
  public String toString() {
    return "P %.4f R %.4f F %.4f".formatted(precision, recall, f());
  }
}
