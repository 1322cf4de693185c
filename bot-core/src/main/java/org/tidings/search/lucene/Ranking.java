package org.tidings.search.lucene;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.index.IndexReader;
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

  /** From so many postings on the clock is watched, which itself costs a fifth. */
  private static final long DEAR = 2_000_000;

  private final Compiler compiler;
  private final Tokenizer tokenizer;
  private final Consumer<IndexSearcher> limit;
  private final QueryMatcher matcher;
  private volatile Counted background = new Counted(0, new Background());

  /**
   * Begins.
   *
   * @param limit bounds the time of one searcher
   */
  Ranking(Compiler compiler, Tokenizer tokenizer, Consumer<IndexSearcher> limit) {
    this.limit = limit;
    this.compiler = compiler;
    this.tokenizer = tokenizer;
    this.matcher = new QueryMatcher(tokenizer);
  }

  record Asked(SearchQuery query, Filter filter, Sort sort, int from, int count, Instant now) {}

  private record Found(long id, long story, float score, long at, long seen) {
    Found scored(float other) {
      return new Found(id, story, other, at, seen);
    }
  }

  /** Statistics and how many articles they were counted of. */
  private record Counted(int of, Background background) {}

  private static boolean isQuestion(Asked asked) {
    return asked.sort() == Sort.RELEVANCE && Questions.isQuestion(asked.query().root());
  }

  /** Those of the newest articles that fit. */
  List<Hot.Warm> warm(View view, SearchQuery query, Filter filter) {
    return view.hot().passing(filter).stream()
        .filter(warm -> matcher.matches(query, warm.article(), warm.words()))
        .toList();
  }

  /** What of Lucene's articles fits; the newest ones are not asked. */
  Query query(View view, SearchQuery query, Filter filter) {
    return bounded(compiler.query(query.root(), view.notes().languages()), filter, view.hot());
  }

  Results search(IndexSearcher searcher, View view, Asked asked) throws IOException {
    Hot hot = view.hot();
    boolean question = isQuestion(asked);
    Node root = asked.query().root();
    Set<String> languages = view.notes().languages();
    Node asks = question ? Questions.essence(root, node -> compiler.isStop(node, languages)) : root;
    Query words = compiler.query(asks, languages);
    if (question) {
      words = Questions.mend(words, searcher.getIndexReader());
    }
    Query query = bounded(words, asked.filter(), hot);
    if (Cost.of(query, view.reader()) > DEAR) {
      limit.accept(searcher);
    }
    int stories = asked.from() + asked.count();
    int depth = question ? Math.max(stories * 3 + 10, Neighbours.DEPTH) : stories * 2 + 10;
    while (true) {
      depth = Math.min(COUNTED, depth);
      List<Found> found = new ArrayList<>();
      long total = find(searcher, view, query, asked, depth, found, question);
      boolean all = found.size() < depth || depth == COUNTED;
      total += addHot(searcher, view, asked, asks, found);
      Results page = page(found, asked, total, !searcher.timedOut());
      if (all || page.hits().size() == asked.count() || searcher.timedOut()) {
        return page;
      }
      depth *= 4; // few stories told by very many articles
    }
  }

  private long find(
      IndexSearcher searcher,
      View view,
      Query query,
      Asked asked,
      int depth,
      List<Found> found,
      boolean question)
      throws IOException {
    if (asked.sort() == Sort.DATE) {
      return byDate(searcher, query, asked, depth, found);
    }
    long newest = newest(view, asked);
    TopDocs top =
        searcher.search(query, Recency.blend(depth, COUNTED, newest, asked.now().toEpochMilli()));
    found.addAll(found(searcher, top));
    if (question) {
      neighbours(searcher, top, newest, found);
    }
    return top.totalHits.value();
  }

  /** Ties go to what arrived last, and later arrivals than the asker's moment are left out. */
  private long byDate(
      IndexSearcher searcher, Query query, Asked asked, int depth, List<Found> found)
      throws IOException {
    TopDocs top =
        searcher.search(query, new TopFieldCollectorManager(IndexFolder.NEWEST, depth, COUNTED));
    for (Found each : found(searcher, top)) {
      if (each.seen() <= asked.now().toEpochMilli()) {
        found.add(each);
      }
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
      found.set(i, old.scored(score));
    }
    for (int i = ranked.length; i < found.size(); i++) {
      Found old = found.get(i);
      found.set(i, old.scored(Math.min(least, old.score())));
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

  private int addHot(IndexSearcher searcher, View view, Asked asked, Node asks, List<Found> found)
      throws IOException {
    if (view.hot().articles().isEmpty()) {
      return 0;
    }
    HotScores scores = new HotScores(searcher, tokenizer);
    long newest = newest(view, asked);
    int added = 0;
    for (Hot.Warm warm : warm(view, new SearchQuery(asked.query().text(), asks), asked.filter())) {
      long seen = warm.article().article().firstSeen().toEpochMilli();
      if (seen <= asked.now().toEpochMilli()) {
        long at = warm.article().article().at().toEpochMilli();
        float score = scores.score(asks, warm) * Recency.weight(newest, at);
        found.add(new Found(warm.id(), warm.article().story().value(), score, at, seen));
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
  private static long newest(View view, Asked asked) {
    long newest = view.notes().newest();
    for (Hot.Warm warm : view.hot().articles()) {
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

  /** In the order of ranking, though read in the order of the index. */
  private static List<Found> found(IndexSearcher searcher, TopDocs top) throws IOException {
    ScoreDoc[] docs = top.scoreDocs.clone();
    Map<Integer, Found> byDoc = HashMap.newHashMap(docs.length);
    Arrays.sort(docs, Comparator.comparingInt(doc -> doc.doc));
    Numbers numbers =
        new Numbers(searcher.getIndexReader(), Fields.ID, Fields.STORY, Fields.AT, Fields.SEEN);
    for (ScoreDoc doc : docs) {
      long[] of = numbers.of(doc.doc);
      float score = Float.isNaN(doc.score) ? 0 : doc.score;
      byDoc.put(doc.doc, new Found(of[0], of[1], score, of[2], of[3]));
    }
    List<Found> found = new ArrayList<>(docs.length);
    for (ScoreDoc doc : top.scoreDocs) {
      found.add(Objects.requireNonNull(byDoc.get(doc.doc)));
    }
    return found;
  }
}
