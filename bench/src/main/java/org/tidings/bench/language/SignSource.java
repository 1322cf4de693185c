package org.tidings.bench.language;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Draws runs of signs, each by itself: nothing is told of which sign follows which. */
final class SignSource {
  private static final int LONGEST = 9;

  private final String[] signs;
  private final double[] sums;

  SignSource(LetterTables tables) {
    Map<String, Double> shares = new TreeMap<>(tables.of(1));
    signs = shares.keySet().toArray(String[]::new);
    sums = new double[signs.length];
    double sum = 0;
    int at = 0;
    for (double share : shares.values()) {
      sum += share;
      sums[at++] = sum;
    }
  }

  /**
   * A run of two to nine signs.
   *
   * @param chinese only Chinese characters: Japanese headlines, too, may have no kana
   */
  String run(RandomGenerator random, boolean chinese) {
    StringBuilder run = new StringBuilder();
    int length = 2 + random.nextInt(LONGEST - 1);
    while (run.length() < length) {
      int place = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
      String sign = signs[Math.min(signs.length - 1, place < 0 ? -place - 1 : place + 1)];
      if (!chinese || UnicodeScript.of(sign.codePointAt(0)) == UnicodeScript.HAN) {
        run.append(sign);
      }
    }
    return run.toString();
  }
}
