package org.tidings.trend;

import java.util.Arrays;

/** In how many reports each word is, and in how many of their headlines. */
final class TermTable {
  private static final int EMPTY = -1;

  private int[] words = new int[32];
  private char[] counts = new char[32];
  private char[] titles = new char[32];
  private int size;

  TermTable() {
    Arrays.fill(words, EMPTY);
  }

  int slots() {
    return words.length;
  }

  int wordAt(int slot) {
    return words[slot];
  }

  /** Reports with the word of a slot, 0 for an empty one. */
  int countAt(int slot) {
    return counts[slot];
  }

  /** The slot of a word, -1 when it has none. */
  int find(int word) {
    int at = slot(word);
    return words[at] == word ? at : EMPTY;
  }

  int count(int word) {
    return counts[slot(word)];
  }

  int titlesAt(int slot) {
    return titles[slot];
  }

  void add(int word, int reports, int headlines) {
    int at = slot(word);
    if (words[at] == EMPTY) {
      if (size * 3 > words.length * 2) {
        grow();
        at = slot(word);
      }
      words[at] = word;
      size++;
    }
    counts[at] += (char) reports;
    titles[at] += (char) headlines;
  }

  /** Where a word is, or would be put. */
  private int slot(int word) {
    int mask = words.length - 1;
    int at = (word * 0x9E3779B1) >>> 16 & mask;
    while (words[at] != EMPTY && words[at] != word) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    int[] oldWords = words;
    char[] oldCounts = counts;
    char[] oldTitles = titles;
    words = new int[oldWords.length * 2];
    counts = new char[words.length];
    titles = new char[words.length];
    Arrays.fill(words, EMPTY);
    for (int i = 0; i < oldWords.length; i++) {
      if (oldWords[i] != EMPTY) {
        int at = slot(oldWords[i]);
        words[at] = oldWords[i];
        counts[at] = oldCounts[i];
        titles[at] = oldTitles[i];
      }
    }
  }
}
