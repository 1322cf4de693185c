package org.tidings.bench.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Draws words as a language makes them, from its letter tables alone.
 *
 * <p>The tables do not say where words begin and end, but it follows from them: what is missing
 * when all sequences that add a letter in front of "der" are taken from "der" itself began a word,
 * what is missing behind it ended one. Up to four letters words are thus drawn as they are met;
 * then each letter follows the four before it, so that long words are likely rather than true.
 */
final class WordSource {
  private static final int MEMORY = LetterTables.LONGEST - 1;
  private static final int LONGEST = 30;

  /** A share this much smaller than what it was taken from is rounding. */
  private static final double ROUNDING = 1e-4;

  /** What may follow: letters with rising sums; the last, 0, is the word's end. */
  private static final class Choice {
    private final char[] letters;
    private final double[] sums;

    Choice(char[] letters, double[] sums) {
      this.letters = letters;
      this.sums = sums;
    }

    char draw(RandomGenerator random) {
      double at = random.nextDouble() * sums[sums.length - 1];
      int place = Arrays.binarySearch(sums, at);
      place = place < 0 ? -place - 1 : place + 1;
      return letters[Math.min(place, letters.length - 1)];
    }
  }

  private final Map<String, Choice> choices = new HashMap<>();

  WordSource(LetterTables tables) {
    Map<String, Map<Character, Double>> next = new HashMap<>();
    Map<String, Double> totals = new HashMap<>();
    for (int length = 1; length <= MEMORY; length++) {
      for (Map.Entry<String, Double> start : starts(tables, length).entrySet()) {
        String letters = start.getKey();
        put(next, "^" + letters.substring(0, length - 1), letters, start.getValue());
        totals.put("^" + letters, start.getValue());
      }
    }
    for (Map.Entry<String, Double> five : tables.of(LetterTables.LONGEST).entrySet()) {
      String before = five.getKey().substring(0, MEMORY);
      put(next, before, five.getKey(), five.getValue());
      totals.put(before, tables.of(MEMORY).get(before));
    }
    next.forEach((before, letters) -> choices.put(before, choice(letters, totals.get(before))));
  }

  /** The share of each sequence that stands at the start of a word. */
  private static Map<String, Double> starts(LetterTables tables, int length) {
    Map<String, Double> starts = new HashMap<>(tables.of(length));
    tables
        .of(length + 1)
        .forEach((longer, share) -> starts.merge(longer.substring(1), -share, Double::sum));
    starts
        .entrySet()
        .removeIf(
            start ->
                start.getValue() <= ROUNDING * tables.of(length).getOrDefault(start.getKey(), 1.0));
    return starts;
  }

  private static void put(
      Map<String, Map<Character, Double>> next, String before, String letters, double share) {
    next.computeIfAbsent(before, _ -> new TreeMap<>())
        .put(letters.charAt(letters.length() - 1), share);
  }

  private static Choice choice(
      Map<Character, Double> next, @org.jspecify.annotations.Nullable Double total) {
    char[] letters = new char[next.size() + 1];
    double[] sums = new double[letters.length];
    double sum = 0;
    int at = 0;
    for (Map.Entry<Character, Double> letter : next.entrySet()) {
      sum += letter.getValue();
      letters[at] = letter.getKey();
      sums[at++] = sum;
    }
    sums[at] = total == null ? sum : Math.max(sum, total);
    return new Choice(letters, sums);
  }

  String word(RandomGenerator random) {
    StringBuilder word = new StringBuilder();
    while (word.length() < LONGEST) {
      String before = word.length() < MEMORY ? "^" + word : word.substring(word.length() - MEMORY);
      Choice choice = choices.get(before);
      char letter = choice == null ? 0 : choice.draw(random);
      if (letter == 0) {
        break;
      }
      word.append(letter);
    }
    return word.toString();
  }
}
