package org.tidings.bench;

import org.tidings.trend.Joining;

/** Logistic regression over features and their products, by Newton's method, slightly shrunk. */
final class LogisticFit {
  private static final int STEPS = 12;

  /** How much a weight of a feature scaled to deviation 1 is held near 0. */
  private static final double SHRINK = 3;

  private static final double ENOUGH = 1e-2;

  private final float[][] rows;
  private final boolean[] same;
  private final double[] importance;
  private final double[] mean = new double[Joining.WEIGHTS];
  private final double[] deviation = new double[Joining.WEIGHTS];
  private final double[] column = new double[Joining.WEIGHTS];

  private LogisticFit(float[][] rows, boolean[] same, double[] importance) {
    this.rows = rows;
    this.same = same;
    this.importance = importance;
  }

  /** The weights as {@link Joining} takes them. */
  static double[] of(float[][] rows, boolean[] same, double[] importance) {
    return new LogisticFit(rows, same, importance).fit();
  }

  private double[] fit() {
    scale();
    double[] weights = new double[Joining.WEIGHTS];
    for (int step = 0; step < STEPS && step(weights) > ENOUGH; step++) {
      // until the weights stand still
    }
    double[] plain = weights.clone();
    for (int i = 1; i < plain.length; i++) {
      plain[i] /= deviation[i];
      plain[0] -= plain[i] * mean[i];
    }
    return plain;
  }

  private void expand(float[] features) {
    int at = 0;
    column[at++] = 1;
    for (float feature : features) {
      column[at++] = feature;
    }
    for (int i = 0; i < features.length; i++) {
      for (int j = i; j < features.length; j++) {
        column[at++] = features[i] * features[j];
      }
    }
  }

  private void scale() {
    for (float[] row : rows) {
      expand(row);
      for (int i = 1; i < column.length; i++) {
        mean[i] += column[i] / rows.length;
        deviation[i] += column[i] * column[i] / rows.length;
      }
    }
    for (int i = 1; i < deviation.length; i++) {
      deviation[i] = Math.sqrt(Math.max(0, deviation[i] - mean[i] * mean[i])) + 1e-6;
    }
  }

  /** One step; returns the largest change. */
  private double step(double[] weights) {
    int size = weights.length;
    double[] slope = new double[size];
    double[][] curve = new double[size][size];
    for (int i = 0; i < size; i++) {
      slope[i] = i == 0 ? 0 : SHRINK * weights[i];
      curve[i][i] = SHRINK;
    }
    for (int r = 0; r < rows.length; r++) {
      expand(rows[r]);
      double odds = weights[0];
      for (int i = 1; i < size; i++) {
        column[i] = (column[i] - mean[i]) / deviation[i];
        odds += weights[i] * column[i];
      }
      double chance = 1 / (1 + Math.exp(-Math.clamp(odds, -30.0, 30.0)));
      double error = importance[r] * (chance - (same[r] ? 1 : 0));
      double bend = importance[r] * chance * (1 - chance);
      for (int i = 0; i < size; i++) {
        slope[i] += error * column[i];
        double part = bend * column[i];
        if (bend > 1e-7) {
          for (int j = 0; j <= i; j++) {
            curve[i][j] += part * column[j];
          }
        }
      }
    }
    return move(weights, curve, slope);
  }

  /** Solves by Cholesky's decomposition and moves the weights. */
  private static double move(double[] weights, double[][] curve, double[] slope) {
    int size = weights.length;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = curve[i][j];
        for (int k = 0; k < j; k++) {
          sum -= curve[i][k] * curve[j][k];
        }
        curve[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / curve[j][j];
      }
    }
    double[] step = slope.clone();
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        step[i] -= curve[i][k] * step[k];
      }
      step[i] /= curve[i][i];
    }
    double most = 0;
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        step[i] -= curve[k][i] * step[k];
      }
      step[i] /= curve[i][i];
      weights[i] -= step[i];
      most = Math.max(most, Math.abs(step[i]));
    }
    return most;
  }
}
