package org.tidings.ingest;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The months in the languages that feeds are dated in. */
final class MonthNames {
  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "pt", "it", "nl", "ru", "uk", "pl", "tr", "ar", "hi", "sv", "da",
          "nb", "fi", "cs", "sk", "hu", "ro", "el", "bg", "hr", "sr", "sl", "et", "lv", "lt", "ca",
          "id", "vi", "fa", "bn", "ta", "he", "th", "sw");

  private static final Map<String, Integer> MONTHS = months();

  private MonthNames() {}

  /** The month of this name, short or long, in lower case; 0 when it is none. */
  static int month(String word) {
    Integer exact = MONTHS.get(word);
    if (exact == null) {
      exact = MONTHS.get(bare(word));
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
    months.putIfAbsent("sept", 9);
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
