package org.tidings.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/** Splits and stems texts of one language, one after the other. For one thread at a time. */
final class WordEngine {
  /** A power of two; most of a text's words are among the few thousand that all texts share. */
  private static final int REMEMBERED = 8_192;

  /** Longer words are numbers of parts and addresses, not worth remembering. */
  private static final int LONGEST = 24;

  private final WordRules rules;
  private final Tokenizer splitter;
  private final CharTermAttribute term;
  private final OffsetAttribute offset;
  private final @Nullable Word[] words = new Word[REMEMBERED];

  WordEngine(WordRules rules) {
    this.rules = rules;
    this.splitter = rules.splitter();
    this.term = splitter.addAttribute(CharTermAttribute.class);
    this.offset = splitter.addAttribute(OffsetAttribute.class);
  }

  /** A word as it stood, with all that does not depend on the words around it. */
  record Word(String raw, String word, String term, int flags) {}

  Tokens tokenize(String text) {
    Tokens.Builder tokens = new Tokens.Builder();
    if (text.isEmpty()) {
      return tokens.build();
    }
    try (Tokenizer stream = splitter) {
      stream.setReader(new StringReader(text));
      stream.reset();
      while (stream.incrementToken()) {
        Word word = word(term.buffer(), term.length());
        int start = offset.startOffset();
        if (!word.word().isEmpty()) {
          int flags = startsSentence(text, start) ? Tokens.SENTENCE_START : 0;
          tokens.add(word.word(), word.term(), start, offset.endOffset(), flags | word.flags());
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string", e);
    }
    return tokens.build();
  }

  private Word word(char[] chars, int length) {
    if (length > LONGEST) {
      return make(new String(chars, 0, length));
    }
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + chars[i];
    }
    int slot = (hash ^ (hash >>> 15)) & (REMEMBERED - 1);
    Word known = words[slot];
    if (known != null && same(known.raw(), chars, length)) {
      return known;
    }
    Word made = make(new String(chars, 0, length));
    words[slot] = made;
    return made;
  }

  private static boolean same(String raw, char[] chars, int length) {
    if (raw.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (raw.charAt(i) != chars[i]) {
        return false;
      }
    }
    return true;
  }

  private Word make(String raw) {
    String word = rules.fold(raw);
    String stem = rules.stem(word);
    int flags = flags(raw);
    if (rules.isStop(word)) {
      flags |= Tokens.STOP;
    }
    return new Word(raw, word, stem.equals(word) ? word : stem, flags);
  }

  private static int flags(String raw) {
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
    return flags;
  }

  private static boolean startsSentence(String text, int start) {
    int before = start - 1;
    while (before >= 0 && !Character.isLetterOrDigit(text.charAt(before))) {
      if (".!?:\"\u201c\u3002".indexOf(text.charAt(before)) >= 0) {
        return true;
      }
      before--;
    }
    return before < 0;
  }
}
