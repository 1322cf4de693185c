package org.tidings.story;

/**
 * A small learnt function: one hidden layer, answering log-odds. Never changes; safe for many
 * threads.
 */
public final class Net {
  private final int inputs;
  private final int hidden;
  private final float[] weights;

  /** The weights of each input, unit by unit, so that all units are summed side by side. */
  private final float[][] rows;

  private final float[] biases;

  /**
   * Takes the weights in the order: for each hidden unit its inputs and its bias, then the output's
   * weights of the hidden units, of the inputs, and its bias.
   */
  public Net(int inputs, int hidden, float[] weights) {
    if (weights.length != size(inputs, hidden)) {
      throw new IllegalArgumentException(
          "%d weights for %d inputs and %d units".formatted(weights.length, inputs, hidden));
    }
    this.inputs = inputs;
    this.hidden = hidden;
    this.weights = weights.clone();
    rows = new float[inputs][hidden];
    biases = new float[hidden];
    for (int h = 0; h < hidden; h++) {
      int at = h * (inputs + 1);
      for (int i = 0; i < inputs; i++) {
        rows[i][h] = weights[at + i];
      }
      biases[h] = weights[at + inputs];
    }
  }

  /** How many weights a net has. */
  public static int size(int inputs, int hidden) {
    return hidden * (inputs + 1) + hidden + inputs + 1;
  }

  /** The log-odds of what these features mean. */
  public float apply(float[] features) {
    float[] units = new float[hidden];
    System.arraycopy(biases, 0, units, 0, hidden);
    float sum = weights[weights.length - 1];
    int direct = hidden * (inputs + 1) + hidden;
    for (int i = 0; i < inputs; i++) {
      float feature = features[i];
      sum += weights[direct + i] * feature;
      if (feature != 0) {
        float[] row = rows[i];
        for (int h = 0; h < units.length; h++) {
          units[h] += row[h] * feature;
        }
      }
    }
    int output = hidden * (inputs + 1);
    for (int h = 0; h < hidden; h++) {
      sum += weights[output + h] * Math.max(0, units[h]);
    }
    return sum;
  }
}
