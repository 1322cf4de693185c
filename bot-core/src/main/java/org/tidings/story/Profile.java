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

  /** Sorted. */
  final char[] triples;

  /** One in 2^level of the triples is kept. */
  final byte level;

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
  final float all;
  final float title;
  final float lead;
  final float names;
  final float nameMass;
  final float numberMass;
  final float plain;

  /** Log-odds against an article that shares no word, and none of the headline. */
  final float loss;

  final float titleLoss;

  /** The story that it is in, once it is in the window. */
  @Nullable Group group;

  int before = -1;
  long copyOf;

  Profile(
      long id,
      int[] terms,
      char[] triples,
      byte level,
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
    this.level = level;
    this.meaning = meaning;
    this.days = days;
    this.bare = bare;
    this.dated = dated;
    this.minute = minute;
    this.site = site;
    this.titleHash = titleHash;
    all = norms[0];
    title = norms[1];
    lead = norms[2];
    names = norms[3];
    nameMass = norms[4];
    numberMass = norms[5];
    plain = norms[6];
    loss = norms[7];
    titleLoss = norms[8];
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
