package org.tidings.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.tidings.article.ArticleId;
import org.tidings.search.Suggestion;

/** Completes the last word typed, and all that is typed to a headline. For one question. */
final class Completions {
  private static final int LONGEST_WORD = 40;
  private static final int SHORTEST_TYPO = 4;
  private static final int SHORTEST_HEADLINE = 3;
  private static final int LONGEST_HEADLINE = 96;

  /** Candidates looked at for each asked for, because some may not be seen. */
  private static final int SPARE = 4;

  private final IndexSearcher searcher;
  private final Optional<Query> scope;
  private final List<Hot.Warm> warm;
  private final List<Headwords.Known> known;

  /**
   * Begins.
   *
   * @param scope bounds what may be seen: no word of a private feed is told to others
   * @param warm the newest articles that may be seen
   * @param known the words of the index, and those that came since
   */
  Completions(
      IndexSearcher searcher,
      Optional<Query> scope,
      List<Hot.Warm> warm,
      List<Headwords.Known> known) {
    this.searcher = searcher;
    this.scope = scope;
    this.warm = warm;
    this.known = known;
  }

  private record Candidate(Headwords.Named named, int weight) {}

  List<Suggestion> complete(String typed, int count) throws IOException {
    int cut = typed.lastIndexOf(' ') + 1;
    String before = typed.substring(0, cut);
    String last = typed.substring(cut).toLowerCase(Locale.ROOT);
    List<Suggestion> suggestions = new ArrayList<>();
    if (last.isEmpty() || last.length() > LONGEST_WORD) {
      return suggestions;
    }
    int spare = scope.isPresent() ? count * SPARE : count;
    List<Candidate> words = candidates(Headwords.Known::words, last, spare, false);
    if (words.isEmpty() && last.length() >= SHORTEST_TYPO) {
      words = candidates(Headwords.Known::words, last, spare, true);
    }
    String whole = Headwords.folded(typed);
    List<Candidate> headlines =
        whole.length() < SHORTEST_HEADLINE
            ? List.of()
            : candidates(Headwords.Known::headlines, whole, spare, false);
    int room = Math.min(headlines.size(), Math.max(1, count / 4));
    Set<String> told = new HashSet<>();
    add(words, before, count - Math.min(room, count - 1), told, suggestions);
    add(headlines, "", count, told, suggestions);
    return suggestions;
  }

  private interface Kind {
    Dictionary of(Headwords.Known known);
  }

  private List<Candidate> candidates(Kind kind, String text, int count, boolean nearly) {
    List<Candidate> found = new ArrayList<>();
    for (Headwords.Known each : known) {
      Dictionary words = kind.of(each);
      for (int i : nearly ? words.nearly(text, count) : words.beginning(text, count)) {
        Dictionary.Entry entry = words.entry(i);
        found.add(new Candidate(each.names().get(entry.number()), entry.weight()));
      }
    }
    if (known.size() > 1) {
      found.sort(Comparator.comparingInt(Candidate::weight).reversed());
    }
    return found;
  }

  private void add(
      List<Candidate> candidates,
      String before,
      int count,
      Set<String> told,
      List<Suggestion> suggestions)
      throws IOException {
    for (Candidate candidate : candidates) {
      if (suggestions.size() == count) {
        return;
      }
      String text = before + text(candidate.named());
      if (!told.contains(text) && isSeen(candidate.named())) {
        told.add(text);
        suggestions.add(new Suggestion(text, candidate.named().what()));
      }
    }
  }

  private static String text(Headwords.Named named) {
    return switch (named.what()) {
      case Headwords.WORDS -> named.text();
      case Headwords.HEADLINE -> '"' + phrase(named.text()) + '"';
      default ->
          named.what()
              + ":"
              + (named.text().contains(" ") ? '"' + named.text() + '"' : named.text());
    };
  }

  /** A headline as a phrase: without quotation marks, cut at a word. */
  private static String phrase(String title) {
    String plain = title.replaceAll("[\"\u201c\u201d\u201e\u00ab\u00bb]", " ");
    String line = plain.replaceAll("\\s+", " ").strip();
    if (line.length() <= LONGEST_HEADLINE) {
      return line;
    }
    int blank = line.lastIndexOf(' ', LONGEST_HEADLINE);
    return line.substring(0, blank > 0 ? blank : LONGEST_HEADLINE);
  }

  /** Words of titles that differ by one or two edits, best first. */
  static SuggestWord[] similar(IndexReader reader, String word) throws IOException {
    DirectSpellChecker speller = new DirectSpellChecker();
    speller.setThresholdFrequency(0);
    speller.setMinPrefix(0);
    speller.setMaxEdits(word.length() > 5 ? 2 : 1);
    return speller.suggestSimilar(
        new Term(Fields.WORD, word), 8, reader, SuggestMode.SUGGEST_MORE_POPULAR);
  }

  private boolean isSeen(Headwords.Named named) throws IOException {
    return scope.isEmpty() || isWarm(named) || isIndexed(named, scope.get());
  }

  private boolean isIndexed(Headwords.Named named, Query bound) throws IOException {
    Term term =
        switch (named.what()) {
          case Headwords.WORDS -> new Term(Fields.WORD, named.text());
          case Headwords.HEADLINE -> Documents.idTerm(new ArticleId(named.article()));
          default -> new Term(named.what(), named.text());
        };
    return searcher.count(
            new BooleanQuery.Builder()
                .add(new TermQuery(term), Occur.FILTER)
                .add(bound, Occur.FILTER)
                .build())
        > 0;
  }

  private boolean isWarm(Headwords.Named named) {
    for (Hot.Warm each : warm) {
      var report = each.article().article().report();
      boolean has =
          switch (named.what()) {
            case Headwords.WORDS -> each.titleHas(named.text());
            case Headwords.HEADLINE -> each.id() == named.article();
            case Fields.SOURCE -> Fields.sourceKey(report.source()).equals(named.text());
            case Fields.SECTOR ->
                report.sectors().stream().anyMatch(sector -> sector.key().equals(named.text()));
            default -> report.edition().filter(e -> e.key().equals(named.text())).isPresent();
          };
      if (has) {
        return true;
      }
    }
    return false;
  }
}
