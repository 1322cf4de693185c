package org.tidings.trend;

import static java.time.format.TextStyle.FULL;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidings.article.Report;
import org.tidings.text.ArticleTokens;
import org.tidings.text.Tokens;

/**
 * What a report speaks of: the names in its headline and lead, and the terms of its headline. Names
 * are runs of words with capitals where a capital says something.
 */
final class SpokenWords {
  private static final String NAME = "N ";
  private static final int LONGEST_RUN = 4;
  private static final int SHORTEST_TERM = 4;

  /** Words of a body that count as its lead where there is no summary. */
  private static final int LEAD = 60;

  /** Of a headline's words with capitals, the share from which capitals are only its style. */
  private static final double STYLE = 0.6;

  /** Days and months: they come round by themselves. */
  private static final Set<String> CALENDAR =
      Stream.concat(
              Stream.of(DayOfWeek.values()).map(day -> day.getDisplayName(FULL, Locale.ENGLISH)),
              Stream.of(Month.values()).map(month -> month.getDisplayName(FULL, Locale.ENGLISH)))
          .map(SpokenWords::folded)
          .collect(Collectors.toUnmodifiableSet());

  /** Words that join others and name nothing, beyond those that the search leaves out. */
  private static final Set<String> JOINING =
      Set.of(
          "about", "after", "against", "amid", "among", "back", "been", "before", "being",
          "between", "could", "does", "down", "during", "even", "ever", "from", "gets", "goes",
          "have", "here", "into", "just", "like", "make", "makes", "many", "more", "most", "much",
          "must", "only", "other", "over", "said", "says", "should", "since", "some", "still",
          "take", "takes", "than", "their", "them", "these", "those", "through", "under", "until",
          "upon", "very", "want", "were", "what", "when", "where", "which", "while", "whose",
          "will", "with", "without", "would", "your");

  private SpokenWords() {}

  /** The words, each once: a name behind its mark, a term's word behind the term. */
  static Set<String> of(Report report, ArticleTokens tokens) {
    Set<String> words = new LinkedHashSet<>();
    boolean styled = isStyled(tokens.title());
    if (!styled) {
      names(report.title(), tokens.title(), Integer.MAX_VALUE, words);
    }
    boolean led = tokens.summary().size() > 0;
    names(
        led ? report.summary() : report.body(),
        led ? tokens.summary() : tokens.body(),
        LEAD,
        words);
    terms(tokens.title(), styled, words);
    return words;
  }

  static boolean isName(String word) {
    return word.startsWith(NAME);
  }

  static String shown(String word) {
    return word.substring(word.indexOf(' ') + 1);
  }

  /** A term as the index knows it. */
  static String term(String word) {
    return word.substring(0, word.indexOf(' '));
  }

  static String folded(String shown) {
    return shown.toLowerCase(Locale.ROOT);
  }

  private static boolean isStyled(Tokens title) {
    int capitals = 0;
    int plain = 0;
    for (int i = 0; i < title.size(); i++) {
      if (!title.is(i, Tokens.STOP)
          && !title.is(i, Tokens.NUMBER)
          && !title.is(i, Tokens.SENTENCE_START)) {
        if (title.is(i, Tokens.CAPITAL)) {
          capitals++;
        } else {
          plain++;
        }
      }
    }
    return capitals > STYLE * (capitals + plain);
  }

  private static void names(String text, Tokens tokens, int most, Set<String> words) {
    int size = Math.min(tokens.size(), most);
    int at = 0;
    while (at < size) {
      int end = at;
      while (end < size && isPart(tokens, end) && (end == at || isBeside(text, tokens, end))) {
        end++;
      }
      if (end == at) {
        at++;
        continue;
      }
      boolean opens = tokens.is(at, Tokens.SENTENCE_START) && !tokens.is(at, Tokens.ACRONYM);
      if ((!opens || end - at > 1) && end - at <= LONGEST_RUN) {
        words.add(NAME + text.substring(tokens.start(at), tokens.end(end - 1)));
      }
      at = end;
    }
  }

  private static boolean isPart(Tokens tokens, int i) {
    return tokens.is(i, Tokens.CAPITAL)
        && !tokens.is(i, Tokens.STOP)
        && !CALENDAR.contains(tokens.word(i))
        && tokens.end(i) - tokens.start(i) > 1;
  }

  /** Whether only a space parts a word from the one before. */
  private static boolean isBeside(String text, Tokens tokens, int i) {
    return tokens.start(i) - tokens.end(i - 1) == 1 && text.charAt(tokens.end(i - 1)) == ' ';
  }

  private static void terms(Tokens title, boolean styled, Set<String> words) {
    for (int i = 0; i < title.size(); i++) {
      boolean capital = title.is(i, Tokens.CAPITAL) && !title.is(i, Tokens.SENTENCE_START);
      if (!title.is(i, Tokens.STOP)
          && !title.is(i, Tokens.NUMBER)
          && (styled || !capital)
          && title.word(i).length() >= SHORTEST_TERM
          && !JOINING.contains(title.word(i))
          && !CALENDAR.contains(title.word(i))) {
        words.add(title.term(i) + " " + title.word(i));
      }
    }
  }
}
