package org.tidings.story;

import org.jspecify.annotations.Nullable;

/**
 * What the window keeps of an article: its telling words, a sample of its word triples, its time.
 *
 * <p>About 300 bytes. Everything but the place in a story is fixed.
 */
public final class Profile {
  static final int TITLE = 1;
  static final int LEAD = 2;
  static final int NAME = 4;
  static final int NUMBER = 8;

  /** Two bits: once, twice, three or four times, more often. */
  static final int OFTEN_SHIFT = 4;

  /** The word is among those that the window looks articles up by. */
  static final int POSTED = 64;

  final long id;

  /** Sorted by key; the key in the upper 24 bits, flags in the lower 8. */
  final int[] terms;

  /** The smallest of its triples, sorted. */
  final char[] triples;

  /** All its triples up to this one are kept. */
  final char cut;

  /** Where its words point. */
  final byte[] meaning;

  /** Weekdays in the lower 7 bits and months above that the headline and lead name. */
  final int days;

  /** There is hardly a text beside the headline. */
  final boolean bare;

  final boolean dated;
  final int minute;
  final int site;
  final int titleHash;
  private final short all;
  private final short title;
  private final short lead;
  private final short names;
  private final short nameMass;
  private final short numberMass;
  private final short plain;
  private final short loss;
  private final short titleLoss;

  /** The story that it is in, once it is in the window. */
  @Nullable Group group;

  int before = -1;

  /** Log-odds of its telling the same as the one before; not a number until it is asked for. */
  float tie = Float.NaN;

  long copyOf;

  Profile(
      long id,
      int[] terms,
      char[] triples,
      char cut,
      byte[] meaning,
      int days,
      boolean bare,
      boolean dated,
      int minute,
      int site,
      int titleHash,
      float[] norms) {
    this.id = id;
    this.terms = terms;
    this.triples = triples;
    this.cut = cut;
    this.meaning = meaning;
    this.days = days;
    this.bare = bare;
    this.dated = dated;
    this.minute = minute;
    this.site = site;
    this.titleHash = titleHash;
    all = Float.floatToFloat16(norms[0]);
    title = Float.floatToFloat16(norms[1]);
    lead = Float.floatToFloat16(norms[2]);
    names = Float.floatToFloat16(norms[3]);
    nameMass = Float.floatToFloat16(norms[4]);
    numberMass = Float.floatToFloat16(norms[5]);
    plain = Float.floatToFloat16(norms[6]);
    loss = Float.floatToFloat16(norms[7]);
    titleLoss = Float.floatToFloat16(norms[8]);
  }

  float all() {
    return Float.float16ToFloat(all);
  }

  float title() {
    return Float.float16ToFloat(title);
  }

  float lead() {
    return Float.float16ToFloat(lead);
  }

  float names() {
    return Float.float16ToFloat(names);
  }

  float nameMass() {
    return Float.float16ToFloat(nameMass);
  }

  float numberMass() {
    return Float.float16ToFloat(numberMass);
  }

  float plain() {
    return Float.float16ToFloat(plain);
  }

  /** Log-odds against an article that shares no word. */
  float loss() {
    return Float.float16ToFloat(loss);
  }

  /** Log-odds against an article that shares no word of the headline. */
  float titleLoss() {
    return Float.float16ToFloat(titleLoss);
  }

  /** The keys of its telling words, with flags in the lower 8 bits. */
  public int[] words() {
    return terms.clone();
  }

  /** The first article with its text. */
  long original() {
    return copyOf == 0 ? id : copyOf;
  }

  Group group() {
    if (group == null) {
      throw new IllegalStateException("article " + id + " is not in the window");
    }
    return group;
  }

  /** The id of the article. */
  public long id() {
    return id;
  }
}
