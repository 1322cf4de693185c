package org.tidings.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;
import org.tidings.search.Suggestion;

/** Completes the last word typed from titles, outlets, sectors and editions. */
final class Completions {
  /** Terms looked at for one prefix. */
  private static final int MOST = 400;

  private final IndexSearcher searcher;
  private final Optional<Query> scope;

  /**
   * @param scope bounds what may be seen: no word of a private feed is told to others
   */
  Completions(IndexSearcher searcher, Optional<Query> scope) {
    this.searcher = searcher;
    this.scope = scope;
  }

  private record Known(String text, String what, long articles) {}

  List<Suggestion> complete(String typed, int count) throws IOException {
    int cut = typed.lastIndexOf(' ') + 1;
    String before = typed.substring(0, cut);
    String prefix = typed.substring(cut).toLowerCase(Locale.ROOT);
    if (prefix.isEmpty() || prefix.length() > 40) {
      return List.of();
    }
    List<Known> known = new ArrayList<>();
    begin(Fields.SOURCE, "source", prefix, known);
    begin(Fields.SECTOR, "sector", prefix, known);
    begin(Fields.EDITION, "edition", prefix, known);
    begin(Fields.WORD, "words", prefix, known);
    if (known.isEmpty()) {
      similar(prefix, known);
    }
    known.sort((a, b) -> Long.compare(b.articles(), a.articles()));
    List<Suggestion> suggestions = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Known each : known) {
      if (suggestions.size() == count) {
        break;
      }
      if (told.add(each.text()) && isSeen(each)) {
        suggestions.add(suggestion(before, each));
      }
    }
    return suggestions;
  }

  private static Suggestion suggestion(String before, Known known) {
    String text = known.text().contains(" ") ? '"' + known.text() + '"' : known.text();
    return new Suggestion(
        before + (known.what().equals("words") ? text : known.what() + ":" + text), known.what());
  }

  private void begin(String field, String what, String prefix, List<Known> known)
      throws IOException {
    Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), field);
    if (terms == null) {
      return;
    }
    TermsEnum each = terms.iterator();
    if (each.seekCeil(new BytesRef(prefix)) == TermsEnum.SeekStatus.END) {
      return;
    }
    BytesRef term = each.term();
    for (int i = 0; i < MOST && term != null; i++) {
      String text = term.utf8ToString();
      if (!text.startsWith(prefix)) {
        return;
      }
      known.add(new Known(text, what, each.docFreq()));
      term = each.next();
    }
  }

  private void similar(String word, List<Known> known) throws IOException {
    for (SuggestWord near : similar(searcher.getIndexReader(), word)) {
      known.add(new Known(near.string, "words", near.freq));
    }
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

  private boolean isSeen(Known known) throws IOException {
    if (scope.isEmpty()) {
      return true;
    }
    String field = known.what().equals("words") ? Fields.WORD : known.what();
    return searcher.count(
            new BooleanQuery.Builder()
                .add(new TermQuery(new Term(field, known.text())), Occur.FILTER)
                .add(scope.get(), Occur.FILTER)
                .build())
        > 0;
  }
}
