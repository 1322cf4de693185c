package org.tidings.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Works out what is usual for a topic's subject: how many reports of the last three days have its
 * telling words as its own reports have them, and when their rate rose.
 */
final class Gauge {
  /** Words that stand for a topic. */
  private static final int SIGNS = 10;

  /** Of its reports this share may have fewer of the words than what counts as its subject. */
  private static final double WEAKER = 0.3;

  private static final double SLACK = 0.8;

  /** Past that is looked at, in seconds. */
  private static final long PAST = 72 * 3600;

  /** Reports of one outlet that count. */
  private static final int OUTLET = 6;

  /** A rise has at least this much before it, and began at most so long ago; hours. */
  private static final double BEFORE = 8;

  private static final double LONGEST = 48;

  /** Added to the reports before a rise, so that no subject is taken for impossible. */
  private static final double PRIOR = 0.3;

  /** Surprise from which a rise is taken for one when the usual rate is told. */
  private static final double RISE = 2;

  private static final double HOUR = 3600;

  /** Stretches of the past that say what is steady, in seconds, and how many. */
  private static final long STRETCH = 8 * 3600;

  private static final int STRETCHES = 7;

  private static final int NO_MORE = 24 * 3600;

  private final History history;
  private final double[] sums = new double[History.ROOM];
  private final int[] touched = new int[History.ROOM];

  Gauge(History history) {
    this.history = history;
  }

  private record Sign(int word, double weight) {}

  /** What is usual for a topic as things are now. */
  Burst of(Topic topic, long now) {
    List<Sign> signs = signs(topic);
    long begin = Math.max(history.begin(), now - PAST);
    return rise(times(signs, need(topic, signs), begin), begin, now, standing(topic, now));
  }

  private List<Sign> signs(Topic topic) {
    List<Sign> signs = new ArrayList<>();
    for (int slot = 0; slot < topic.terms.slots(); slot++) {
      int count = topic.terms.countAt(slot);
      if (count > 1) {
        int word = topic.terms.wordAt(slot);
        signs.add(new Sign(word, history.weight(word) * count / topic.learnt));
      }
    }
    signs.sort(
        (a, b) ->
            a.weight() == b.weight()
                ? Integer.compare(a.word(), b.word())
                : Double.compare(b.weight(), a.weight()));
    return signs.subList(0, Math.min(SIGNS, signs.size()));
  }

  /** How much of the signs an article must have to be of the subject. */
  private static double need(Topic topic, List<Sign> signs) {
    double[] sums = new double[topic.told.size()];
    for (int i = 0; i < sums.length; i++) {
      int[] words = topic.told.get(i).wording.words;
      for (Sign sign : signs) {
        for (int word : words) {
          if (word == sign.word()) {
            sums[i] += sign.weight();
            break;
          }
        }
      }
    }
    Arrays.sort(sums);
    return Math.max(1e-9, sums[(int) (sums.length * WEAKER)] * SLACK);
  }

  /** When reports of the subject came, in order. */
  private long[] times(List<Sign> signs, double need, long begin) {
    int count = 0;
    for (Sign sign : signs) {
      int entry = history.newest(sign.word());
      while (entry > 0) {
        int number = History.number(entry);
        Told told = history.at(number);
        if (told == null || told.time < begin) {
          break;
        }
        int slot = number & History.ROOM - 1;
        if (sums[slot] == 0) {
          touched[count++] = number;
        }
        sums[slot] += sign.weight();
        entry = told.before[History.place(entry)];
      }
    }
    Map<Integer, Integer> outlets = new HashMap<>();
    Arrays.sort(touched, 0, count);
    long[] times = new long[count];
    int found = 0;
    for (int i = 0; i < count; i++) {
      int slot = touched[i] & History.ROOM - 1;
      Told told = history.at(touched[i]);
      if (told != null
          && !told.removed
          && sums[slot] >= need
          && outlets.merge(told.outlet, 1, Integer::sum) <= OUTLET) {
        times[found++] = told.time;
      }
      sums[slot] = 0;
    }
    return Arrays.copyOf(times, found);
  }

  /** The likeliest moment at which the rate rose, and what it was before. */
  private static Burst rise(long[] times, long begin, long now, double standing) {
    int count = times.length;
    double steady = count * HOUR / (now - begin + 1);
    double usual = steady;
    double surprise = 0;
    for (int i = 0; i < count; i++) {
      double after = Math.max(0.5, (now - times[i]) / HOUR);
      double before = (times[i] - begin) / HOUR;
      if (before < BEFORE || after > LONGEST) {
        continue;
      }
      double all = count / (before + after);
      int late = count - i;
      double gain =
          late * Math.log(late / after / all) + (i > 0 ? i * Math.log(i / before / all) : 0);
      if (late / after > i / before && gain > surprise) {
        surprise = gain;
        usual = (i + PRIOR) / before;
      }
    }
    return new Burst(surprise < RISE ? steady : usual, surprise, standing);
  }

  /** Reports an hour with the steadiest headline phrase that half of the newest reports share. */
  private double standing(Topic topic, long now) {
    Map<Long, Integer> counts = new HashMap<>();
    int recent = 0;
    for (Told told : topic.told) {
      if (now - told.time <= NO_MORE) {
        recent++;
        told.wording.count(counts);
      }
    }
    double most = 0;
    for (Map.Entry<Long, Integer> each : counts.entrySet()) {
      if (each.getValue() * 2 >= recent) {
        most = Math.max(most, steady(each.getKey(), now));
      }
    }
    return most;
  }

  /** Reports an hour in the middle one of the stretches before the last. */
  private double steady(long phrase, long now) {
    int known = (int) Math.min(STRETCHES, (now - history.begin()) / STRETCH);
    if (known < 1) {
      return 0;
    }
    int[] reports = new int[known + 1];
    int entry = history.newest((int) (phrase >>> 32));
    while (entry > 0) {
      @Nullable Told told = history.at(History.number(entry));
      if (told == null || now - told.time >= (known + 1) * STRETCH) {
        break;
      }
      if (!told.removed && told.wording.has(phrase)) {
        reports[(int) ((now - told.time) / STRETCH)]++;
      }
      entry = told.before[History.place(entry)];
    }
    int[] past = Arrays.copyOfRange(reports, 1, known + 1);
    Arrays.sort(past);
    return past[known / 2] * HOUR / STRETCH;
  }
}
