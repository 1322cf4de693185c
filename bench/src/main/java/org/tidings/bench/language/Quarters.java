package org.tidings.bench.language;

/** Weights in four bits: a sign and one of eight steps, as the detector reads them. */
final class Quarters {
  private static final double BEND = 1.7;
  private static final int STEPS = 7;

  private Quarters() {}

  private static int step(float weight, float greatest) {
    double share = Math.min(1, Math.abs(weight) / greatest);
    int low = (int) Math.floor(STEPS * Math.pow(share, 1 / BEND));
    int step = low < STEPS && value(low + 1) - share < share - value(low) ? low + 1 : low;
    return weight < 0 ? -step : step;
  }

  private static double value(int step) {
    return Math.pow((double) step / STEPS, BEND);
  }

  static float[] rounded(float[] weights, float greatest) {
    float[] rounded = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      int step = step(weights[i], greatest);
      rounded[i] = (float) (Math.signum((float) step) * value(Math.abs(step)) * greatest);
    }
    return rounded;
  }

  static byte[] packed(float[] weights, float greatest) {
    byte[] packed = new byte[(weights.length + 1) / 2];
    for (int i = 0; i < weights.length; i++) {
      int nibble = (step(weights[i], greatest) + 8) & 15;
      packed[i >> 1] |= (byte) ((i & 1) == 0 ? nibble : nibble << 4);
    }
    return packed;
  }
}
