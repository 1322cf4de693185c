package org.tidings.language;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear model over {@link Grams}: for each number and language of one alphabet a weight in four
 * bits. A text's probabilities are the softmax of its summed weights. Safe for many threads.
 */
final class LetterModel {
  /** Step 0 to 7 as a share of the greatest weight: small weights are many, so they lie closer. */
  static final double BEND = 1.7;

  private static final int STEPS = 7;

  private final Alphabet alphabet;
  private final int bits;
  private final List<String> languages;
  private final float scale;
  private final byte[] weights;

  private LetterModel(
      Alphabet alphabet, int bits, List<String> languages, float scale, byte[] weights) {
    this.alphabet = alphabet;
    this.bits = bits;
    this.languages = languages;
    this.scale = scale;
    this.weights = weights;
  }

  static LetterModel read(DataInputStream in) throws IOException {
    Alphabet alphabet = Alphabet.valueOf(in.readUTF());
    int bits = in.readUnsignedByte();
    List<String> languages = new ArrayList<>();
    int many = in.readUnsignedByte();
    for (int i = 0; i < many; i++) {
      languages.add(in.readUTF());
    }
    float greatest = in.readFloat();
    byte[] packed = in.readNBytes(((many << bits) + 1) / 2);
    byte[] levels = new byte[16];
    for (int step = -STEPS; step <= STEPS; step++) {
      double share = Math.pow((double) Math.abs(step) / STEPS, BEND);
      levels[step + 8] = (byte) Math.round(Math.signum((float) step) * share * Byte.MAX_VALUE);
    }
    byte[] weights = new byte[many << bits];
    for (int i = 0; i < weights.length; i++) {
      int pair = packed[i >> 1];
      weights[i] = levels[(i & 1) == 0 ? pair & 15 : (pair >> 4) & 15];
    }
    return new LetterModel(
        alphabet, bits, List.copyOf(languages), greatest / Byte.MAX_VALUE, weights);
  }

  Alphabet alphabet() {
    return alphabet;
  }

  /** The languages told apart; {@link LanguageDetector#OTHER} stands for the rest. */
  List<String> languages() {
    return languages;
  }

  Grams grams() {
    return new Grams(alphabet, bits);
  }

  /** Each language's score: the logarithm of how much it is worth, up to a constant. */
  double[] scores(Grams grams) {
    int many = languages.size();
    int[] sums = new int[many];
    for (int i = 0; i < grams.count(); i++) {
      int from = grams.at(i) * many;
      for (int c = 0; c < many; c++) {
        sums[c] += weights[from + c];
      }
    }
    double[] scores = new double[many];
    for (int c = 0; c < many; c++) {
      scores[c] = sums[c] * scale;
    }
    return scores;
  }
}
