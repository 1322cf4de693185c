package org.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DictionaryTest {
  @Test
  void findsTheHeaviestThatBeginSo() {
    List<Dictionary.Entry> entries = invented(3_000, 5);
    Dictionary dictionary = Dictionary.of(entries);
    for (String typed : List.of("a", "ab", "cab", "ddd", "")) {
      List<Integer> expected =
          entries.stream()
              .filter(entry -> entry.key().startsWith(typed))
              .map(Dictionary.Entry::weight)
              .sorted(Comparator.reverseOrder())
              .limit(7)
              .toList();
      assertThat(weights(dictionary, dictionary.beginning(typed, 7))).isEqualTo(expected);
    }
  }

  @Test
  void findsWhatBeginsNearlySo() {
    List<Dictionary.Entry> entries = invented(400, 6);
    Dictionary dictionary = Dictionary.of(entries);
    Random random = new Random(9);
    for (int i = 0; i < 300; i++) {
      String typed = word(random, 4 + random.nextInt(3));
      List<Integer> expected =
          entries.stream()
              .filter(entry -> entry.key().charAt(0) == typed.charAt(0))
              .filter(entry -> beginsNearly(entry.key(), typed))
              .map(Dictionary.Entry::weight)
              .sorted(Comparator.reverseOrder())
              .limit(5)
              .toList();
      if (!expected.isEmpty()) {
        assertThat(weights(dictionary, dictionary.nearly(typed, 5))).as(typed).isEqualTo(expected);
      }
    }
  }

  @Test
  void hasNothingWhenEmpty() {
    Dictionary dictionary = Dictionary.of(List.of());
    assertThat(dictionary.beginning("a", 3)).isEmpty();
    assertThat(dictionary.nearly("abcd", 3)).isEmpty();
  }

  private static boolean beginsNearly(String key, String typed) {
    for (int end = 0; end <= key.length(); end++) {
      if (edits(key.substring(0, end), typed) <= 1) {
        return true;
      }
    }
    return false;
  }

  private static int edits(String a, String b) {
    int[][] rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          rows[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        rows[i][j] =
            Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
      }
    }
    return rows[a.length()][b.length()];
  }

  private static List<Integer> weights(Dictionary dictionary, int[] found) {
    return Arrays.stream(found).mapToObj(i -> dictionary.entry(i).weight()).toList();
  }

  private static List<Dictionary.Entry> invented(int count, int length) {
    Random random = new Random(count);
    List<Dictionary.Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(new Dictionary.Entry(word(random, 1 + random.nextInt(length + 2)), 1 + i, i));
    }
    return entries;
  }

  private static String word(Random random, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(4)));
    }
    return word.toString();
  }
}
