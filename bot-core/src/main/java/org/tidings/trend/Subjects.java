package org.tidings.trend;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How often each word of a headline is reported, so that a subject that is always in the news is
 * told from an event: the words of an event were rare before it.
 */
final class Subjects {
  private static final long STRETCH = Duration.ofHours(4).toSeconds();
  private static final int STRETCHES = 16;

  /** The last stretches say nothing of what is usual: the event itself may be in them. */
  private static final int FRESH = 3;

  /** Words of a headline that are counted. */
  private static final int WORDS = 12;

  /** Shorter words seldom name anything. */
  private static final int SHORT = 3;

  private final Map<Integer, int[]> counts = new HashMap<>();
  private final long[] epochs = new long[STRETCHES];

  /** The words of a headline by their hashes, sorted. */
  static int[] words(String title) {
    Set<Integer> words = new TreeSet<>();
    int start = -1;
    int hash = 0;
    for (int i = 0; i <= title.length() && words.size() < WORDS; i++) {
      char c = i < title.length() ? Character.toLowerCase(title.charAt(i)) : ' ';
      if (Character.isLetterOrDigit(c)) {
        start = start < 0 ? i : start;
        hash = hash * 31 + c;
      } else {
        if (start >= 0 && i - start > SHORT) {
          words.add(hash);
        }
        start = -1;
        hash = 0;
      }
    }
    return words.stream().mapToInt(Integer::intValue).toArray();
  }

  void add(Told told) {
    count(told, 1);
  }

  void remove(Told told) {
    count(told, -1);
  }

  private void count(Told told, int change) {
    if (told.copy) {
      return;
    }
    long epoch = Math.floorDiv(told.time, STRETCH);
    int at = (int) Math.floorMod(epoch, (long) STRETCHES);
    if (epochs[at] < epoch) {
      epochs[at] = epoch;
      counts.values().removeIf(each -> empties(each, at));
    }
    if (epochs[at] == epoch) {
      for (int word : told.words) {
        counts.computeIfAbsent(word, _ -> new int[STRETCHES])[at] += change;
      }
    }
  }

  private static boolean empties(int[] counts, int at) {
    counts[at] = 0;
    return Arrays.stream(counts).allMatch(each -> each == 0);
  }

  /** Reports an hour with this word before a time, those of a story of their own aside. */
  double usual(int word, Coverage story, long end) {
    int[] all = counts.get(word);
    if (all == null) {
      return 0;
    }
    long last = Math.floorDiv(end, STRETCH) - FRESH;
    long first = last - STRETCHES + FRESH + 2;
    int sum = 0;
    int known = 0;
    for (int i = 0; i < STRETCHES; i++) {
      if (epochs[i] > first && epochs[i] <= last) {
        sum += all[i];
        known++;
      }
    }
    for (Told own : story.told) {
      long epoch = Math.floorDiv(own.time, STRETCH);
      if (!own.copy
          && epoch > first
          && epoch <= last
          && Arrays.binarySearch(own.words, word) >= 0) {
        sum--;
      }
    }
    return known == 0 ? 0 : Math.max(0, sum) * 3600.0 / (known * STRETCH);
  }
}
