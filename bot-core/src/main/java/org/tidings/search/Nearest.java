package org.tidings.search;

import java.util.Collection;
import java.util.Optional;

/** The known word that was probably meant. */
final class Nearest {
  private Nearest() {}

  /** The first of the words with the fewest edits (swaps of neighbours count one) up to a limit. */
  static Optional<String> of(String typed, Collection<String> known, int limit) {
    int most = Math.min(limit, typed.length() / 3 + (typed.length() > 2 ? 1 : 0));
    String best = null;
    int fewest = most + 1;
    for (String word : known) {
      int edits = edits(typed, word, fewest);
      if (edits < fewest) {
        fewest = edits;
        best = word;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Edits between two words, or {@code limit} when there are as many or more. */
  static int edits(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int cost = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least >= limit) {
        return limit;
      }
      int[] spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return Math.min(limit, last[b.length()]);
  }
}
