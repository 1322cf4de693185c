package org.tidings.search.lucene;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.tidings.article.ArticleId;
import org.tidings.search.ArticleIndex.Sort;
import org.tidings.search.Filter;
import org.tidings.search.Hit;
import org.tidings.search.QueryMatcher;
import org.tidings.search.Results;
import org.tidings.search.SearchQuery;
import org.tidings.search.SearchQuery.Node;
import org.tidings.story.StoryId;
import org.tidings.text.Tokenizer;

/** Finds and orders: BM25, neighbours for questions, recency, one result per story. */
final class Ranking {
  private static final int COUNTED = 1_000;

  private final Compiler compiler;
  private final Tokenizer tokenizer;
  private final QueryMatcher matcher;
  private volatile Counted background = new Counted(0, new Background());

  Ranking(Compiler compiler, Tokenizer tokenizer) {
    this.compiler = compiler;
    this.tokenizer = tokenizer;
    this.matcher = new QueryMatcher(tokenizer);
  }

  record Asked(SearchQuery query, Filter filter, Sort sort, int from, int count, Instant now) {}

  private record Found(long id, long story, float score, long at) {}

  /** Statistics and how many articles they were counted of. */
  private record Counted(int of, Background background) {}

  /** Whether the newest articles must be in Lucene first. */
  boolean wantsAll(Asked asked) {
    return asked.sort() == Sort.RELEVANCE && Questions.isQuestion(asked.query().root());
  }

  Query query(IndexSearcher searcher, SearchQuery query, Filter filter) throws IOException {
    return bounded(compiler.query(query.root(), languages(searcher)), filter, Hot.NONE);
  }

  Results search(IndexSearcher searcher, Hot hot, Asked asked) throws IOException {
    boolean question = wantsAll(asked);
    Node root = asked.query().root();
    Set<String> languages = languages(searcher);
    Node asks = question ? Questions.essence(root, node -> compiler.isStop(node, languages)) : root;
    Query words = compiler.query(asks, languages);
    if (question) {
      words = Questions.mend(words, searcher.getIndexReader());
    }
    Query query = bounded(words, asked.filter(), hot);
    int depth = Math.min(COUNTED, (asked.from() + asked.count()) * 4 + 20);
    depth = question ? Math.max(depth, Neighbours.DEPTH) : depth;
    List<Found> found = new ArrayList<>();
    long total;
    if (asked.sort() == Sort.DATE) {
      total = byDate(searcher, query, asked, depth, found);
    } else {
      total = byRelevance(searcher, hot, query, asked, depth, found, question);
    }
    int warm = addHot(searcher, hot, asked, found);
    return page(found, asked, total + warm, !searcher.timedOut());
  }

  private long byDate(
      IndexSearcher searcher, Query query, Asked asked, int depth, List<Found> found)
      throws IOException {
    TopDocs top =
        searcher.search(query, new TopFieldCollectorManager(IndexFolder.NEWEST, depth, COUNTED));
    for (ScoreDoc doc : top.scoreDocs) {
      if (value(searcher, doc.doc, Fields.SEEN) <= asked.now().toEpochMilli()) {
        found.add(found(searcher, doc, 0));
      }
    }
    return top.totalHits.value();
  }

  private long byRelevance(
      IndexSearcher searcher,
      Hot hot,
      Query query,
      Asked asked,
      int depth,
      List<Found> found,
      boolean question)
      throws IOException {
    long newest = newest(searcher, hot, asked);
    TopDocs top =
        searcher.search(query, Recency.blend(depth, COUNTED, newest, asked.now().toEpochMilli()));
    for (ScoreDoc doc : top.scoreDocs) {
      found.add(found(searcher, doc, doc.score));
    }
    if (question) {
      neighbours(searcher, top, newest, found);
    }
    return top.totalHits.value();
  }

  private void neighbours(IndexSearcher searcher, TopDocs top, long newest, List<Found> found)
      throws IOException {
    List<ScoreDoc> plain = new ArrayList<>();
    for (int i = 0; i < Math.min(Neighbours.DEPTH, found.size()); i++) {
      float weight = Recency.weight(newest, found.get(i).at());
      plain.add(new ScoreDoc(top.scoreDocs[i].doc, found.get(i).score() / weight));
    }
    float[] ranked = Neighbours.rank(searcher, plain, background(searcher.getIndexReader()));
    float least = Float.MAX_VALUE;
    for (int i = 0; i < ranked.length; i++) {
      Found old = found.get(i);
      float score = ranked[i] * Recency.weight(newest, old.at());
      least = Math.min(least, score);
      found.set(i, new Found(old.id(), old.story(), score, old.at()));
    }
    for (int i = ranked.length; i < found.size(); i++) {
      Found old = found.get(i);
      found.set(i, new Found(old.id(), old.story(), Math.min(least, old.score()), old.at()));
    }
    found.sort(Comparator.comparingDouble(Found::score).reversed());
  }

