package org.tidings.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.tidings.ingest.page.Forest;

/**
 * Fits a {@link Forest} by gradient boosting on the logistic loss, with histograms of at most 64
 * bins a feature. The same examples in the same order and the same seed give the same forest.
 */
final class ForestFit {
  private static final int BINS = 64;

  /** What features should be answered with, 0 to 1; a group is drawn or left out together. */
  static final class Example {
    private final float[] row;
    private final float answer;
    private final float weight;
    private final int group;

    Example(float[] row, float answer, float weight, int group) {
      this.row = row;
      this.answer = answer;
      this.weight = weight;
      this.group = group;
    }

    float[] row() {
      return row;
    }

    float answer() {
      return answer;
    }

    float weight() {
      return weight;
    }

    int group() {
      return group;
    }
  }

  /**
   * How to fit.
   *
   * @param depth questions asked one after another at most
   * @param rate share of a tree's answer that is added
   * @param least least weight of a leaf
   * @param decay pulls answers to 0
   */
  record Plan(int trees, int depth, float rate, float least, float decay, long seed) {}

  private final List<Example> examples;
  private final Plan plan;
  private final SplittableRandom random;
  private final int width;
  private final float[][] borders;
  private final byte[][] bins;
  private final double[] sums;
  private final double[] slope;
  private final double[] curve;
  private final List<Integer> roots = new ArrayList<>();
  private final Nodes nodes = new Nodes();

  private ForestFit(List<Example> examples, Plan plan) {
    this.examples = examples;
    this.plan = plan;
    random = new SplittableRandom(plan.seed());
    width = examples.getFirst().row().length;
    borders = new float[width][];
    bins = new byte[width][examples.size()];
    for (int f = 0; f < width; f++) {
      cut(f);
    }
    sums = new double[examples.size()];
    slope = new double[examples.size()];
    curve = new double[examples.size()];
  }

  static Forest fit(List<Example> examples, Plan plan) {
    return new ForestFit(examples, plan).run();
  }

  private void cut(int feature) {
    int n = examples.size();
    float[] sorted = new float[n];
    for (int i = 0; i < n; i++) {
      sorted[i] = examples.get(i).row()[feature];
    }
    Arrays.sort(sorted);
    float[] found = new float[BINS];
    int count = 0;
    for (int b = 1; b < BINS; b++) {
      float at = sorted[(int) ((long) b * (n - 1) / BINS)];
      if (at < sorted[n - 1] && (count == 0 || at > found[count - 1])) {
        found[count] = at;
        count++;
      }
    }
    borders[feature] = Arrays.copyOf(found, count);
    for (int i = 0; i < n; i++) {
      int bin = Arrays.binarySearch(borders[feature], examples.get(i).row()[feature]);
      bins[feature][i] = (byte) (bin < 0 ? -bin - 1 : bin);
    }
  }

  private Forest run() {
    for (int t = 0; t < plan.trees(); t++) {
      for (int i = 0; i < sums.length; i++) {
        double p = 1 / (1 + Math.exp(-sums[i]));
        Example example = examples.get(i);
        slope[i] = example.weight() * (example.answer() - p);
        curve[i] = example.weight() * p * (1 - p);
      }
      roots.add(nodes.count);
      grow(drawn(), features());
    }
    return nodes.forest(roots.stream().mapToInt(Integer::intValue).toArray());
  }

  private int[] drawn() {
    int groups = examples.stream().mapToInt(Example::group).max().orElse(0) + 1;
    boolean[] in = new boolean[groups];
    for (int g = 0; g < groups; g++) {
      in[g] = random.nextDouble() < .7;
    }
    int[] rows = new int[examples.size()];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      if (in[examples.get(i).group()] && examples.get(i).weight() > 0) {
        rows[count] = i;
        count++;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  private int[] features() {
    int[] drawn = new int[width];
    int count = 0;
    for (int f = 0; f < width; f++) {
      if (borders[f].length > 0 && random.nextDouble() < .35) {
        drawn[count] = f;
        count++;
      }
    }
    return Arrays.copyOf(drawn, count);
  }

  private void grow(int[] rows, int[] features) {
    int root = nodes.count;
    branch(rows, features, 0);
    // rows that were not drawn get the tree's answer, too
    for (int i = 0; i < sums.length; i++) {
      int node = root;
      while (nodes.features[node] >= 0) {
        node =
            examples.get(i).row()[nodes.features[node]] <= nodes.values[node]
                ? node + 1
                : nodes.otherwise[node];
      }
      sums[i] += nodes.values[node];
    }
  }

  private void branch(int[] rows, int[] features, int depth) {
    double g = 0;
    double h = 0;
    for (int row : rows) {
      g += slope[row];
      h += curve[row];
    }
    int best = -1;
    int cutAt = 0;
    double gain = 1e-6;
    if (depth < plan.depth() && h > 2 * plan.least()) {
      double before = g * g / (h + plan.decay());
      double[] gs = new double[BINS];
      double[] hs = new double[BINS];
      for (int f : features) {
        Arrays.fill(gs, 0);
        Arrays.fill(hs, 0);
        byte[] column = bins[f];
        for (int row : rows) {
          gs[column[row]] += slope[row];
          hs[column[row]] += curve[row];
        }
        double left = 0;
        double leftCurve = 0;
        for (int b = 0; b < borders[f].length; b++) {
          left += gs[b];
          leftCurve += hs[b];
          double rightCurve = h - leftCurve;
          if (leftCurve < plan.least() || rightCurve < plan.least()) {
            continue;
          }
          double right = g - left;
          double now =
              left * left / (leftCurve + plan.decay())
                  + right * right / (rightCurve + plan.decay())
                  - before;
          if (now > gain) {
            gain = now;
            best = f;
            cutAt = b;
          }
        }
      }
    }
    if (best < 0) {
      nodes.add((short) -1, (float) (plan.rate() * g / (h + plan.decay())));
      return;
    }
    int[] low = new int[rows.length];
    int[] high = new int[rows.length];
    int lows = 0;
    int highs = 0;
    for (int row : rows) {
      if (bins[best][row] <= cutAt) {
        low[lows] = row;
        lows++;
      } else {
        high[highs] = row;
        highs++;
      }
    }
    int node = nodes.add((short) best, borders[best][cutAt]);
    branch(Arrays.copyOf(low, lows), features, depth + 1);
    nodes.otherwise[node] = nodes.count;
    branch(Arrays.copyOf(high, highs), features, depth + 1);
  }

  /** The nodes of all trees so far. */
  private static final class Nodes {
    private short[] features = new short[1_024];
    private float[] values = new float[1_024];
    private int[] otherwise = new int[1_024];
    private int count;

    int add(short feature, float value) {
      if (count == features.length) {
        features = Arrays.copyOf(features, count * 2);
        values = Arrays.copyOf(values, count * 2);
        otherwise = Arrays.copyOf(otherwise, count * 2);
      }
      features[count] = feature;
      values[count] = value;
      count++;
      return count - 1;
    }

    Forest forest(int[] roots) {
      return new Forest(
          roots,
          Arrays.copyOf(features, count),
          Arrays.copyOf(values, count),
          Arrays.copyOf(otherwise, count));
    }
  }
}
