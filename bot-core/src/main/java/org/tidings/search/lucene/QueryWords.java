package org.tidings.search.lucene;

import java.util.Set;
import org.tidings.text.Tokens;

/** What sets a word in capitals apart from the same word without. */
final class QueryWords {
  /** Acronyms that mean something else as a plain word; stop words are so by themselves. */
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "us", "who", "aids", "am", "pm", "me", "id", "era", "all", "may", "pa", "arm", "cop",
          "can", "gas", "sad", "pin", "ice", "nice", "start", "war", "act", "do", "he", "so", "hi",
          "our", "has", "had", "un", "on", "el", "la", "des", "die", "es");

  private QueryWords() {}

  /** Whether this token is such a word in capitals: "US", not "us" and not "NATO". */
  static boolean isAmbiguousAcronym(Tokens tokens, int i) {
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
