package org.tidings.bench.language;

import java.io.DataOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.tidings.language.Alphabet;
import org.tidings.language.Grams;

/**
 * Fits the weights of one alphabet: softmax regression on lines of drawn words, steps by AdaGrad
 * (Duchi, Hazan and Singer 2011).
 */
final class LetterFit {
  /** Lengths of lines in words, each as likely as it stands here: headlines are short. */
  private static final int[] LENGTHS = {1, 2, 2, 2, 2, 2, 3, 3, 5, 8};

  private static final int SHORT_LINE = 2;
  private static final int SHORT_WORD = 4;
  private static final double RATE = 0.3;
  private static final Pattern ACCENTED = Pattern.compile("[^a-z]");

  /** One line in so many has lost its accented letters, one in so many only their accents. */
  private static final int BROKEN = 16;

  private final Alphabet alphabet;
  private final int bits;
  private final List<String> languages;
  private final List<String[]> words;
  private final float[] weights;
  private final float[] seen;
  private final double[] scores;
  private final Grams grams;

  /**
   * Sets up a fit.
   *
   * @param words of each language, as they are drawn
   */
  LetterFit(Alphabet alphabet, int bits, List<String> languages, List<String[]> words) {
    this.alphabet = alphabet;
    this.bits = bits;
    this.languages = languages;
    this.words = words;
    this.weights = new float[languages.size() << bits];
    this.seen = new float[weights.length];
    this.scores = new double[languages.size()];
    this.grams = new Grams(alphabet, bits);
  }

  /** Learns from so many lines and returns the mean loss over the last tenth of them. */
  double fit(long lines, RandomGenerator random) {
    double loss = 0;
    long tail = lines / 10;
    for (long i = 0; i < lines; i++) {
      int language = line(random);
      double told = softmax(weights, language);
      loss += i >= lines - tail ? told : 0;
      step(language, RATE * Math.sqrt(1 - (double) i / lines) + 1e-3);
    }
    return loss / tail;
  }

  /** Draws a line into the features and returns whose it is. */
  private int line(RandomGenerator random) {
    int language = random.nextInt(languages.size());
    String[] from = words.get(language);
    int length = LENGTHS[random.nextInt(LENGTHS.length)];
    int broken = alphabet == Alphabet.LATIN ? random.nextInt(BROKEN) : BROKEN;
    grams.clear();
    int left = length;
    while (left > 0) {
      String word = from[random.nextInt(from.length)];
      if (alphabet != Alphabet.HAN && length <= SHORT_LINE && word.length() < SHORT_WORD) {
        continue;
      }
      left--;
      grams.add(
          switch (broken) {
            case 0 -> ACCENTED.matcher(word).replaceAll("");
            case 1 ->
                ACCENTED.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
            default -> word;
          });
    }
    return language;
  }

  /** Turns the scores of the line into probabilities; returns the loss. */
  private double softmax(float[] by, int language) {
    int many = languages.size();
    Arrays.fill(scores, 0);
    for (int i = 0; i < grams.count(); i++) {
      int from = grams.at(i) * many;
      for (int c = 0; c < many; c++) {
        scores[c] += by[from + c];
      }
    }
    double most = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      most = Math.max(most, score);
    }
    double sum = 0;
    for (int c = 0; c < many; c++) {
      scores[c] = Math.exp(scores[c] - most);
      sum += scores[c];
    }
    for (int c = 0; c < many; c++) {
      scores[c] /= sum;
    }
    return -Math.log(scores[language] + 1e-12);
  }

  private void step(int language, double rate) {
    int many = languages.size();
    for (int c = 0; c < many; c++) {
      float slope = (float) (scores[c] - (c == language ? 1 : 0));
      if (Math.abs(slope) < 1e-4) {
        continue;
      }
      for (int i = 0; i < grams.count(); i++) {
        int at = grams.at(i) * many + c;
        seen[at] += slope * slope;
        weights[at] -= (float) (rate * slope / Math.sqrt(seen[at] + 0.1f));
      }
    }
  }

  /**
   * Writes the weights in four bits each. The greatest that is kept is the one of a few with which
   * lines not fitted on lose least.
   */
  void write(DataOutputStream out, RandomGenerator random) throws IOException {
    float top = 0;
    for (float weight : weights) {
      top = Math.max(top, Math.abs(weight));
    }
    long seed = random.nextLong();
    double least = Double.MAX_VALUE;
    float kept = top;
    for (double share : new double[] {0.2, 0.3, 0.4, 0.55, 0.75, 1}) {
      float greatest = (float) (share * top);
      double loss = loss(Quarters.rounded(weights, greatest), new SplittableRandom(seed));
      if (loss < least) {
        least = loss;
        kept = greatest;
      }
    }
    System.out.printf(
        "%s: loss %.4f in four bits, %.4f before; greatest %.2f of %.2f%n",
        alphabet, least, loss(weights, new SplittableRandom(seed)), kept, top);
    out.writeUTF(alphabet.name());
    out.writeByte(bits);
    out.writeByte(languages.size());
    for (String language : languages) {
      out.writeUTF(language);
    }
    out.writeFloat(kept);
    out.write(Quarters.packed(weights, kept));
  }

  private double loss(float[] by, RandomGenerator random) {
    double loss = 0;
    int lines = 40_000;
    for (int i = 0; i < lines; i++) {
      int language = line(random);
      loss += softmax(by, language);
    }
    return loss / lines;
  }
}
