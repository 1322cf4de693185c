package org.tidings.search.lucene;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.tidings.article.Report;
import org.tidings.search.ArticleIndex.Facet;
import org.tidings.search.Tally;

/**
 * Counts several facets in one pass over what fits a query, the newest of each segment when there
 * are very many: buttons need the frequent values, not the last one. For one thread.
 */
final class FacetTally {
  /** About so many articles are counted, each segment giving its share. */
  private static final int MOST = 500;

  private final IndexSearcher searcher;
  private final View view;
  private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
  private boolean whole = true;

  FacetTally(IndexSearcher searcher, View view, Set<Facet> facets) {
    this.searcher = searcher;
    this.view = view;
    facets.forEach(facet -> counts.put(facet, new HashMap<>()));
  }

  /**
   * Counts.
   *
   * @param query bounds Lucene's articles
   * @param warm those that Lucene has not looked at
   */
  Tally count(Query query, List<Hot.Warm> warm) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : view.reader().leaves()) {
      count(leaf, weight);
    }
    for (Hot.Warm article : warm) {
      Report report = article.article().article().report();
      counts.forEach(
          (facet, values) ->
              values(facet, report).forEach(value -> values.merge(value, 1L, Long::sum)));
    }
    counts.replaceAll((_, values) -> FacetCounts.ordered(values));
    return new Tally(Map.copyOf(counts), whole);
  }

  private void count(LeafReaderContext leaf, Weight weight) throws IOException {
    Scorer scorer = weight.scorer(leaf);
    if (scorer == null) {
      return;
    }
    int[] found = new int[MOST];
    int size = 0;
    long share = 16 + (long) MOST * leaf.reader().maxDoc() / view.reader().maxDoc();
    Bits live = leaf.reader().getLiveDocs();
    DocIdSetIterator docs = scorer.iterator();
    int doc = docs.nextDoc();
    while (doc != DocIdSetIterator.NO_MORE_DOCS && size < Math.min(MOST, share)) {
      if (live == null || live.get(doc)) {
        found[size++] = doc;
      }
      doc = docs.nextDoc();
    }
    whole &= doc == DocIdSetIterator.NO_MORE_DOCS;
    for (Map.Entry<Facet, Map<String, Long>> facet : counts.entrySet()) {
      SortedSetDocValues values =
          DocValues.getSortedSet(leaf.reader(), FacetCounts.field(facet.getKey()));
      count(values, found, size, facet.getValue());
    }
  }

  private static void count(
      SortedSetDocValues values, int[] found, int size, Map<String, Long> counts)
      throws IOException {
    int[] times = new int[(int) values.getValueCount()];
    SortedDocValues single = DocValues.unwrapSingleton(values);
    for (int i = 0; i < size; i++) {
      if (single != null) {
        if (single.advanceExact(found[i])) {
          times[single.ordValue()]++;
        }
      } else if (values.advanceExact(found[i])) {
        for (int n = values.docValueCount(); n > 0; n--) {
          times[(int) values.nextOrd()]++;
        }
      }
    }
    for (int ord = 0; ord < times.length; ord++) {
      if (times[ord] > 0) {
        counts.merge(values.lookupOrd(ord).utf8ToString(), (long) times[ord], Long::sum);
      }
    }
  }

  static List<String> values(Facet facet, Report report) {
    return switch (facet) {
      case SECTOR -> report.sectors().stream().map(sector -> sector.key()).toList();
      case EDITION -> report.edition().map(edition -> edition.key()).stream().toList();
      case SOURCE -> List.of(report.source());
      case KIND -> List.of(report.kind().word());
      case LANGUAGE -> List.of(report.language().orElse(Fields.UNKNOWN).toLowerCase(Locale.ROOT));
    };
  }
}
