package org.tidings.language;

import java.util.Optional;

/**
 * Which alphabet most of a text's letters are of.
 *
 * @param count letters of that alphabet
 * @param own the language whose own alphabet it is, if it is one's own
 */
record Letters(Alphabet most, int count, Optional<String> own) {
  private static final Alphabet[] ALL = Alphabet.values();

  /** A sign that stands for a syllable or a word weighs as much as so many letters. */
  private static final int SIGN = 3;

  static Letters of(CharSequence text) {
    int[] counts = new int[ALL.length];
    int lastOwn = 0;
    int at = 0;
    while (at < text.length()) {
      int c = Character.codePointAt(text, at);
      at += Character.charCount(c);
      Alphabet alphabet = Alphabet.of(c);
      if (alphabet == Alphabet.OWN) {
        lastOwn = c;
      }
      counts[alphabet.place] += alphabet == Alphabet.HAN || alphabet == Alphabet.HANGUL ? SIGN : 1;
    }
    Alphabet most = Alphabet.NONE;
    int highest = 0;
    for (Alphabet alphabet : ALL) {
      if (alphabet != Alphabet.NONE && counts[alphabet.place] > highest) {
        most = alphabet;
        highest = counts[alphabet.place];
      }
    }
    return new Letters(
        most, highest, most == Alphabet.OWN ? Alphabet.only(lastOwn) : Optional.empty());
  }
}
