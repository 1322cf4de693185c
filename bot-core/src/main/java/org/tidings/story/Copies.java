package org.tidings.story;

/** Tells copies of a text, edited, shortened or with lines added, from another report. */
public final class Copies {
  private static final float COPY = 0.6f;

  /** Share that is enough when the headlines agree. */
  private static final float SOME = 0.3f;

  /** Telling words that a headline alone must have to be known again. */
  private static final int FEW = 4;

  /** Minutes within which a headline alone is known again; later it may tell of something else. */
  private static final int SOON = 3 * 24 * 60;

  private Copies() {}

  /** Whether one text repeats the other. */
  public static boolean copy(Profile a, Profile b) {
    return copy(a, b, a.bare || b.bare ? 0 : containment(a, b));
  }

  /** Whether one text repeats the other, which {@code likeness} is prepared for. */
  static boolean copy(Profile a, Profile b, Likeness likeness) {
    return copy(a, b, a.bare || b.bare ? 0 : likeness.containment(b));
  }

  private static boolean copy(Profile a, Profile b, float contained) {
    if (a.bare || b.bare) {
      return a.titleHash == b.titleHash
          && a.terms.length >= FEW
          && Math.abs((long) a.minute - b.minute) <= SOON;
    }
    return contained >= COPY || (contained >= SOME && sameTitle(a, b));
  }

  /** Headlines that agree but for a word or so. */
  private static boolean sameTitle(Profile a, Profile b) {
    if (a.titleHash == b.titleHash) {
      return true;
    }
    int left = 0;
    int right = 0;
    int both = 0;
    int i = 0;
    int j = 0;
    while (i < a.terms.length || j < b.terms.length) {
      int p = i < a.terms.length ? a.terms[i] >>> 8 : Integer.MAX_VALUE;
      int q = j < b.terms.length ? b.terms[j] >>> 8 : Integer.MAX_VALUE;
      boolean x = p <= q && (a.terms[i] & Profile.TITLE) != 0;
      boolean y = q <= p && (b.terms[j] & Profile.TITLE) != 0;
      left += x ? 1 : 0;
      right += y ? 1 : 0;
      both += x && y ? 1 : 0;
      i += p <= q ? 1 : 0;
      j += q <= p ? 1 : 0;
    }
    return both >= 4 && both * 5 >= Math.max(left, right) * 4;
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
