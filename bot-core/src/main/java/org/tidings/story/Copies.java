package org.tidings.story;

/** Tells copies of a text, edited, shortened or with lines added, from another report. */
public final class Copies {
  private static final float COPY = 0.7f;

  /** Share that is enough when the headlines agree. */
  private static final float SOME = 0.3f;

  /** Share from which a text is a copy whatever its headline. */
  private static final float WHOLE = 0.95f;

  /** Telling words that a headline alone must have to be known again. */
  private static final int FEW = 4;

  /** Minutes within which a headline alone is known again; later it may tell of something else. */
  private static final int SOON = 3 * 24 * 60;

  /** Triples in common sight of a long text and a short one that are enough to judge by. */
  private static final int SAMPLE = 5;

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
    return copy(a, b, contained, COPY, SOME);
  }

  /**
   * Whether one text repeats the other by other bars than the product's.
   *
   * @param contained {@link #containment} of the two
   * @param copy share of the shorter text that is enough
   * @param some share that is enough when the headlines agree
   */
  public static boolean copy(Profile a, Profile b, float contained, float copy, float some) {
    if (a.bare || b.bare) {
      return a.titleHash == b.titleHash
          && a.terms.length >= FEW
          && Math.abs((long) a.minute - b.minute) <= SOON;
    }
    return (contained >= copy || (contained >= some && sameTitle(a, b)))
        && (contained >= WHOLE || !Template.differ(a, b));
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
    int cut = Math.min(a.cut, b.cut);
    int left = upTo(a.triples, cut);
    int right = upTo(b.triples, cut);
    int both = 0;
    int i = 0;
    int j = 0;
    while (i < left && j < right) {
      int p = a.triples[i];
      int q = b.triples[j];
      both += p == q ? 1 : 0;
      i += p <= q ? 1 : 0;
      j += q <= p ? 1 : 0;
    }
    return share(both, Math.min(left, right), cut);
  }

  /** How many of sorted triples are not above a cut. */
  static int upTo(char[] triples, int cut) {
    int count = triples.length;
    while (count > 0 && triples[count - 1] > cut) {
      count--;
    }
    return count;
  }

  /** A share of a sample; of one too small to tell, nothing. */
  static float share(int both, int least, int cut) {
    return least == 0 || (least < SAMPLE && cut < Character.MAX_VALUE) ? 0 : (float) both / least;
  }
}
