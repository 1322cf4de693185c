package org.tidings.text;

import java.util.Locale;
import java.util.Set;

/** What sets a word in capitals apart from the same word without. */
public final class Acronyms {
  /** Acronyms that mean something else as a plain word; stop words are so by themselves. */
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "us", "who", "aids", "am", "pm", "me", "id", "era", "all", "may", "pa", "arm", "cop",
          "can", "gas", "sad", "pin", "ice", "nice", "start", "war", "act", "do", "he", "so", "hi",
          "our", "has", "had", "un", "on", "el", "la", "des", "die", "es");

  private Acronyms() {}

  /** The term of such a word in capitals, which no plain word has. */
  public static String term(Tokens tokens, int i) {
    return tokens.word(i).toUpperCase(Locale.ROOT);
  }

  /** Whether this token is such a word in capitals: "US", not "us" and not "NATO". */
  public static boolean isAmbiguous(Tokens tokens, int i) {
    return tokens.is(i, Tokens.ACRONYM)
        && (tokens.is(i, Tokens.STOP) || AMBIGUOUS.contains(tokens.word(i)))
        && !isShouted(tokens, i);
  }

  /** Whether the words around are in capitals as well, so that capitals say nothing. */
  private static boolean isShouted(Tokens tokens, int i) {
    return isLoud(tokens, i - 1) || isLoud(tokens, i + 1);
  }

  private static boolean isLoud(Tokens tokens, int i) {
    return i >= 0
        && i < tokens.size()
        && tokens.is(i, Tokens.ACRONYM)
        && tokens.word(i).length() > 4;
  }
}
