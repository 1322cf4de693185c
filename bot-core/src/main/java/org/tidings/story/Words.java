package org.tidings.story;

import java.util.Arrays;

/** A map from word keys to the newest entry of their chain. */
final class Words {
  private int[] keys = new int[1 << 12];
  private int[] values = new int[1 << 12];
  private int size;

  int get(int key) {
    int mask = keys.length - 1;
    int at = slot(key, mask);
    while (keys[at] != 0) {
      if (keys[at] == key + 1) {
        return values[at];
      }
      at = (at + 1) & mask;
    }
    return -1;
  }

  /** Sets a value and answers the one before, -1 where there was none. */
  int put(int key, int value) {
    if (size * 3 > keys.length * 2) {
      grow();
    }
    int mask = keys.length - 1;
    int at = slot(key, mask);
    while (keys[at] != 0 && keys[at] != key + 1) {
      at = (at + 1) & mask;
    }
    int old = keys[at] == 0 ? -1 : values[at];
    size += keys[at] == 0 ? 1 : 0;
    keys[at] = key + 1;
    values[at] = value;
    return old;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldValues = values;
    keys = new int[oldKeys.length * 2];
    values = new int[keys.length];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        put(oldKeys[i] - 1, oldValues[i]);
      }
    }
  }

  private static int slot(int key, int mask) {
    return ((key * 0x9E3779B1) >>> 8) & mask;
  }

  void clear() {
    Arrays.fill(keys, 0);
    size = 0;
  }
}
