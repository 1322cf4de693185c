package org.tidings.story;

/** Tells copies of a text, edited, shortened or with lines added, from another report. */
public final class Copies {
  private static final float COPY = 0.5f;

  /** Fewer triples than this prove nothing alone. */
  private static final int FEW = 6;

  private Copies() {}

  /** Whether one text repeats the other. */
  public static boolean copy(Profile a, Profile b) {
    boolean sameTitle = a.titleHash == b.titleHash;
    int least = Math.min(a.triples.length, b.triples.length);
    if (least < FEW) {
      return sameTitle && a.terms.length > 2 && containment(a, b) >= COPY;
    }
    return containment(a, b) >= COPY;
  }

  /** Share of the shorter text's word triples that the other has. */
  public static float containment(Profile a, Profile b) {
    int level = Math.max(a.level, b.level);
    char[] x = a.triples;
    char[] y = b.triples;
    int i = 0;
    int j = 0;
    int left = 0;
    int right = 0;
    int shared = 0;
    while (i < x.length || j < y.length) {
      int p = i < x.length ? x[i] : Integer.MAX_VALUE;
      int q = j < y.length ? y[j] : Integer.MAX_VALUE;
      int triple = Math.min(p, q);
      boolean counts = Profiler.sampled(triple, level);
      if (counts) {
        left += p == triple ? 1 : 0;
        right += q == triple ? 1 : 0;
        shared += p == q ? 1 : 0;
      }
      i += p == triple ? 1 : 0;
      j += q == triple ? 1 : 0;
    }
    int least = Math.min(left, right);
    return least == 0 ? 0 : (float) shared / least;
  }
}
