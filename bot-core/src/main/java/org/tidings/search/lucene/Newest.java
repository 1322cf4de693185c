package org.tidings.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
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

/**
 * The newest articles: the first of every segment, merged. The beginning of a list is kept until
 * Lucene looks at what is new, because the same few lists are asked for again and again.
 */
final class Newest {
  /** How much of a list is kept. */
  private static final int KEPT = 256;

  private static final Comparator<Dated> NEWEST_FIRST =
      Comparator.comparingLong(Dated::at).thenComparingLong(Dated::id).reversed();

  private final IndexSearcher searcher;
  private final View view;
  private final Compiler compiler;

  Newest(IndexSearcher searcher, View view, Compiler compiler) {
    this.searcher = searcher;
    this.view = view;
    this.compiler = compiler;
  }

  private record Dated(long at, long id) {}

  /** The beginning of a list as Lucene has it, whatever the bounds in time. */
  static final class Head {
    private final long[] at;
    private final long[] ids;
    private final boolean whole;

    private Head(List<Dated> found) {
      at = new long[Math.min(KEPT, found.size())];
      ids = new long[at.length];
      whole = found.size() < KEPT;
      for (int i = 0; i < at.length; i++) {
        at[i] = found.get(i).at();
        ids[i] = found.get(i).id();
      }
    }
  }

  List<ArticleId> list(Filter filter, int from, int count) throws IOException {
    List<Dated> warm = new ArrayList<>();
    for (Hot.Warm article : view.hot().passing(filter)) {
      warm.add(new Dated(article.article().article().at().toEpochMilli(), article.id()));
    }
    warm.sort(NEWEST_FIRST);
    Optional<List<ArticleId>> kept =
        from + count > KEPT / 2 ? Optional.empty() : kept(filter, warm, from, count);
    return kept.isPresent() ? kept.get() : read(filter, warm, from, count);
  }

  /** Answers from the kept beginning; empty when the list goes on beyond it. */
  private Optional<List<ArticleId>> kept(Filter filter, List<Dated> warm, int from, int count)
      throws IOException {
    Head head = head(filter);
    long after = filter.after().map(at -> at.toEpochMilli()).orElse(Long.MIN_VALUE);
    long before = filter.before().map(at -> at.toEpochMilli()).orElse(Long.MAX_VALUE);
    List<ArticleId> ids = new ArrayList<>(count);
    int next = 0;
    int place = 0;
    int i = 0;
    for (; i < head.ids.length && place < from + count && head.at[i] >= after; i++) {
      if (head.at[i] < before && !view.hot().masked().contains(head.ids[i])) {
        while (next < warm.size() && place < from + count && isNewer(warm.get(next), head, i)) {
          add(warm.get(next++).id(), place++, from, ids);
        }
        if (place < from + count) {
          add(head.ids[i], place++, from, ids);
        }
      }
    }
    if (i == head.ids.length && place < from + count && !head.whole) {
      return Optional.empty();
    }
    while (next < warm.size() && place < from + count) {
      add(warm.get(next++).id(), place++, from, ids);
    }
    return Optional.of(ids);
  }

  private static boolean isNewer(Dated warm, Head head, int i) {
    return warm.at() > head.at[i] || (warm.at() == head.at[i] && warm.id() > head.ids[i]);
  }

  private static void add(long id, int place, int from, List<ArticleId> ids) {
    if (place >= from) {
      ids.add(new ArticleId(id));
    }
  }

  private Head head(Filter filter) throws IOException {
    Filter timeless = filter.anyTime();
    Head known = view.notes().head(timeless);
    if (known == null) {
      known = new Head(found(timeless, KEPT, _ -> true));
      view.notes().keep(timeless, known);
    }
    return known;
  }

  private List<ArticleId> read(Filter filter, List<Dated> warm, int from, int count)
      throws IOException {
    List<Dated> found = found(filter, from + count, id -> !view.hot().masked().contains(id));
    found.addAll(warm);
    found.sort(NEWEST_FIRST);
    List<ArticleId> ids = new ArrayList<>(count);
    for (int i = from; i < Math.min(found.size(), from + count); i++) {
      ids.add(new ArticleId(found.get(i).id()));
    }
    return ids;
  }

  /** The first of every segment, newest first. */
  private List<Dated> found(Filter filter, int most, LongPredicate wanted) throws IOException {
    Query query = compiler.filter(filter).orElse(MatchAllDocsQuery.INSTANCE);
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    List<Dated> found = new ArrayList<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      first(leaf, weight, wanted, most, found);
    }
    found.sort(NEWEST_FIRST);
    return found;
  }

  private static void first(
      LeafReaderContext leaf, Weight weight, LongPredicate wanted, int most, List<Dated> found)
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
        if (wanted.test(id)) {
          found.add(new Dated(times.longValue(), id));
          taken++;
        }
      }
    }
  }
}
