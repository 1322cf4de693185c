package org.tidings.subscription;

import java.util.Arrays;

/** A small growing list of numbers. */
final class IntList {
  private static final int[] NONE = {};
  private int[] values = NONE;
  private int size;

  int size() {
    return size;
  }

  int get(int i) {
    return values[i];
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size == 0 ? 1 : size + Math.max(1, size / 4));
    }
    values[size++] = value;
  }

  int pop() {
    return values[--size];
  }

  /** Takes out the first equal value; the last takes its place. */
  void remove(int value) {
    for (int i = 0; i < size; i++) {
      if (values[i] == value) {
        values[i] = values[--size];
        return;
      }
    }
  }

  void clear() {
    size = 0;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
