package org.tidings.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {
  private final Tokenizer tokenizer = new Tokenizer();

  @Test
  void makesTheSameEnglishTermsAsLucenesOwnFilters() throws IOException {
    String text =
        "Ministers' talks in S\u00e3o Paulo ended; 3.5% growth, U.S. tariffs and AT&T's deal."
            + " The running rivers were rising, generously flooding e-mail servers at 10:30.";
    List<String> expected = new ArrayList<>();
    StandardTokenizer source = new StandardTokenizer();
    source.setReader(new java.io.StringReader(text));
    try (TokenStream stream =
        new SnowballFilter(new LowerCaseFilter(new ASCIIFoldingFilter(source)), "English")) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        expected.add(term.toString());
      }
      stream.end();
    }
    assertThat(terms("en", text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "en, elections, Election",
    "en, river's, rivers",
    "es, elecciones, ELECCI\u00d3N",
    "fr, l'\u00e9conomie, economies",
    "de, H\u00e4user, haus",
    "pt, elei\u00e7\u00f5es, elei\u00e7\u00e3o",
    "it, dell'economia, economie",
    "ru, \u0432\u044b\u0431\u043e\u0440\u044b, \u0432\u044b\u0431\u043e\u0440\u043e\u0432",
    "ar, \u0627\u0644\u0643\u062a\u0627\u0628, \u0643\u062a\u0627\u0628",
    "hi, \u0932\u0921\u093c\u0915\u0947, \u0932\u0921\u093c\u0915\u093e",
    "ko, \uc815\ubd80\uac00, \uc815\ubd80\ub97c",
    "tr, \u0130stanbul, istanbul"
  })
  void findsOneWordUnderItsForms(String language, String one, String other) {
    assertThat(terms(language, one)).isEqualTo(terms(language, other)).hasSize(1);
  }

  @Test
  void splitsChineseAndJapaneseIntoWords() {
    assertThat(terms("zh", "\u5317\u4eac\u5927\u5b66\u7684\u5b66\u751f")).hasSizeGreaterThan(1);
    assertThat(terms("ja", "\u6771\u4eac\u90fd\u306e\u5929\u6c17")).hasSizeGreaterThan(1);
  }

  @Test
  void keepsPlacesAndFlags() {
    Tokens tokens = tokenizer.tokenize("en", "It rained. US troops, 40 of them");
    assertThat(tokens.word(2)).isEqualTo("us");
    assertThat(tokens.is(2, Tokens.ACRONYM | Tokens.SENTENCE_START)).isTrue();
    assertThat(tokens.is(0, Tokens.STOP)).isTrue();
    assertThat(tokens.is(4, Tokens.NUMBER)).isTrue();
    assertThat(tokens.start(3)).isEqualTo(14);
    assertThat(tokens.end(3)).isEqualTo(20);
  }

  @Test
  void sharesTheTextOfRepeatedWords() {
    Tokens tokens = tokenizer.tokenize("en", "storms and storms");
    assertThat(tokens.term(0)).isSameAs(tokens.term(2));
  }

  private List<String> terms(String language, String text) {
    Tokens tokens = tokenizer.tokenize(language, text);
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      terms.add(tokens.term(i));
    }
    return terms;
  }
}
