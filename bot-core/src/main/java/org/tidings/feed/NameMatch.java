package org.tidings.feed;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How well a feed fits the words somebody typed. */
record NameMatch(List<String> words) {
  private static final Pattern MARKS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
  private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final int EXACT = 8;
  private static final int BEGUN = 5;
  private static final int INSIDE = 3;
  private static final int SLIP = 2;
  private static final int TOPIC = 1;

  NameMatch {
    words = List.copyOf(words);
  }

  static NameMatch of(String name) {
    return new NameMatch(split(name));
  }

  /** 0 when a word does not fit at all; comparable between feeds for the same words only. */
  int score(Names names) {
    int sum = names.joined.equals(String.join("", words)) ? EXACT : 0;
    for (String word : words) {
      int best = fit(word, names.joined);
      for (String name : names.words) {
        best = Math.max(best, fit(word, name));
      }
      if (best == 0 && !names.topics.contains(word)) {
        return 0;
      }
      sum += Math.max(best, TOPIC);
    }
    return sum;
  }

  /** The words by which a feed may be found. */
  record Names(String joined, List<String> words, List<String> topics) {
    Names {
      words = List.copyOf(words);
      topics = List.copyOf(topics);
    }

    static Names of(StarterFeed feed) {
      List<String> title = split(feed.title());
      Set<String> words = new LinkedHashSet<>(title);
      words.addAll(split(feed.source()));
      words.addAll(split(String.valueOf(feed.url().getHost())));
      return new Names(
          String.join("", title),
          List.copyOf(words),
          split(feed.edition().key() + " " + feed.sector().key()));
    }
  }

  private static int fit(String word, String name) {
    if (word.equals(name)) {
      return EXACT;
    }
    if (name.startsWith(word)) {
      return BEGUN;
    }
    if (word.length() >= 3 && name.contains(word)) {
      return INSIDE;
    }
    int most = forgiven(word);
    boolean near = Math.abs(word.length() - name.length()) <= most;
    return most > 0 && near && slips(word, name) <= most ? SLIP : 0;
  }

  private static int forgiven(String word) {
    if (word.length() < 4) {
      return 0;
    }
    return word.length() < 8 ? 1 : 2;
  }

  /** Letters added, lost, changed or swapped with their neighbour between two words. */
  private static int slips(String word, String name) {
    int[][] cost = new int[word.length() + 1][name.length() + 1];
    for (int i = 0; i <= word.length(); i++) {
      for (int j = 0; j <= name.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, word, name, i, j);
      }
    }
    return cost[word.length()][name.length()];
  }

  private static int cheapest(int[][] cost, String word, String name, int i, int j) {
    boolean same = word.charAt(i - 1) == name.charAt(j - 1);
    int best = cost[i - 1][j - 1] + (same ? 0 : 1);
    best = Math.min(best, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && word.charAt(i - 1) == name.charAt(j - 2)
            && word.charAt(i - 2) == name.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }

  private static List<String> split(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    String plain = Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    for (String word : GAP.split(plain, -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
