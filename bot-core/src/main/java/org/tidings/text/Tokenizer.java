package org.tidings.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tidings.article.Report;

/** Makes tokens of texts, by language. Safe for many threads. */
public final class Tokenizer {
  private final Analyzer plain =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          return new TokenStreamComponents(new StandardTokenizer());
        }
      };

  /** The words of all texts of a report. */
  public ArticleTokens tokenize(Report report) {
    String language = report.language().orElse("en");
    return new ArticleTokens(
        language,
        tokenize(language, report.title()),
        tokenize(language, report.summary()),
        tokenize(language, report.body()));
  }

  /** The words of one text. */
  public Tokens tokenize(String language, String text) {
    Tokens.Builder tokens = new Tokens.Builder();
    EnglishStemmer stemmer = new EnglishStemmer();
    try (TokenStream stream = plain.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        String raw = term.toString();
        String word = fold(raw);
        stemmer.setCurrent(word);
        stemmer.stem();
        int start = offset.startOffset();
        tokens.add(
            word, stemmer.getCurrent(), start, offset.endOffset(), flags(raw, word, text, start));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string", e);
    }
    return tokens.build();
  }

  private static String fold(String raw) {
    char[] in = raw.toCharArray();
    char[] out = new char[in.length * 4];
    int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
    String word = new String(out, 0, length).toLowerCase(Locale.ROOT);
    return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
  }

  private static int flags(String raw, String word, String text, int start) {
    int flags = 0;
    if (Character.isUpperCase(raw.codePointAt(0))) {
      flags |= Tokens.CAPITAL;
      if (raw.length() > 1 && raw.chars().allMatch(Character::isUpperCase)) {
        flags |= Tokens.ACRONYM;
      }
    }
    if (Character.isDigit(raw.charAt(0))) {
      flags |= Tokens.NUMBER;
    }
    int before = start - 1;
    while (before >= 0 && !Character.isLetterOrDigit(text.charAt(before))) {
      if (".!?:\"\u201c".indexOf(text.charAt(before)) >= 0) {
        break;
      }
      before--;
    }
    if (before < 0 || !Character.isLetterOrDigit(text.charAt(before))) {
      flags |= Tokens.SENTENCE_START;
    }
    return EnglishAnalyzer.getDefaultStopSet().contains(word) ? flags | Tokens.STOP : flags;
  }
}
