package org.tidings.story;

/** Knows headlines made from one template: alike but for a name or a number on each side. */
final class Template {
  /** Words in common that make a template. */
  private static final int FRAME = 2;

  /** Words that one site may change from report to report. */
  private static final int CHANGED = 2;

  private static final int PARTICULAR = Profile.NAME | Profile.NUMBER;

  private Template() {}

  /**
   * Whether two articles tell of different things in the same words. Of one site any words may be
   * what differs, of two only names and numbers that the other article does not have at all.
   */
  static boolean differ(Profile a, Profile b) {
    boolean oneSite = a.site != 0 && a.site == b.site;
    int frame = 0;
    int left = 0;
    int right = 0;
    int i = 0;
    int j = 0;
    while (i < a.terms.length || j < b.terms.length) {
      int p = i < a.terms.length ? a.terms[i] >>> 8 : Integer.MAX_VALUE;
      int q = j < b.terms.length ? b.terms[j] >>> 8 : Integer.MAX_VALUE;
      if (p == q) {
        frame += (a.terms[i] & b.terms[j] & Profile.TITLE) != 0 ? 1 : 0;
      } else {
        int term = p < q ? a.terms[i] : b.terms[j];
        if ((term & Profile.TITLE) != 0) {
          if ((term & PARTICULAR) == 0 && !oneSite) {
            return false;
          }
          left += p < q ? 1 : 0;
          right += p < q ? 0 : 1;
        }
      }
      i += p <= q ? 1 : 0;
      j += q <= p ? 1 : 0;
    }
    return frame >= FRAME
        && left > 0
        && right > 0
        && (!oneSite || Math.max(left, right) <= CHANGED);
  }
}
