package org.tidings.story;

import org.jspecify.annotations.Nullable;

/**
 * How alike two articles are, as features between 0 and about 1.
 *
 * <p>Not safe for use by several threads: the array it answers with is used again.
 */
public final class Likeness {
  /** How many features there are. */
  public static final int FEATURES = 30;

  /** The logarithms of small numbers. */
  private static final float[] LOG = new float[Profiler.KEPT + 2];

  static {
    for (int i = 1; i < LOG.length; i++) {
      LOG[i] = (float) Math.log(i);
    }
  }

  private final Background background;
  private final float[] told = new float[4];
  private long shared;
  private final float[] out = new float[FEATURES];
  private @Nullable Profile prepared;
  private final long[] marked = new long[1 << 10];
  private final int[] places = new int[Profiler.KEPT];
  private final float[] weights = new float[Profiler.KEPT];
  private final float[] gains = new float[Profiler.KEPT];
  private final float[] losses = new float[Profiler.KEPT];
  private final int[] ours = new int[Profiler.KEPT + 1];
  private final int[] theirs = new int[Profiler.KEPT + 1];

  public Likeness(Background background) {
    this.background = background;
  }

  /** Makes ready to compare an article with many. */
  void prepare(Profile profile) {
    if (prepared == profile) {
      return;
    }
    if (prepared != null) {
      for (char triple : prepared.triples) {
        marked[triple >>> 6] = 0;
      }
    }
    prepared = profile;
    for (char triple : profile.triples) {
      marked[triple >>> 6] |= 1L << triple;
    }
    int[] terms = profile.terms;
    for (int i = 0; i < terms.length; i++) {
      int place = background.find(terms[i] >>> 8);
      places[i] = place;
      weights[i] = background.weightAt(place);
      gains[i] = background.gainAt(place, terms[i]);
      losses[i] = background.lossAt(place, terms[i]);
    }
  }

  /** The weight of a word of the prepared article. */
  float weight(int index) {
    return weights[index];
  }

  /** {@link Copies#containment} with the prepared article. */
  float containment(Profile b) {
    Profile a = prepared;
    if (a == null) {
      return 0;
    }
    int cut = Math.min(a.cut, b.cut);
    int both = 0;
    int right = 0;
    for (char triple : b.triples) {
      if (triple > cut) {
        break;
      }
      right++;
      both += (int) (marked[triple >>> 6] >>> triple & 1);
    }
    return Copies.share(both, Math.min(Copies.upTo(a.triples, cut), right), cut);
  }

  /** Finds the words that both have: their places in the one and in the other. */
  private int meet(int[] x, int[] y) {
    int found = 0;
    int i = 0;
    int j = 0;
    while (i < x.length && j < y.length) {
      int left = x[i] >>> 8;
      int right = y[j] >>> 8;
      ours[found] = i;
      theirs[found] = j;
      found += left == right ? 1 : 0;
      i += left <= right ? 1 : 0;
      j += right <= left ? 1 : 0;
    }
    return found;
  }

