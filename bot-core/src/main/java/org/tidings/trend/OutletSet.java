package org.tidings.trend;

import java.util.Arrays;

/** A set of outlets that is emptied in no time. */
final class OutletSet {
  private int[] stamps = new int[64];
  private int stamp;

  void clear() {
    stamp++;
  }

  /** Adds an outlet; false when it was there. */
  boolean add(int outlet) {
    if (outlet >= stamps.length) {
      stamps = Arrays.copyOf(stamps, Math.max(outlet + 1, stamps.length * 2));
    }
    boolean added = stamps[outlet] != stamp;
    stamps[outlet] = stamp;
    return added;
  }
}
