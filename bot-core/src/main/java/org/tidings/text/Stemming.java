package org.tidings.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.EnglishStemmer;

/** Stemmers by language: Lucene's filters, fed with one word at a time. */
final class Stemming {
  private static final int SHORTEST_KOREAN = 3;

  /** Particles that Korean writes onto its nouns, longest first. */
  private static final String[] PARTICLES = {
    "\uc5d0\uc11c",
    "\uc73c\ub85c",
    "\uae4c\uc9c0",
    "\ubd80\ud130",
    "\uc5d0\uac8c",
    "\uc740",
    "\ub294",
    "\uc774",
    "\uac00",
    "\uc744",
    "\ub97c",
    "\uc758",
    "\uc5d0",
    "\ub85c",
    "\uc640",
    "\uacfc",
    "\ub3c4",
    "\ub9cc"
  };

  private Stemming() {}

  /** A stemmer for one thread. */
  static UnaryOperator<String> of(String language) {
    return switch (language) {
      case "en" -> english();
      case "es" -> new OneWord(SpanishLightStemFilter::new);
      case "fr" -> new OneWord(FrenchLightStemFilter::new);
      case "de" -> new OneWord(GermanLightStemFilter::new);
      case "pt" -> portuguese();
      case "it" -> new OneWord(ItalianLightStemFilter::new);
      case "ru" -> new OneWord(RussianLightStemFilter::new);
      case "ar" -> new OneWord(ArabicStemFilter::new);
      case "hi" -> new OneWord(HindiStemFilter::new);
      case "ko" -> Stemming::korean;
      default -> UnaryOperator.identity();
    };
  }

  /** Spellings of Arabic and Hindi that mean the same. */
  static String normal(String language, String word) {
    return new OneWord(
            language.equals("ar")
                ? ArabicNormalizationFilter::new
                : source -> new HindiNormalizationFilter(new IndicNormalizationFilter(source)))
        .apply(word);
  }

  private static UnaryOperator<String> english() {
    EnglishStemmer stemmer = new EnglishStemmer();
    return word -> {
      stemmer.setCurrent(word);
      stemmer.stem();
      return stemmer.getCurrent();
    };
  }

  /** Accents are gone already, and with them Lucene's rule for these plurals. */
  private static UnaryOperator<String> portuguese() {
    OneWord light = new OneWord(PortugueseLightStemFilter::new);
    return word ->
        light.apply(
            word.endsWith("oes") || word.endsWith("aes")
                ? word.substring(0, word.length() - 3) + "ao"
                : word);
  }

  private static String korean(String word) {
    for (String particle : PARTICLES) {
      if (word.endsWith(particle) && word.length() - particle.length() >= SHORTEST_KOREAN - 1) {
        return word.substring(0, word.length() - particle.length());
      }
    }
    return word;
  }

  /** One of Lucene's filters as a function of a word. */
  private static final class OneWord implements UnaryOperator<String> {
    private final Single source = new Single();
    private final TokenStream filter;

    OneWord(Filter filter) {
      this.filter = filter.over(source);
    }

    @Override
    public String apply(String word) {
      source.next = word;
      try {
        filter.incrementToken();
      } catch (IOException e) {
        throw new UncheckedIOException("reading a string", e);
      }
      return source.term.toString();
    }
  }

  private interface Filter {
    TokenFilter over(TokenStream source);
  }

  private static final class Single extends TokenStream {
    final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    String next = "";

    @Override
    public boolean incrementToken() {
      term.setEmpty().append(next);
      return true;
    }
  }
}
