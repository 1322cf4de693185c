package org.tidings.trend;

import org.jspecify.annotations.Nullable;

/**
 * The articles of the last days by their words: who had a word, newest first, and how common it was
 * before today's events. The oldest article gives way when all places are taken.
 */
final class History {
  /** Articles that are remembered, a power of two. */
  static final int ROOM = 1 << 14;

  /**
   * An article says what is usual only once it is this old, in seconds: events make words common.
   */
  private static final long LAG = 6 * 3600L;

  /** Added to reports with a word and to all, so that a young home takes all words for rare. */
  private static final double UNHEARD = 0.5;

  private static final double YOUNG = 300;

  private static final int LOGS = 2048;

  private final @Nullable Told[] ring = new Told[ROOM];
  private final int[] heads = new int[Wording.WORDS];
  private final char[] usual = new char[Wording.WORDS];
  private final double[] logs = new double[LOGS];
  private int arrived;
  private int counted;
  private int counting;
  private double all = Math.log(YOUNG);

  History() {
    for (int i = 0; i < LOGS; i++) {
      logs[i] = Math.log(i + UNHEARD);
    }
  }

  /** Counts as usual what has become old enough by now. */
  void age(long now) {
    counting = Math.max(counting, arrived - ROOM);
    for (Told old = at(counting); old != null && old.time < now - LAG; old = at(counting)) {
      counting++;
      if (!old.copy && !old.removed && (old.topic == null || !old.topic.isFlood(old.outlet))) {
        count(old, 1);
      }
    }
  }

  private void count(Told told, int change) {
    told.counted = change > 0;
    counted += change;
    all = Math.log(counted + YOUNG);
    for (int word : told.wording.words) {
      usual[word] += (char) change;
    }
  }

  void add(Told told) {
    int number = arrived++;
    int slot = number & ROOM - 1;
    Told old = ring[slot];
    if (old != null) {
      if (old.counted) {
        count(old, -1);
      }
      old.forgetWords();
    }
    ring[slot] = told;
    int[] words = told.wording.words;
    for (int i = 0; i < words.length; i++) {
      told.before[i] = heads[words[i]];
      heads[words[i]] = number * Wording.MOST + i + 1;
    }
  }

  /** Takes an article out; its place stays empty. */
  void remove(Told told) {
    told.removed = true;
    if (told.counted) {
      count(told, -1);
    }
  }

  /** The newest entry of a word, 0 for none. */
  int newest(int word) {
    return heads[word];
  }

  /** The article of an entry; null when it has given way, and all before it too. */
  @Nullable Told at(int number) {
    return number < 0 || number < arrived - ROOM || number >= arrived
        ? null
        : ring[number & ROOM - 1];
  }

  static int number(int entry) {
    return (entry - 1) / Wording.MOST;
  }

  static int place(int entry) {
    return (entry - 1) % Wording.MOST;
  }

  /** When the oldest article that is remembered came, in seconds. */
  long begin() {
    Told oldest = at(Math.max(0, arrived - ROOM));
    return oldest == null ? 0 : oldest.time;
  }

  /** The share of usual articles that have a word. */
  double chance(int word) {
    return (usual[word] + UNHEARD) / (counted + YOUNG);
  }

  /** How telling a word is: minus the logarithm of its chance. */
  double weight(int word) {
    int reports = usual[word];
    double log = reports < LOGS ? logs[reports] : Math.log(reports + UNHEARD);
    return Math.max(0, all - log);
  }
}
