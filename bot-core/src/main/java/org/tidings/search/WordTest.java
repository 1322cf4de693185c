package org.tidings.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.text.Acronyms;
import org.tidings.text.Tokenizer;
import org.tidings.text.Tokens;

/**
 * A word or phrase of a query as an article of one language would hold it. The one place that says
 * what a typed word means: stop words ask nothing beside others, stand for any word in a phrase and
 * are looked for in titles when alone; an acronym in capitals that is also a plain word is only
 * itself.
 *
 * @param terms never empty
 * @param steps the place of each term from the first
 * @param stops whether there are only stop words in it
 */
public record WordTest(List<String> terms, List<Integer> steps, boolean stops) {
  public WordTest {
    terms = List.copyOf(terms);
    steps = List.copyOf(steps);
  }

  /** Reads a word or phrase; empty when no letter or digit is in it. */
  public static Optional<WordTest> of(Tokenizer tokenizer, String language, String text) {
    Tokens tokens = tokenizer.tokenize(language, text);
    boolean stops = true;
    for (int i = 0; i < tokens.size(); i++) {
      stops &= isStop(tokens, i);
    }
    List<String> terms = new ArrayList<>();
    List<Integer> steps = new ArrayList<>();
    int first = -1;
    for (int i = 0; i < tokens.size(); i++) {
      if (stops || !isStop(tokens, i)) {
        first = first < 0 ? i : first;
        terms.add(Acronyms.isAmbiguous(tokens, i) ? Acronyms.term(tokens, i) : tokens.term(i));
        steps.add(i - first);
      }
    }
    return terms.isEmpty() ? Optional.empty() : Optional.of(new WordTest(terms, steps, stops));
  }

  private static boolean isStop(Tokens tokens, int i) {
    return tokens.is(i, Tokens.STOP) && !Acronyms.isAmbiguous(tokens, i);
  }

  /** How often it stands in an article, in the title twice. */
  public int frequency(ArticleWords words, boolean titleOnly) {
    return words.frequency(
        terms.toArray(String[]::new),
        steps.stream().mapToInt(Integer::intValue).toArray(),
        titleOnly || stops);
  }
}
