package org.tidings.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.tidings.story.Background;
import org.tidings.text.ArticleTokens;
import org.tidings.text.Tokens;

/** Counts how often a word of an article is in the other articles of its story. */
final class Stays {
  /** Pairs of articles that the mean of words as common speaks for. */
  private static final double PRIOR = 8;

  private Stays() {}

  /** For each entry of a background a byte: 255 for a word that always stays. */
  static byte[] of(Path data, int[] entries, Predicate<String> filter) {
    Map<Integer, int[]> counts = new HashMap<>();
    Map<String, List<Set<Integer>>> stories = new HashMap<>();
    for (var gold : FitstoriesBench.read(data, "allsides-train", false)) {
      if (filter.test(gold.story())) {
        stories.computeIfAbsent(gold.story(), _ -> new ArrayList<>()).add(words(gold.tokens()));
      }
    }
    for (var story : stories.values()) {
      for (int x = 0; x < story.size(); x++) {
        for (int y = 0; y < story.size(); y++) {
          Set<Integer> a = story.get(x);
          Set<Integer> b = story.get(y);
          if (x != y) {
            for (int word : a) {
              int[] count = counts.computeIfAbsent(word, _ -> new int[2]);
              count[0]++;
              count[1] += b.contains(word) ? 1 : 0;
            }
          }
        }
      }
    }
    return bytes(entries, counts);
  }

  private static byte[] bytes(int[] entries, Map<Integer, int[]> counts) {
    double[][] usual = new double[256 / 8][2];
    for (int entry : entries) {
      int[] count = counts.get(entry >>> 8);
      if (count != null) {
        double[] mean = usual[(entry & 0xff) / 8];
        mean[0] += count[0];
        mean[1] += count[1];
      }
    }
    byte[] bytes = new byte[entries.length];
    for (int i = 0; i < entries.length; i++) {
      double[] mean = usual[(entries[i] & 0xff) / 8];
      double expected = mean[0] == 0 ? 0.2 : mean[1] / mean[0];
      int[] count = counts.getOrDefault(entries[i] >>> 8, new int[2]);
      double stay = (count[1] + PRIOR * expected) / (count[0] + PRIOR);
      bytes[i] = (byte) Math.clamp(Math.round(stay * 255), 1, 250);
    }
    return bytes;
  }

  private static Set<Integer> words(ArticleTokens tokens) {
    Set<Integer> words = new HashSet<>();
    for (Tokens text : List.of(tokens.title(), tokens.summary(), tokens.body())) {
      for (int i = 0; i < text.size(); i++) {
        words.add(Background.key("en", text.term(i)));
      }
    }
    return words;
  }
}
