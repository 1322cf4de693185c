package org.tidings.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Report;
import org.tidings.search.SearchQuery.Node;
import org.tidings.text.Tokenizer;
import org.tidings.text.Tokens;

/**
 * Picks the passage of an article that answers a query and says where its words stand in it. Safe
 * for many threads.
 */
public final class Snippets {
  /** Longest text that is looked through for a passage, in UTF-16 units. */
  private static final int LOOKED_AT = 8_000;

  private final Tokenizer tokenizer;

  public Snippets(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** A stretch of a text in one manner. */
  public record Part(String text, boolean found) {}

  /** The title with the words of the query marked. */
  public List<Part> title(SearchQuery query, Report report) {
    return marked(
        language(report), report.title(), words(query, report), 0, report.title().length());
  }

  /**
   * The lead when it has a word of the query, else the best passage of the body, else the lead; cut
   * at words, with an ellipsis where text is left out.
   *
   * @param length most UTF-16 units of the result, at least 40
   */
  public List<Part> passage(SearchQuery query, Report report, int length) {
    Set<String> words = words(query, report);
    String lead = report.summary().isEmpty() ? report.body() : report.summary();
    Optional<List<Part>> fromLead = passage(report, lead, words, length);
    if (fromLead.isPresent()) {
      return fromLead.get();
    }
    return passage(report, report.body(), words, length)
        .orElseGet(
            () -> marked(language(report), lead, Set.of(), 0, Math.min(lead.length(), length)));
  }

  private Optional<List<Part>> passage(Report report, String text, Set<String> words, int length) {
    String looked = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
    Tokens tokens = tokenizer.tokenize(language(report), looked);
    int best = -1;
    int most = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (words.contains(tokens.term(i))) {
        int worth = worth(tokens, i, words, length);
        if (worth > most) {
          most = worth;
          best = i;
        }
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    int from = begin(tokens, best, length);
    return Optional.of(
        marked(language(report), looked, words, from, end(tokens, from, length, looked.length())));
  }

  /** Different words count most, then all of them. */
  private static int worth(Tokens tokens, int first, Set<String> words, int length) {
    Set<String> met = new LinkedHashSet<>();
    int all = 0;
    int end = tokens.start(first) + length;
    for (int i = first; i < tokens.size() && tokens.end(i) <= end; i++) {
      if (words.contains(tokens.term(i))) {
        met.add(tokens.term(i));
        all++;
      }
    }
    return met.size() * 1_000 + Math.min(all, 999);
  }

  /** The beginning of the sentence when it is near, else a few words before. */
  private static int begin(Tokens tokens, int found, int length) {
    int i = found;
    while (i > 0
        && !tokens.is(i, Tokens.SENTENCE_START)
        && tokens.end(found) - tokens.start(i - 1) < length / 2) {
      i--;
    }
    return tokens.start(i);
  }

  private static int end(Tokens tokens, int from, int length, int whole) {
    if (from + length >= whole) {
      return whole;
    }
    int end = from + length;
    for (int i = 0; i < tokens.size() && tokens.end(i) <= from + length; i++) {
      end = tokens.end(i);
    }
    return Math.max(end, Math.min(whole, from + 1));
  }

  private List<Part> marked(String language, String text, Set<String> words, int from, int to) {
    List<Part> parts = new ArrayList<>();
    String cut = text.substring(from, to);
    int at = 0;
    if (from > 0) {
      parts.add(new Part("\u2026", false));
    }
    if (!words.isEmpty()) {
      Tokens tokens = tokenizer.tokenize(language, cut);
      for (int i = 0; i < tokens.size(); i++) {
        if (words.contains(tokens.term(i))) {
          if (tokens.start(i) > at) {
            parts.add(new Part(cut.substring(at, tokens.start(i)), false));
          }
          parts.add(new Part(cut.substring(tokens.start(i), tokens.end(i)), true));
          at = tokens.end(i);
        }
      }
    }
    if (at < cut.length()) {
      parts.add(new Part(cut.substring(at), false));
    }
    if (to < text.length()) {
      parts.add(new Part("\u2026", false));
    }
    return parts;
  }

  private Set<String> words(SearchQuery query, Report report) {
    Set<String> words = new LinkedHashSet<>();
    gather(query.root(), language(report), words);
    return words;
  }

  private void gather(Node node, String language, Set<String> words) {
    switch (node) {
      case Node.Word(String word) -> add(word, language, words);
      case Node.Phrase(List<String> phrase) -> add(String.join(" ", phrase), language, words);
      case Node.InTitle(Node inner) -> gather(inner, language, words);
      case Node.And(List<Node> nodes) -> nodes.forEach(part -> gather(part, language, words));
      case Node.Or(List<Node> nodes) -> nodes.forEach(part -> gather(part, language, words));
      case Node.Not _, Node.Is _, Node.Between _, Node.All _ -> {}
    }
  }

  private void add(String text, String language, Set<String> words) {
    Tokens tokens = tokenizer.tokenize(language, text);
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.is(i, Tokens.STOP)) {
        words.add(tokens.term(i));
      }
    }
  }

  private static String language(Report report) {
    return report.language().orElse("en");
  }
}
