package org.tidings.language;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The scripts that several languages share, and those that are a language's own. */
public enum Alphabet {
  LATIN(0),
  CYRILLIC(1),
  ARABIC(2),
  DEVANAGARI(3),
  /** Chinese characters and both kana. */
  HAN(4),
  HANGUL(5),
  /** A script of one language that news is written in; {@link #only} names it. */
  OWN(6),
  /** Not a letter, or of a script that we know nothing about. */
  NONE(7);

  /** Its place in tables, from 0. */
  final int place;

  Alphabet(int place) {
    this.place = place;
  }

  private static final Map<UnicodeScript, String> OWNERS =
      Map.ofEntries(
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.BENGALI, "bn"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.KANNADA, "kn"),
          Map.entry(UnicodeScript.MALAYALAM, "ml"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.SINHALA, "si"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.LAO, "lo"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.ETHIOPIC, "am"));

  /** The alphabet of a letter. */
  static Alphabet of(int codePoint) {
    if (codePoint < 0x80) {
      int letter = codePoint | 0x20;
      return letter >= 'a' && letter <= 'z' ? LATIN : NONE;
    }
    if (!Character.isLetter(codePoint)) {
      return NONE;
    }
    UnicodeScript script = UnicodeScript.of(codePoint);
    return switch (script) {
      case LATIN -> LATIN;
      case CYRILLIC -> CYRILLIC;
      case ARABIC -> ARABIC;
      case DEVANAGARI -> DEVANAGARI;
      case HAN, HIRAGANA, KATAKANA -> HAN;
      case HANGUL -> HANGUL;
      default -> OWNERS.containsKey(script) ? OWN : NONE;
    };
  }

  /** The language that alone is written with this letter, if there is one. */
  static Optional<String> only(int codePoint) {
    return Optional.ofNullable(OWNERS.get(UnicodeScript.of(codePoint)));
  }

  /** The languages that have an alphabet of their own. */
  static Collection<String> owners() {
    return OWNERS.values();
  }

  /** Whether this belongs to the letter before it: a vowel sign, an accent. */
  static boolean isMark(int codePoint) {
    if (codePoint < 0x300) {
      return false;
    }
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
