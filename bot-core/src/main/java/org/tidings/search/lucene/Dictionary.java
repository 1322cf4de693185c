package org.tidings.search.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Texts in order with weights: the heaviest that begin with something, or nearly with it, in
 * microseconds. About 15 bytes an entry beside its letters. Never changes; safe for many threads.
 */
final class Dictionary {
  private static final int BLOCK = 64;

  private final char[] letters;
  private final int[] starts;
  private final int[] weights;
  private final int[] numbers;
  private final int[] heaviest;

  private Dictionary(char[] letters, int[] starts, int[] weights, int[] numbers) {
    this.letters = letters;
    this.starts = starts;
    this.weights = weights;
    this.numbers = numbers;
    this.heaviest = new int[weights.length / BLOCK + 1];
    for (int i = 0; i < weights.length; i++) {
      heaviest[i / BLOCK] = Math.max(heaviest[i / BLOCK], weights[i]);
    }
  }

  /**
   * A text to complete to.
   *
   * @param number what the maker knows it by
   */
  record Entry(String key, int weight, int number) {}

  static Dictionary of(List<Entry> entries) {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparing(Entry::key));
    int[] starts = new int[sorted.size() + 1];
    for (int i = 0; i < sorted.size(); i++) {
      starts[i + 1] = starts[i] + sorted.get(i).key().length();
    }
    char[] letters = new char[starts[sorted.size()]];
    int[] weights = new int[sorted.size()];
    int[] numbers = new int[sorted.size()];
    for (int i = 0; i < sorted.size(); i++) {
      Entry entry = sorted.get(i);
      entry.key().getChars(0, entry.key().length(), letters, starts[i]);
      weights[i] = entry.weight();
      numbers[i] = entry.number();
    }
    return new Dictionary(letters, starts, weights, numbers);
  }

  Entry entry(int i) {
    return new Entry(
        new String(letters, starts[i], starts[i + 1] - starts[i]), weights[i], numbers[i]);
  }

  /** The heaviest that begin with a text, heaviest first. */
  int[] beginning(String text, int count) {
    Top top = new Top(count);
    int from = place(text, false);
    offer(from, place(text, true), top);
    return top.best();
  }

  /** The heaviest that begin with a text but for one edit; the first letter is right if it can. */
  int[] nearly(String text, int count) {
    Top top = new Top(count);
    String first = text.substring(0, 1);
    near(text, place(first, false), place(first, true), top);
    if (top.size == 0) {
      near(text, 0, weights.length, top);
    }
    return top.best();
  }

  private void offer(int from, int to, Top top) {
    int i = from;
    while (i < to) {
      int end = Math.min(to, (i / BLOCK + 1) * BLOCK);
      if (heaviest[i / BLOCK] > top.least()) {
        for (; i < end; i++) {
          top.offer(i, weights[i]);
        }
      }
      i = end;
    }
  }

  /** The first entry that is not before a text, or that is past all beginning with it. */
  private int place(String text, boolean past) {
    int low = 0;
    int high = weights.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, text);
      if (order < 0 || (past && order == 0)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Zero when the entry begins with the text. */
  private int compare(int entry, String text) {
    int start = starts[entry];
    int length = starts[entry + 1] - start;
    for (int i = 0; i < text.length(); i++) {
      if (i == length) {
        return -1;
      }
      int order = letters[start + i] - text.charAt(i);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Walks the entries as a tree: what begins alike is weighed or left out together. */
  private void near(String text, int from, int to, Top top) {
    int length = text.length();
    int[][] rows = new int[length + 3][length + 1];
    for (int j = 0; j <= length; j++) {
      rows[0][j] = j;
    }
    int known = 0;
    int i = from;
    while (i < to) {
      int size = Math.min(starts[i + 1] - starts[i], length + 1);
      int depth = known;
      boolean cut = false;
      while (depth < size && !cut) {
        int least = row(text, i, depth, rows);
        depth++;
        if (rows[depth][length] <= 1) {
          int end = past(i, depth, to);
          offer(i, end, top);
          i = end;
          cut = true;
        } else if (least > 1) {
          i = past(i, depth, to);
          cut = true;
        }
      }
      int last = i;
      if (!cut) {
        i++;
      } else {
        last = i - 1;
      }
      known = i < to ? Math.min(common(last, i), depth) : 0;
    }
  }

  /** Edits between what is read of an entry and each beginning of the text; returns the least. */
  private int row(String text, int entry, int depth, int[][] rows) {
    char c = letters[starts[entry] + depth];
    int[] last = rows[depth];
    int[] row = rows[depth + 1];
    row[0] = depth + 1;
    int least = row[0];
    for (int j = 1; j <= text.length(); j++) {
      int change = text.charAt(j - 1) == c ? 0 : 1;
      int cost = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
      if (depth > 0
          && j > 1
          && text.charAt(j - 2) == c
          && text.charAt(j - 1) == letters[starts[entry] + depth - 1]) {
        cost = Math.min(cost, rows[depth - 1][j - 2] + 1);
      }
      row[j] = cost;
      least = Math.min(least, cost);
    }
    return least;
  }

  /** The first entry from here on that does not share so many letters. */
  private int past(int entry, int depth, int to) {
    int low = entry + 1;
    int step = 1;
    while (low < to && common(entry, low) >= depth) {
      low += step;
      step *= 2;
    }
    int high = Math.min(low, to);
    low = Math.max(entry + 1, low - step / 2);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (common(entry, middle) >= depth) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int common(int a, int b) {
    int different =
        Arrays.mismatch(letters, starts[a], starts[a + 1], letters, starts[b], starts[b + 1]);
    return different < 0 ? starts[a + 1] - starts[a] : different;
  }

  /** The heaviest so far, in order. */
  private static final class Top {
    private final int[] entries;
    private final int[] weights;
    private int size;

    Top(int count) {
      entries = new int[count];
      weights = new int[count];
    }

    int least() {
      return size < entries.length ? 0 : weights[size - 1];
    }

    void offer(int entry, int weight) {
      if (weight <= least()) {
        return;
      }
      int i = size < entries.length ? size++ : size - 1;
      while (i > 0 && weights[i - 1] < weight) {
        weights[i] = weights[i - 1];
        entries[i] = entries[i - 1];
        i--;
      }
      weights[i] = weight;
      entries[i] = entry;
    }

    int[] best() {
      return Arrays.copyOf(entries, size);
    }
  }
}