  /** The features of a pair; the same array at every call. */
  public float[] of(Profile a, Profile b) {
    prepare(a);
    float all = 0;
    float title = 0;
    float aTitle = 0;
    float bTitle = 0;
    float lead = 0;
    float names = 0;
    float nameMass = 0;
    float numberMass = 0;
    float titleNames = 0;
    float sum = 0;
    float most = 0;
    float second = 0;
    told[0] = a.loss();
    told[1] = a.titleLoss();
    told[2] = b.loss();
    told[3] = b.titleLoss();
    shared = 0;
    int[] x = a.terms;
    int[] y = b.terms;
    int count = meet(x, y);
    for (int met = 0; met < count; met++) {
      int i = ours[met];
      shared |= 1L << i;
      int p = x[i];
      int q = y[theirs[met]];
      float weight = weights[i];
      float gain = gains[i] - losses[i];
      // Only a word that the background does not have weighs by what it is here.
      float other = places[i] >= 0 ? gain : background.gainAt(-1, q) - background.lossAt(-1, q);
      told[0] += gain;
      told[1] += (p & Profile.TITLE) != 0 ? gain : 0;
      told[2] += other;
      told[3] += (q & Profile.TITLE) != 0 ? other : 0;
      float square = weight * weight;
      int both = p & q;
      int either = p | q;
      sum += weight;
      if (weight > most) {
        second = most;
        most = weight;
      } else if (weight > second) {
        second = weight;
      }
      all += square * Profiler.OFTEN[p >>> 4 & 3] * Profiler.OFTEN[q >>> 4 & 3];
      aTitle += (p & Profile.TITLE) != 0 ? square : 0;
      bTitle += (q & Profile.TITLE) != 0 ? square : 0;
      title += (both & Profile.TITLE) != 0 ? square : 0;
      lead += (both & Profile.LEAD) != 0 ? square : 0;
      if ((either & Profile.NAME) != 0) {
        names += (both & Profile.NAME) != 0 ? square : 0;
        nameMass += weight;
        titleNames += (both & Profile.TITLE) != 0 ? weight : 0;
      }
      numberMass += (both & Profile.NUMBER) != 0 ? weight : 0;
    }
    float[] f = out;
    f[0] = cosine(all, a.all(), b.all());
    f[1] = cosine(title, a.title(), b.title());
    float covered = share(aTitle, a.title());
    float covers = share(bTitle, b.title());
    f[2] = Math.max(covered, covers);
    f[3] = Math.min(covered, covers);
    f[4] = cosine(names, a.names(), b.names());
    f[5] = Math.min(1, share(numberMass, Math.min(a.numberMass(), b.numberMass())));
    f[6] = (float) Math.log(1 + sum) / 5;
    f[7] = LOG[count + 1] / 4;
    f[8] = most / 9;
    f[9] = second / 9;
    f[10] = containment(b);
    f[11] = cosine(lead, a.lead(), b.lead());
    f[12] = Math.abs(LOG[x.length + 1] - LOG[y.length + 1]) / 2;
    f[13] = LOG[Math.min(x.length, y.length) + 1] / 4;
    f[14] = Math.min(1, share(nameMass, Math.min(a.nameMass(), b.nameMass())));
    f[15] = Math.min(1, Math.min(a.nameMass(), b.nameMass()) / 30);
    f[16] = a.numberMass() > 0 && b.numberMass() > 0 && numberMass == 0 ? 1 : 0;
    f[17] = Math.min(1.5f, titleNames / 20);
    f[24] = bounded(Math.min(told[0], told[2]));
    f[25] = bounded(Math.max(told[0], told[2]));
    f[26] = bounded(Math.min(told[1], told[3]));
    f[27] = bounded(Math.max(told[1], told[3]));
    f[28] = bounded(told[0] / (4 + x.length) * 30);
    f[29] = bounded(told[2] / (4 + y.length) * 30);
    if (f[28] > f[29]) {
      float swap = f[28];
      f[28] = f[29];
      f[29] = swap;
    }
    f[18] = Meaning.cosine(a.meaning, b.meaning);
    f[19] = f[18] * f[0];
    int aDays = a.days & 0x7f;
    int bDays = b.days & 0x7f;
    f[20] = (aDays & bDays) != 0 ? 1 : 0;
    f[21] = aDays != 0 && bDays != 0 && (aDays & bDays) == 0 ? 1 : 0;
    int months = a.days & b.days & ~0x7f;
    f[22] = months != 0 ? 1 : 0;
    f[23] = a.days >>> 7 != 0 && b.days >>> 7 != 0 && months == 0 ? 1 : 0;
    return f;
  }

  /** Which words of the first article of the last pair the second has too. */
  long shared() {
    return shared;
  }

  /** How much of the prepared article a story has said that has the words of a mask. */
  void cover(long mask, float[] features, int from) {
    Profile profile = prepared;
    if (profile == null) {
      return;
    }
    float told = 0;
    float all = 0;
    float title = 0;
    float names = 0;
    float numbers = 0;
    for (int i = 0; i < profile.terms.length; i++) {
      if ((mask >>> i & 1) == 0) {
        told += losses[i];
        continue;
      }
      int term = profile.terms[i];
      float weight = weights[i];
      told += gains[i];
      all += weight * weight;
      title += (term & Profile.TITLE) != 0 ? weight * weight : 0;
      names += (term & Profile.NAME) != 0 ? weight : 0;
      numbers += (term & Profile.NUMBER) != 0 ? weight : 0;
    }
    features[from] = share(all, profile.plain());
    features[from + 1] = share(title, profile.title());
    features[from + 2] = share(names, profile.nameMass());
    features[from + 3] = share(numbers, profile.numberMass());
    features[from + 4] = bounded(told);
    features[from + 5] = profile.numberMass() > 0 ? 1 : 0;
    features[from + 6] = Math.min(1, profile.nameMass() / 30);
    features[from + 7] = LOG[profile.terms.length + 1] / 4;
  }

  private static float cosine(float dot, float a, float b) {
    return a <= 0 || b <= 0 ? 0 : dot / (float) Math.sqrt((double) a * b);
  }

  private static float bounded(float score) {
    return Math.clamp(score / 20, -2, 3);
  }

  private static float share(float part, float whole) {
    return whole <= 0 ? 0 : part / whole;
  }
}
