package org.tidings.story;

/**
 * A small learnt function: one hidden layer, answering log-odds. Never changes; safe for many
 * threads.
 */
public final class Net {
  private final int inputs;
  private final int hidden;
  private final float[] weights;

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
  }

  /** How many weights a net has. */
  public static int size(int inputs, int hidden) {
    return hidden * (inputs + 1) + hidden + inputs + 1;
  }

  /** The log-odds of what these features mean. */
  public float apply(float[] features) {
    int at = 0;
    int output = hidden * (inputs + 1);
    float sum = weights[weights.length - 1];
    for (int h = 0; h < hidden; h++) {
      float unit = 0;
      for (int i = 0; i < inputs; i++) {
        unit += weights[at++] * features[i];
      }
      unit += weights[at++];
      if (unit > 0) {
        sum += weights[output + h] * unit;
      }
    }
    int direct = output + hidden;
    for (int i = 0; i < inputs; i++) {
      sum += weights[direct + i] * features[i];
    }
    return sum;
  }
}
