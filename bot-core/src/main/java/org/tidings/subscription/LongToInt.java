package org.tidings.subscription;

/** Slots by id, 18 bytes an entry. Open addressing; a value is stored one higher than it is. */
final class LongToInt {
  private long[] keys = new long[64];
  private int[] values = new int[64];
  private int size;

  int size() {
    return size;
  }

  /** The value, or -1. */
  int get(long key) {
    return values[place(key)] - 1;
  }

  void put(long key, int value) {
    if (size * 4 >= keys.length * 3) {
      grow();
    }
    int place = place(key);
    size += values[place] == 0 ? 1 : 0;
    keys[place] = key;
    values[place] = value + 1;
  }

  /** Closes the gap, so that no mark of the removed stays behind. */
  void remove(long key) {
    int gap = place(key);
    if (values[gap] == 0) {
      return;
    }
    size--;
    values[gap] = 0;
    int next = (gap + 1) & (keys.length - 1);
    while (values[next] != 0) {
      long moved = keys[next];
      int value = values[next];
      values[next] = 0;
      int place = place(moved);
      keys[place] = moved;
      values[place] = value;
      next = (next + 1) & (keys.length - 1);
    }
  }

  private int place(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int place = (int) (mixed ^ (mixed >>> 32)) & (keys.length - 1);
    while (values[place] != 0 && keys[place] != key) {
      place = (place + 1) & (keys.length - 1);
    }
    return place;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != 0) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        values[place] = oldValues[i];
      }
    }
  }
}
