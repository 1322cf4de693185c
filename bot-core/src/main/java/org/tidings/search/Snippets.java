package org.tidings.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Report;
import org.tidings.search.SearchQuery.Node;
import org.tidings.text.TermSpotter;
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
    return marking(query, report).title();
  }

  /**
   * The lead when it has a word of the query, else the best passage of the body, else the lead; cut
   * at words, with an ellipsis where text is left out.
   *
   * @param length most UTF-16 units of the result, at least 40
   */
  public List<Part> passage(SearchQuery query, Report report, int length) {
    return marking(query, report).passage(length);
  }

  private Marking marking(SearchQuery query, Report report) {
    String language = language(report);
    Set<String> words = new LinkedHashSet<>();
    gather(query.root(), language, words);
    return new Marking(new TermSpotter(tokenizer, language, words), report);
  }

  /** One article under one query. */
  private record Marking(TermSpotter spotter, Report report) {
    List<Part> title() {
      return marked(report.title(), spotter.spot(report.title()), 0, report.title().length());
    }

    List<Part> passage(int length) {
      String lead = report.summary().isEmpty() ? report.body() : report.summary();
      return passage(lead, length)
          .or(() -> report.summary().isEmpty() ? Optional.empty() : passage(report.body(), length))
          .orElseGet(() -> beginning(lead, length));
    }

    private static List<Part> beginning(String lead, int length) {
      int end = lead.length() <= length ? lead.length() : lastBlank(lead, 1, length);
      return marked(lead, new Tokens.Builder().build(), 0, end);
    }

    private Optional<List<Part>> passage(String text, int length) {
      String looked = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
      Tokens spots = spotter.spot(looked);
      if (spots.size() == 0) {
        return Optional.empty();
      }
      int best = 0;
      int most = 0;
      for (int i = 0; i < spots.size(); i++) {
        int worth = worth(spots, i, length);
        if (worth > most) {
          most = worth;
          best = i;
        }
      }
      int from = begin(looked, spots.start(best), length);
      int end =
          from + length >= looked.length()
              ? looked.length()
              : Math.max(lastBlank(looked, from + 1, from + length), spots.end(best));
      return Optional.of(marked(looked, spots, from, end));
    }

    /** Different words count most, then all of them. */
    private static int worth(Tokens spots, int first, int length) {
      int different = 0;
      int all = 0;
      int end = spots.start(first) + length;
      for (int i = first; i < Math.min(spots.size(), first + 99) && spots.end(i) <= end; i++) {
        boolean met = false;
        for (int j = first; j < i && !met; j++) {
          met = spots.term(j).equals(spots.term(i));
        }
        different += met ? 0 : 1;
        all++;
      }
      return different * 1_000 + all;
    }

    /** The beginning of the sentence when it is near, else a few words before. */
    private static int begin(String text, int found, int length) {
      int least = Math.max(0, found - length / 2);
      for (int i = found; i > least + 1; i--) {
        if (text.charAt(i - 1) == ' ' && ".!?\u3002".indexOf(text.charAt(i - 2)) >= 0) {
          return i;
        }
        if (text.charAt(i - 1) == '\u3002' || text.charAt(i - 1) == '\n') {
          return i;
        }
      }
      if (least == 0) {
        return 0;
      }
      int blank = text.indexOf(' ', least);
      return blank < 0 || blank >= found ? found : blank + 1;
    }

    /** Where a text may be cut without cutting a word; at the limit when no blank is near. */
    private static int lastBlank(String text, int from, int limit) {
      int blank = text.lastIndexOf(' ', Math.min(limit, text.length() - 1));
      int end = blank <= from + (limit - from) / 2 ? limit : blank;
      return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    private static List<Part> marked(String text, Tokens spots, int from, int to) {
      List<Part> parts = new ArrayList<>();
      if (from > 0) {
        parts.add(new Part("\u2026", false));
      }
      int at = from;
      for (int i = 0; i < spots.size(); i++) {
        if (spots.start(i) >= at && spots.end(i) <= to) {
          if (spots.start(i) > at) {
            parts.add(new Part(text.substring(at, spots.start(i)), false));
          }
          parts.add(new Part(text.substring(spots.start(i), spots.end(i)), true));
          at = spots.end(i);
        }
      }
      if (at < to) {
        parts.add(new Part(text.substring(at, to), false));
      }
      if (to < text.length()) {
        parts.add(new Part("\u2026", false));
      }
      return parts;
    }
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
