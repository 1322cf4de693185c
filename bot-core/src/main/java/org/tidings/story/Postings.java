package org.tidings.story;

import java.util.Arrays;

/**
 * For each word the newest articles that have it, by their numbers in the window.
 *
 * <p>A word's numbers stand side by side in one array, so that reading them costs few cache misses.
 * A word keeps few numbers at most: a commoner word tells little, and memory stays bounded by the
 * words, not by the articles. Not safe for use by several threads.
 */
final class Postings {
  /** Numbers kept of a word are two to the power of this, at most. */
  private final int deep;

  private static final int NONE = -1;

  /** Key plus one; 0 where there is no word. */
  private int[] keys = new int[1 << 12];

  /** Where a word's numbers begin, and in the lower 4 bits the logarithm of their room. */
  private int[] lists = new int[1 << 12];

  /** How many numbers a word ever had. */
  private int[] counts = new int[1 << 12];

  private int size;

  private int[] numbers = new int[1 << 12];
  private int end;

  /** Lists of each room that are free; each leads to the next. */
  private final int[] free;

  /** Keeps two to the power of {@code deep} numbers of a word, at most; deep is below 16. */
  Postings(int deep) {
    this.deep = deep;
    free = new int[deep + 1];
    Arrays.fill(free, NONE);
  }

  /** Place of a word for {@link #count} and {@link #number}; -1 when no article has it. */
  int find(int key) {
    int mask = keys.length - 1;
    int at = slot(key, mask);
    while (keys[at] != 0) {
      if (keys[at] == key + 1) {
        return at;
      }
      at = (at + 1) & mask;
    }
    return NONE;
  }

  /** How many numbers the word at a place has. */
  int count(int place) {
    return Math.min(counts[place], 1 << (lists[place] & 15));
  }

  /** A number of the word at a place: 0 back is the newest. */
  int number(int place, int back) {
    int list = lists[place];
    return numbers[(list >>> 4) + ((counts[place] - 1 - back) & ((1 << (list & 15)) - 1))];
  }

  /**
   * Notes that an article has a word.
   *
   * @param number larger than all before
   * @param oldest smallest number that is still in the window; words without one are forgotten
   */
  void add(int key, int number, int oldest) {
    if (size * 3 > keys.length * 2) {
      rehash(oldest);
    }
    int mask = keys.length - 1;
    int at = slot(key, mask);
    while (keys[at] != 0 && keys[at] != key + 1) {
      at = (at + 1) & mask;
    }
    if (keys[at] == 0) {
      keys[at] = key + 1;
      lists[at] = take(0);
      counts[at] = 0;
      size++;
    }
    int room = lists[at] & 15;
    if (counts[at] == 1 << room && room < deep) {
      widen(at, room);
      room++;
    }
    numbers[(lists[at] >>> 4) + (counts[at] & ((1 << room) - 1))] = number;
    counts[at]++;
    if (counts[at] == 1 << 30) {
      counts[at] = 1 << deep;
    }
  }

  private void widen(int at, int room) {
    int old = lists[at];
    int wider = take(room + 1);
    System.arraycopy(numbers, old >>> 4, numbers, wider >>> 4, 1 << room);
    give(old);
    lists[at] = wider;
  }

  private int take(int room) {
    int list = free[room];
    if (list != NONE) {
      free[room] = numbers[list >>> 4];
      return list;
    }
    int begin = end;
    end += 1 << room;
    if (end > numbers.length) {
      numbers = Arrays.copyOf(numbers, numbers.length + Math.max(1 << 12, numbers.length / 4));
    }
    return begin << 4 | room;
  }

  private void give(int list) {
    int room = list & 15;
    numbers[list >>> 4] = free[room];
    free[room] = list;
  }

  /** Forgets words that no article of the window has; makes room if that is not enough. */
  private void rehash(int oldest) {
    int[] oldKeys = keys;
    int[] oldLists = lists;
    int[] oldCounts = counts;
    int alive = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        if (number(i, 0) < oldest) {
          oldKeys[i] = 0;
          give(oldLists[i]);
        } else {
          alive++;
        }
      }
    }
    int room = alive * 2 > oldKeys.length ? oldKeys.length * 2 : oldKeys.length;
    keys = new int[room];
    lists = new int[room];
    counts = new int[room];
    size = alive;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = slot(oldKeys[i] - 1, room - 1);
        while (keys[at] != 0) {
          at = (at + 1) & (room - 1);
        }
        keys[at] = oldKeys[i];
        lists[at] = oldLists[i];
        counts[at] = oldCounts[i];
      }
    }
  }

  private static int slot(int key, int mask) {
    return ((key * 0x9E3779B1) >>> 8) & mask;
  }

  void clear() {
    Arrays.fill(keys, 0);
    Arrays.fill(free, NONE);
    size = 0;
    end = 0;
  }
}
