package org.tidings.search.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.tidings.search.ArticleIndex.Facet;
import org.tidings.search.Filter;

/** Counts the articles of each value of a facet. */
final class FacetCounts {
  private FacetCounts() {}

  /**
   * Counts what passes a filter: Lucene's articles once for each of its states, and the newest.
   *
   * @param view without articles that Lucene has in an older form
   */
  static Map<String, Long> count(
      IndexSearcher searcher, View view, Facet facet, Filter filter, Compiler compiler)
      throws IOException {
    Map<String, Long> known = view.notes().counts(facet, filter);
    if (known == null) {
      known = count(searcher, facet, compiler.filter(filter).orElse(MatchAllDocsQuery.INSTANCE));
      view.notes().keep(facet, filter, known);
    }
    List<Hot.Warm> warm = view.hot().passing(filter);
    if (warm.isEmpty()) {
      return known;
    }
    Map<String, Long> counts = new HashMap<>(known);
    for (Hot.Warm article : warm) {
      FacetTally.values(facet, article.article().article().report())
          .forEach(value -> counts.merge(value, 1L, Long::sum));
    }
    return ordered(counts);
  }

  /** Most first; equal counts in the order of their names. */
  private static Map<String, Long> count(IndexSearcher searcher, Facet facet, Query query)
      throws IOException {
    Map<String, Long> counts = new HashMap<>();
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      count(leaf, weight, DocValues.getSortedSet(leaf.reader(), field(facet)), counts);
    }
    return ordered(counts);
  }

  static Map<String, Long> ordered(Map<String, Long> counts) {
    Map<String, Long> ordered = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }

  private static void count(
      LeafReaderContext leaf, Weight weight, SortedSetDocValues values, Map<String, Long> counts)
      throws IOException {
    Scorer scorer = weight.scorer(leaf);
    if (scorer == null) {
      return;
    }
    Bits live = leaf.reader().getLiveDocs();
    int[] found = new int[(int) values.getValueCount()];
    DocIdSetIterator docs = scorer.iterator();
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      if ((live == null || live.get(doc)) && values.advanceExact(doc)) {
        for (int i = values.docValueCount(); i > 0; i--) {
          found[(int) values.nextOrd()]++;
        }
      }
    }
    for (int ord = 0; ord < found.length; ord++) {
      if (found[ord] > 0) {
        counts.merge(values.lookupOrd(ord).utf8ToString(), (long) found[ord], Long::sum);
      }
    }
  }

  static String field(Facet facet) {
    return switch (facet) {
      case SECTOR -> Fields.SECTOR;
      case EDITION -> Fields.EDITION;
      case SOURCE -> Fields.SOURCE;
      case KIND -> Fields.KIND;
      case LANGUAGE -> Fields.LANG;
    };
  }
}
