package org.tidings.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.tidings.article.ArticleId;
import org.tidings.search.Filter;

/** The newest articles: the first of every segment, merged. */
final class Newest {
  private Newest() {}

  private record Dated(long at, long id) {}

  private static final Comparator<Dated> NEWEST_FIRST =
      Comparator.comparingLong(Dated::at).thenComparingLong(Dated::id).reversed();

  static List<ArticleId> list(
      IndexSearcher searcher, Hot hot, Filter filter, Compiler compiler, int from, int count)
      throws IOException {
    Query query = compiler.filter(filter).orElse(MatchAllDocsQuery.INSTANCE);
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    List<Dated> found = new ArrayList<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      first(leaf, weight, hot, from + count, found);
    }
    for (Hot.Warm warm : hot.passing(filter)) {
      found.add(new Dated(warm.article().article().at().toEpochMilli(), warm.id()));
    }
    found.sort(NEWEST_FIRST);
    List<ArticleId> ids = new ArrayList<>(count);
    for (int i = from; i < Math.min(found.size(), from + count); i++) {
      ids.add(new ArticleId(found.get(i).id()));
    }
    return ids;
  }

  private static void first(
      LeafReaderContext leaf, Weight weight, Hot hot, int most, List<Dated> found)
      throws IOException {
    Scorer scorer = weight.scorer(leaf);
    if (scorer == null) {
      return;
    }
    Bits live = leaf.reader().getLiveDocs();
    NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Fields.ID);
    NumericDocValues times = DocValues.getNumeric(leaf.reader(), Fields.AT);
    DocIdSetIterator docs = scorer.iterator();
    int taken = 0;
    for (int doc = docs.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS && taken < most;
        doc = docs.nextDoc()) {
      if ((live == null || live.get(doc)) && ids.advanceExact(doc) && times.advanceExact(doc)) {
        long id = ids.longValue();
        if (!hot.masked().contains(id)) {
          found.add(new Dated(times.longValue(), id));
          taken++;
        }
      }
    }
  }
}
