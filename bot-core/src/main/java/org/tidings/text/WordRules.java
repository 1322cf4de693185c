package org.tidings.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * How words of one language are split, folded and stemmed. The stemmer inside serves one thread.
 */
final class WordRules {
  /** Languages with rules of their own; all others share one set. */
  private static final Set<String> OWN =
      Set.of("en", "es", "fr", "de", "pt", "it", "ru", "ar", "hi", "zh", "ja", "ko");

  private static final String OTHERS = "";

  private final String language;
  private final Set<String> stops;
  private final UnaryOperator<String> stemmer;
  private char[] folded = new char[256];

  private WordRules(String language, CharArraySet stops) {
    this.language = language;
    this.stops = new HashSet<>();
    this.stemmer = Stemming.of(language);
    for (Object stop : stops) {
      this.stops.add(fold(new String((char[]) stop)));
    }
  }

  /** The language itself, or one name for all languages without rules of their own. */
  static String known(String language) {
    return OWN.contains(language) ? language : OTHERS;
  }

  static WordRules of(String language) {
    return new WordRules(
        known(language),
        switch (language) {
          case "en" -> EnglishAnalyzer.getDefaultStopSet();
          case "es" -> SpanishAnalyzer.getDefaultStopSet();
          case "fr" -> FrenchAnalyzer.getDefaultStopSet();
          case "de" -> GermanAnalyzer.getDefaultStopSet();
          case "pt" -> PortugueseAnalyzer.getDefaultStopSet();
          case "it" -> ItalianAnalyzer.getDefaultStopSet();
          case "ru" -> RussianAnalyzer.getDefaultStopSet();
          case "ar" -> ArabicAnalyzer.getDefaultStopSet();
          case "hi" -> HindiAnalyzer.getDefaultStopSet();
          case "zh", "ja", "ko" -> CJKAnalyzer.getDefaultStopSet();
          default -> CharArraySet.EMPTY_SET;
        });
  }

  Tokenizer splitter() {
    return switch (language) {
      case "en", "es", "fr", "de", "pt", "it", "ru", "ar", "hi" -> new StandardTokenizer();
      default -> new ICUTokenizer(new DefaultICUTokenizerConfig(true, true));
    };
  }

  boolean isStop(String word) {
    return stops.contains(word);
  }

  String stem(String word) {
    return stemmer.apply(word);
  }

  /** Lower case without accents; what each language forgives beyond. */
  String fold(String raw) {
    return switch (language) {
      case "en" -> withoutGenitive(latin(raw));
      case "es", "de", "pt" -> latin(raw);
      case "fr", "it" -> withoutElision(latin(raw));
      case "ru" -> latin(raw).replace('\u0451', '\u0435').replace('\u0439', '\u0438');
      case "ar", "hi" -> Stemming.normal(language, latin(raw));
      default -> ICUFoldingFilter.NORMALIZER.normalize(raw);
    };
  }

  private String latin(String raw) {
    boolean plain = true;
    for (int i = 0; i < raw.length() && plain; i++) {
      plain = raw.charAt(i) < 0x80;
    }
    if (plain) {
      return raw.toLowerCase(Locale.ROOT);
    }
    if (folded.length < raw.length() * 4) {
      folded = new char[raw.length() * 4];
    }
    int length = ASCIIFoldingFilter.foldToASCII(raw.toCharArray(), 0, folded, 0, raw.length());
    return new String(folded, 0, length).toLowerCase(Locale.ROOT);
  }

  private static String withoutGenitive(String word) {
    return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
  }

  /** "l'economie" is found as "economie". */
  private static String withoutElision(String word) {
    int quote = word.indexOf('\'');
    return quote > 0 && quote < 8 && quote + 1 < word.length() ? word.substring(quote + 1) : word;
  }
}
