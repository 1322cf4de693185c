package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tidings.story.Background;
import org.tidings.story.Copies;
import org.tidings.story.Profile;
import org.tidings.story.Profiler;

/**
 * Chooses the bars of the copy check on one half of the training pairs and judges them on the
 * other, both ways: {@code fitcopies PAIRS.jsonl}.
 */
public final class FitcopiesBench {
  /** Most false copies that may be: one pair of 2,000. */
  private static final double FALSE = 0.0005;

  private record Pair(Profile a, Profile b, float contained, boolean duplicate) {}

  private record Bars(float copy, float some) {}

  private record Judged(double recall, double wrong) {}

  private FitcopiesBench() {}

  /** Prints what was chosen and reached. */
  public static void main(String[] args) {
    List<List<Pair>> halves = List.of(new ArrayList<>(), new ArrayList<>());
    Profiler profiler = new Profiler(Background.shipped());
    int number = 0;
    for (JsonNode row : NewsFile.rows(Path.of(args[0]))) {
      Profile a = DuplicatesBench.profile(profiler, row.path("a"), 1);
      Profile b = DuplicatesBench.profile(profiler, row.path("b"), 2);
      halves
          .get(number++ % 2)
          .add(new Pair(a, b, Copies.containment(a, b), row.path("duplicate").asBoolean()));
    }
    for (int half = 0; half < 2; half++) {
      Bars bars = best(halves.get(half));
      System.out.printf(
          "chosen %s on half %d: there %s, on the other half %s%n",
          bars, half, judge(halves.get(half), bars), judge(halves.get(1 - half), bars));
    }
  }

  /** Of the bars with the most recall that are wrong seldom enough, the strictest. */
  private static Bars best(List<Pair> pairs) {
    List<Bars> best = new ArrayList<>();
    double most = -1;
    for (int copy = 30; copy <= 80; copy += 5) {
      for (int some = 15; some <= copy; some += 5) {
        Bars bars = new Bars(copy / 100f, some / 100f);
        Judged judged = judge(pairs, bars);
        if (judged.wrong() <= FALSE && judged.recall() >= most) {
          if (judged.recall() > most) {
            best.clear();
          }
          most = judged.recall();
          best.add(bars);
        }
      }
    }
    return best.getLast();
  }

  private static Judged judge(List<Pair> pairs, Bars bars) {
    double duplicates = 0;
    double found = 0;
    double wrong = 0;
    for (Pair pair : pairs) {
      boolean copy = Copies.copy(pair.a(), pair.b(), pair.contained(), bars.copy(), bars.some());
      duplicates += pair.duplicate() ? 1 : 0;
      found += copy && pair.duplicate() ? 1 : 0;
      wrong += copy && !pair.duplicate() ? 1 : 0;
    }
    return new Judged(found / duplicates, wrong / (pairs.size() - duplicates));
  }
}
