package org.tidings.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tidings.story.Net;

/** Fits a {@link Net} to examples by gradient descent (Adam); the same seed gives the same net. */
final class NetFit {
  /** What features should be answered with, and how much it matters. */
  static final class Example {
    private final float[] features;
    private final boolean yes;
    private final float weight;

    Example(float[] features, boolean yes, float weight) {
      this.features = features;
      this.yes = yes;
      this.weight = weight;
    }
  }

  private final int inputs;
  private final int hidden;
  private final Random random;

  NetFit(int inputs, int hidden, long seed) {
    this.inputs = inputs;
    this.hidden = hidden;
    random = new Random(seed);
  }

  float[] fit(List<Example> examples, int rounds, double decay) {
    float[] w = new float[Net.size(inputs, hidden)];
    int output = hidden * (inputs + 1);
    int direct = output + hidden;
    for (int i = 0; i < output + hidden; i++) {
      w[i] = (float) (random.nextGaussian() * Math.sqrt(1.0 / inputs));
    }
    double[] mean = new double[w.length];
    double[] square = new double[w.length];
    double[] gradient = new double[w.length];
    List<Example> order = new ArrayList<>(examples);
    float[] unit = new float[hidden];
    int batch = 64;
    int step = 0;
    for (int round = 0; round < rounds; round++) {
      java.util.Collections.shuffle(order, random);
      double rate = 0.004 * (1 - (double) round / rounds) + 0.0002;
      for (int from = 0; from < order.size(); from += batch) {
        java.util.Arrays.fill(gradient, 0);
        int to = Math.min(order.size(), from + batch);
        for (int e = from; e < to; e++) {
          Example example = order.get(e);
          float[] x = example.features;
          double odds = w[w.length - 1];
          for (int h = 0; h < hidden; h++) {
            int at = h * (inputs + 1);
            float sum = w[at + inputs];
            for (int i = 0; i < inputs; i++) {
              sum += w[at + i] * x[i];
            }
            unit[h] = Math.max(0, sum);
            odds += w[output + h] * unit[h];
          }
          for (int i = 0; i < inputs; i++) {
            odds += w[direct + i] * x[i];
          }
          double error = (1 / (1 + Math.exp(-odds)) - (example.yes ? 1 : 0)) * example.weight;
          for (int h = 0; h < hidden; h++) {
            if (unit[h] > 0) {
              gradient[output + h] += error * unit[h];
              double back = error * w[output + h];
              int at = h * (inputs + 1);
              for (int i = 0; i < inputs; i++) {
                gradient[at + i] += back * x[i];
              }
              gradient[at + inputs] += back;
            }
          }
          for (int i = 0; i < inputs; i++) {
            gradient[direct + i] += error * x[i];
          }
          gradient[w.length - 1] += error;
        }
        step++;
        double correct1 = 1 - Math.pow(0.9, step);
        double correct2 = 1 - Math.pow(0.999, step);
        for (int i = 0; i < w.length; i++) {
          double g = gradient[i] / (to - from) + decay * w[i];
          mean[i] = 0.9 * mean[i] + 0.1 * g;
          square[i] = 0.999 * square[i] + 0.001 * g * g;
          w[i] -= (float) (rate * (mean[i] / correct1) / (Math.sqrt(square[i] / correct2) + 1e-8));
        }
      }
    }
    return w;
  }
}
