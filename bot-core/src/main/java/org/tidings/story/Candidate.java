package org.tidings.story;

/** A story that an article may belong to, with what speaks for it. */
public final class Candidate {
  /** How many features there are. */
  public static final int FEATURES = 24;

  final Group group;
  final float[] features = new float[FEATURES];
  int nearestMinutes = Integer.MAX_VALUE;

  /** Log-odds that the article belongs to it. */
  float odds;

  float best = Float.NEGATIVE_INFINITY;
  float second = Float.NEGATIVE_INFINITY;
  float worst = Float.POSITIVE_INFINITY;
  float sum;
  float chance;
  float cosine;
  float bestCosine;
  int seen;

  /** Log-odds of its newest article; not a number while that has not spoken. */
  float newest = Float.NaN;

  /** Words of the article that a member has said. */
  long said;

  Candidate(Group group) {
    this.group = group;
  }

  public long story() {
    return group.id;
  }

  /** How many of its articles are in the window. */
  public int size() {
    return group.size;
  }

  /** What the net for stories takes. */
  public float[] features() {
    return features;
  }

  void add(float odds, float alike) {
    float bounded = Math.max(-8, Math.min(8, odds));
    seen++;
    sum += bounded;
    chance += (float) (1 / (1 + Math.exp(-bounded)));
    cosine += alike;
    bestCosine = Math.max(bestCosine, alike);
    worst = Math.min(worst, bounded);
    if (bounded > best) {
      second = best;
      best = bounded;
    } else if (bounded > second) {
      second = bounded;
    }
  }

  void finish(float rival, float crowd, float crowded, float cohesion) {
    features[0] = best / 5;
    features[1] = sum / seen / 5;
    features[2] = (seen == 1 ? best : second) / 5;
    features[3] = worst / 5;
    features[4] = 0;
    features[5] = chance / seen;
    features[6] = (float) (1 / (1 + Math.exp(-best)));
    features[7] = Math.max(-8, rival) / 5;
    features[8] = bestCosine;
    features[9] = cosine / seen;
    int size = size();
    features[10] = size == 1 ? 1 : 0;
    features[11] = crowd / 5;
    features[12] = crowded;
    features[13] = size > 1 ? cohesion / 5 : 0;
    features[14] = size > 1 ? (sum / seen - cohesion) / 5 : 0;
    features[15] = size > 1 ? (best - cohesion) / 5 : 0;
  }
}
