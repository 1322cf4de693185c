package org.tidings.ingest;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The months in the languages that feeds are dated in. */
final class MonthNames {
  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "pt", "it", "nl", "ru", "uk", "pl", "tr", "ar", "hi", "sv", "da",
          "nb", "fi", "cs", "sk", "hu", "ro", "el", "bg", "hr", "sr", "sl", "et", "lv", "lt", "ca",
          "id", "vi", "fa", "bn", "ta", "he", "th", "sw");

  private static final Map<String, Integer> ENGLISH =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("sept", 9),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12),
          Map.entry("january", 1),
          Map.entry("february", 2),
          Map.entry("march", 3),
          Map.entry("april", 4),
          Map.entry("june", 6),
          Map.entry("july", 7),
          Map.entry("august", 8),
          Map.entry("september", 9),
          Map.entry("october", 10),
          Map.entry("november", 11),
          Map.entry("december", 12));

  private static final Set<String> ENGLISH_DAYS =
      Set.of(
          "mon",
          "tue",
          "tues",
          "wed",
          "thu",
          "thur",
          "thurs",
          "fri",
          "sat",
          "sun",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "at",
          "th",
          "st",
          "nd",
          "rd",
          "of",
          "the");

  /** Every language's names; loading them costs a quarter of a second, so only when needed. */
  private static final class World {
    static final Map<String, Integer> MONTHS = months();
  }

  private MonthNames() {}

  /** The month of this name, short or long, in lower case; 0 when it is none. */
  static int month(String word) {
    Integer exact = ENGLISH.get(word);
    if (exact == null && !ENGLISH_DAYS.contains(word)) {
      exact = World.MONTHS.get(word);
      exact = exact == null ? World.MONTHS.get(bare(word)) : exact;
    }
    return exact == null ? 0 : exact;
  }

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    for (String language : LANGUAGES) { // earlier languages win where names clash
      Locale locale = Locale.forLanguageTag(language);
      for (Month month : Month.values()) {
        for (TextStyle style :
            List.of(
                TextStyle.FULL,
                TextStyle.SHORT,
                TextStyle.FULL_STANDALONE,
                TextStyle.SHORT_STANDALONE)) {
          String name = month.getDisplayName(style, locale).toLowerCase(Locale.ROOT);
          String word = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
          if (word.length() > 2 && !Character.isDigit(word.charAt(0))) {
            months.putIfAbsent(word, month.getValue());
            months.putIfAbsent(bare(word), month.getValue());
          }
        }
      }
    }
    return Map.copyOf(months);
  }

  private static String bare(String word) {
    String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
    StringBuilder out = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      if (Character.getType(apart.charAt(i)) != Character.NON_SPACING_MARK) {
        out.append(apart.charAt(i));
      }
    }
    return out.toString();
  }
}
