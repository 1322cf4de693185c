package org.tidings.story;

/** What time between two reports says of their telling one event; nothing when it is not known. */
final class Age {
  private static final int FREE = 24 * 60;

  private Age() {}

  /** Log-odds taken off for so many minutes between an article and the nearest of a story. */
  static float penalty(int minutes) {
    if (minutes <= FREE) {
      return 0;
    }
    return (float) Math.min(12, 1.5 * Math.log((double) minutes / FREE) / Math.log(2));
  }
}
