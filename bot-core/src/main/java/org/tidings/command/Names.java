package org.tidings.command;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares names as people type them: without case, accents and punctuation, forgiving typos. */
final class Names {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Longer names are compared exactly only: the distance costs their product. */
  private static final int LONGEST = 60;

  private Names() {}

  /** "São Tomé!" is {@code "sao tome"}. */
  static String fold(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return GAP.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** The candidates that were probably meant, nearest first. */
  static List<String> nearest(String typed, Collection<String> candidates, int most) {
    String folded = fold(typed);
    if (folded.isEmpty() || folded.length() > LONGEST) {
      return List.of();
    }
    int allowed = folded.length() < 5 ? 1 : 2;
    record Near(String name, int distance) {}
    return candidates.stream()
        .map(name -> new Near(name, distance(folded, fold(name))))
        .filter(near -> near.distance() <= allowed)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(most)
        .map(Near::name)
        .toList();
  }

  /** Edits between two words: inserted, lost, changed or swapped letters; a prefix counts 1. */
  static int distance(String typed, String name) {
    if (name.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    if (typed.length() >= 3 && name.startsWith(typed)) {
      return name.length() == typed.length() ? 0 : 1;
    }
    int[][] cost = new int[typed.length() + 1][name.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= name.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = typed.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1;
        int best =
            Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && typed.charAt(i - 1) == name.charAt(j - 2)
            && typed.charAt(i - 2) == name.charAt(j - 1)) {
          best = Math.min(best, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = best;
      }
    }
    return cost[typed.length()][name.length()];
  }

  /** At most so many UTF-16 units, cut before a whole character, with an ellipsis when cut. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }
}