  /** Counted again when the index has grown by a tenth. */
  private Background background(IndexReader reader) throws IOException {
    Counted known = background;
    if (Math.abs(reader.maxDoc() - known.of()) * 10 > known.of()) {
      known = new Counted(reader.maxDoc(), Background.of(reader));
      background = known;
    }
    return known.background();
  }

  private int addHot(IndexSearcher searcher, Hot hot, Asked asked, List<Found> found)
      throws IOException {
    if (hot.articles().isEmpty()) {
      return 0;
    }
    HotScores scores = new HotScores(searcher, tokenizer);
    long newest = newest(searcher, hot, asked);
    int added = 0;
    for (Hot.Warm warm : hot.passing(asked.filter())) {
      if (warm.article().article().firstSeen().toEpochMilli() <= asked.now().toEpochMilli()
          && matcher.matches(asked.query(), warm.article(), warm.words())) {
        long at = warm.article().article().at().toEpochMilli();
        float score = scores.score(asked.query().root(), warm) * Recency.weight(newest, at);
        found.add(new Found(warm.id(), warm.article().story().value(), score, at));
        added++;
      }
    }
    if (added > 0) {
      found.sort(
          asked.sort() == Sort.DATE
              ? Comparator.comparingLong(Found::at).thenComparingLong(Found::id).reversed()
              : Comparator.comparingDouble(Found::score).reversed());
    }
    return added;
  }

  /** Ages count from the newest article that the asker may see, or from now if that is earlier. */
  private static long newest(IndexSearcher searcher, Hot hot, Asked asked) throws IOException {
    long newest = Long.MIN_VALUE;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      NumericDocValues times = DocValues.getNumeric(leaf.reader(), Fields.AT);
      if (times.nextDoc() == 0) {
        newest = Math.max(newest, times.longValue());
      }
    }
    for (Hot.Warm warm : hot.articles()) {
      newest = Math.max(newest, warm.article().article().at().toEpochMilli());
    }
    return Math.min(newest, asked.now().toEpochMilli());
  }

  private Query bounded(Query words, Filter filter, Hot hot) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean alone = hot.masked().isEmpty();
    var bound = compiler.filter(filter);
    if (alone && bound.isEmpty()) {
      return words;
    }
    all.add(words, Occur.MUST);
    bound.ifPresent(query -> all.add(query, Occur.FILTER));
    if (!alone) {
      List<BytesRef> ids =
          hot.masked().stream().map(id -> Documents.idTerm(new ArticleId(id)).bytes()).toList();
      all.add(new TermInSetQuery(Fields.ID, ids), Occur.MUST_NOT);
    }
    return all.build();
  }

  private static Results page(List<Found> found, Asked asked, long total, boolean complete) {
    Map<Long, List<Found>> stories = new LinkedHashMap<>();
    for (Found each : found) {
      stories.computeIfAbsent(each.story(), _ -> new ArrayList<>()).add(each);
    }
    List<Hit> hits =
        stories.entrySet().stream()
            .skip(asked.from())
            .limit(asked.count())
            .map(story -> hit(story.getKey(), story.getValue()))
            .toList();
    return new Results(hits, total, complete);
  }

  private static Hit hit(long story, List<Found> found) {
    List<ArticleId> more = found.stream().skip(1).map(each -> new ArticleId(each.id())).toList();
    Found best = found.getFirst();
    return new Hit(new ArticleId(best.id()), new StoryId(story), best.score(), more);
  }

  private static Found found(IndexSearcher searcher, ScoreDoc doc, float score) throws IOException {
    return new Found(
        value(searcher, doc.doc, Fields.ID),
        value(searcher, doc.doc, Fields.STORY),
        score,
        value(searcher, doc.doc, Fields.AT));
  }

  private static long value(IndexSearcher searcher, int doc, String field) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
    if (!values.advanceExact(doc - leaf.docBase)) {
      throw new IOException("document %d has no %s".formatted(doc, field));
    }
    return values.longValue();
  }

  /** Languages of the articles; English when there are none. */
  private static Set<String> languages(IndexSearcher searcher) throws IOException {
    Set<String> languages = new TreeSet<>();
    Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), Fields.LANG);
    if (terms != null) {
      TermsEnum each = terms.iterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        languages.add(term.utf8ToString());
      }
    }
    return languages.isEmpty() ? Set.of("en") : languages;
  }
}
