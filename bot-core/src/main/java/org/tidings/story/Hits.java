package org.tidings.story;

import java.util.Arrays;

/** Adds up scores of few articles out of many. Not safe for use by several threads. */
final class Hits {
  private final int[] numbers;
  private final float[] scores;
  private final int[] slots;
  private int size;

  /** Room for as many articles as {@code most} says. */
  Hits(int most) {
    int room = Integer.highestOneBit(most) * 4;
    numbers = new int[room];
    scores = new float[room];
    slots = new int[most];
    Arrays.fill(numbers, -1);
  }

  void add(int number, float score) {
    int mask = numbers.length - 1;
    int at = ((number * 0x9E3779B1) >>> 12) & mask;
    while (numbers[at] != number) {
      if (numbers[at] < 0) {
        numbers[at] = number;
        slots[size++] = at;
        break;
      }
      at = (at + 1) & mask;
    }
    scores[at] += score;
  }

  int size() {
    return size;
  }

  int number(int index) {
    return numbers[slots[index]];
  }

  float score(int index) {
    return scores[slots[index]];
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      numbers[slots[i]] = -1;
      scores[slots[i]] = 0;
    }
    size = 0;
  }
}
