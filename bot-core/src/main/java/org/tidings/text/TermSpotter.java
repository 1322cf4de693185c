package org.tidings.text;

import java.util.Set;

/**
 * Finds the words of a few terms in a text without splitting all of it: only words that begin like
 * one of the terms are looked at. About a nanosecond per character where words are written apart;
 * elsewhere the whole text is split. Never changes; safe for many threads.
 */
public final class TermSpotter {
  /** Languages of the Latin and Cyrillic alphabets, whose stems keep the first letters. */
  private static final Set<String> PLAIN = Set.of("en", "es", "fr", "de", "pt", "it", "ru");

  private static final boolean[] LETTERS = new boolean[0x80];

  static {
    for (char c = 0; c < LETTERS.length; c++) {
      LETTERS[c] = isAsciiLetter(c);
    }
  }

  private final Tokenizer tokenizer;
  private final String language;
  private final Set<String> terms;
  private final boolean[] begins = new boolean[1 << 10];

  /** The first letters in ASCII, large and small. */
  private final boolean[] firsts = new boolean[0x80];

  private final boolean plain;

  /**
   * @param language ISO 639-1 code of the texts
   * @param terms as the language's rules make them
   */
  public TermSpotter(Tokenizer tokenizer, String language, Set<String> terms) {
    this.tokenizer = tokenizer;
    this.language = language;
    this.terms = Set.copyOf(terms);
    this.plain = PLAIN.contains(language);
    for (String term : terms) {
      for (char c = 0; c < firsts.length; c++) {
        firsts[c] |= one(Character.toLowerCase(c)) == one(term.charAt(0)) && isAsciiLetter(c);
      }
      begins[slot(term.charAt(0), term.length() > 1 ? term.charAt(1) : ' ')] = true;
      begins[slot(term.charAt(0), ' ')] = true; // a text may end after one letter
    }
  }

  /** Where the words of the terms stand in a text, in order. */
  public Tokens spot(String text) {
    if (terms.isEmpty()) {
      return new Tokens.Builder().build();
    }
    Tokens.Builder found = new Tokens.Builder();
    if (!plain) {
      keep(tokenizer.tokenize(language, text), 0, found);
      return found.build();
    }
    int length = text.length();
    boolean inWord = false;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean letter = c < 0x80 ? LETTERS[c] : Character.isLetterOrDigit(c);
      if (letter && !inWord && (c >= 0x80 || firsts[c]) && mayBegin(text, i)) {
        int end = endOfRun(text, i);
        int begin = beginOfRun(text, i);
        keep(tokenizer.tokenize(language, text.substring(begin, end)), begin, found);
        i = end;
        letter = false;
      }
      inWord = letter;
    }
    return found.build();
  }

  private void keep(Tokens tokens, int from, Tokens.Builder found) {
    for (int i = 0; i < tokens.size(); i++) {
      if (terms.contains(tokens.term(i))) {
        found.add(tokens.word(i), tokens.term(i), from + tokens.start(i), from + tokens.end(i), 0);
      }
    }
  }

  /** Letters with accents are looked at always: folding them here would cost more. */
  private boolean mayBegin(String text, int i) {
    char first = text.charAt(i);
    char second = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
    if (isAccented(first)
        || (second >= 0x80 && !isCyrillic(second) && Character.isLetter(second))) {
      return true;
    }
    return begins[slot(Character.toLowerCase(first), Character.toLowerCase(second))];
  }

  private static boolean isAccented(char c) {
    return c >= 0x80 && !isCyrillic(c);
  }

  private static boolean isCyrillic(char c) {
    return c >= 0x400 && c < 0x530;
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Splitting never depends on what stands beyond a blank. */
  private static int endOfRun(String text, int from) {
    int end = from;
    while (end < text.length() && !isBlank(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int beginOfRun(String text, int from) {
    int begin = from;
    while (begin > 0 && !isBlank(text.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == 0xA0 || Character.isWhitespace(c);
  }

  /** Letters that stems interchange fall together: "dying" and "die", "\u0451" and "\u0435". */
  private static int slot(char first, char second) {
    return (one(first) * 31 + one(second)) & 0x3FF;
  }

  private static int one(char c) {
    return switch (c) {
      case 'y' -> 'i';
      case '\u0451' -> '\u0435';
      case '\u0439' -> '\u0438';
      default -> Character.isLetterOrDigit(c) ? c : ' ';
    };
  }
}
