package org.tidings.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.feed.Scope;
import org.tidings.search.ArticleIndex;
import org.tidings.search.Filter;
import org.tidings.search.Hit;
import org.tidings.search.IndexedArticle;
import org.tidings.search.Results;
import org.tidings.search.SearchQuery;
import org.tidings.search.Suggestion;
import org.tidings.story.StoryId;
import org.tidings.text.Tokenizer;

/**
 * The index of one machine: a folder of Lucene's, sorted by date with the newest first.
 *
 * <p>Disk trouble while running is thrown as {@link UncheckedIOException}; damage found when
 * opening is not thrown: the index is emptied and {@link #lastChange()} is 0.
 */
public final class LuceneArticleIndex implements ArticleIndex {
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Documents documents;
  private final Compiler compiler;
  private volatile long lastChange;

  private LuceneArticleIndex(Directory directory, Tokenizer tokenizer) throws IOException {
    this.directory = directory;
    this.writer = IndexFolder.open(directory);
    this.lastChange = IndexFolder.lastChange(writer);
    this.searchers = new SearcherManager(writer, null);
    this.documents = new Documents(tokenizer);
    this.compiler = new Compiler(tokenizer);
  }

  /** Opens or begins the index in a folder. */
  public static LuceneArticleIndex open(Path folder, Tokenizer tokenizer) {
    try {
      Files.createDirectories(folder);
      return new LuceneArticleIndex(FSDirectory.open(folder), tokenizer);
    } catch (IOException e) {
      throw new UncheckedIOException("opening the index in " + folder, e);
    }
  }

  /** An index that is gone when closed. */
  public static LuceneArticleIndex inMemory(Tokenizer tokenizer) {
    try {
      return new LuceneArticleIndex(new ByteBuffersDirectory(), tokenizer);
    } catch (IOException e) {
      throw new UncheckedIOException("opening an index in memory", e);
    }
  }

  @Override
  public long lastChange() {
    return lastChange;
  }

  @Override
  public void put(List<IndexedArticle> articles) {
    change(
        "storing articles",
        () -> {
          for (IndexedArticle article : articles) {
            writer.updateDocument(Documents.idTerm(article.article().id()), documents.of(article));
          }
        });
  }

  @Override
  public void delete(List<ArticleId> articles) {
    change(
        "deleting articles",
        () ->
            writer.deleteDocuments(articles.stream().map(Documents::idTerm).toArray(Term[]::new)));
  }

  @Override
  public void commit(long change) {
    change(
        "committing",
        () -> {
          writer.setLiveCommitData(IndexFolder.notes(change).entrySet());
          writer.commit();
          lastChange = change;
        });
  }

  @Override
  public void clear() {
    change("clearing", writer::deleteAll);
    commit(0);
  }

  @Override
  public List<ArticleId> latest(Filter filter, int from, int count) {
    return ask(
        searcher -> {
          Query query = compiler.filter(filter).orElse(MatchAllDocsQuery.INSTANCE);
          TopDocs top =
              searcher.search(
                  query, new TopFieldCollectorManager(IndexFolder.NEWEST, from + count, 1));
          List<ArticleId> ids = new ArrayList<>(count);
          for (int i = from; i < top.scoreDocs.length; i++) {
            ids.add(new ArticleId(value(searcher, top.scoreDocs[i].doc, Fields.ID)));
          }
          return ids;
        });
  }

  @Override
  public Results search(
      SearchQuery query, Filter filter, Sort sort, int from, int count, Instant now) {
    return ask(
        searcher -> {
          BooleanQuery.Builder all = new BooleanQuery.Builder();
          all.add(compiler.query(query.root(), languages(searcher)), Occur.MUST);
          compiler.filter(filter).ifPresent(bound -> all.add(bound, Occur.FILTER));
          int depth = Math.min(1_000, (from + count) * 5 + 50);
          TopDocs top =
              sort == Sort.DATE
                  ? searcher.search(
                      all.build(), new TopFieldCollectorManager(IndexFolder.NEWEST, depth, 1_000))
                  : searcher.search(all.build(), new TopScoreDocCollectorManager(depth, 1_000));
          return page(searcher, top, from, count);
        });
  }

  private static Results page(IndexSearcher searcher, TopDocs top, int from, int count)
      throws IOException {
    Map<Long, List<ScoreDoc>> stories = new LinkedHashMap<>();
    for (ScoreDoc doc : top.scoreDocs) {
      stories
          .computeIfAbsent(value(searcher, doc.doc, Fields.STORY), _ -> new ArrayList<>())
          .add(doc);
    }
    List<Hit> hits = new ArrayList<>();
    List<Map.Entry<Long, List<ScoreDoc>>> ordered = List.copyOf(stories.entrySet());
    for (Map.Entry<Long, List<ScoreDoc>> story :
        ordered.subList(Math.min(from, ordered.size()), Math.min(from + count, ordered.size()))) {
      List<ArticleId> ids = new ArrayList<>();
      for (ScoreDoc doc : story.getValue()) {
        ids.add(new ArticleId(value(searcher, doc.doc, Fields.ID)));
      }
      float score = story.getValue().getFirst().score;
      hits.add(
          new Hit(
              ids.getFirst(),
              new StoryId(story.getKey()),
              Float.isNaN(score) ? 0 : score,
              ids.subList(1, ids.size())));
    }
    return new Results(hits, top.totalHits.value(), true);
  }

  @Override
  public Map<String, Long> counts(Facet facet, Filter filter) {
    return ask(
        searcher ->
            FacetCounts.count(
                searcher, facet, compiler.filter(filter).orElse(MatchAllDocsQuery.INSTANCE)));
  }

  @Override
  public List<Suggestion> complete(String typed, Scope scope, int count) {
    return List.of();
  }

  @Override
  public long count() {
    return ask(searcher -> (long) searcher.getIndexReader().numDocs());
  }

  @Override
  public long checksum() {
    return ask(
        searcher -> {
          long sum = 0;
          for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Fields.ID);
            NumericDocValues changes = DocValues.getNumeric(leaf.reader(), Fields.CHANGE);
            var live = leaf.reader().getLiveDocs();
            for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
              if ((live == null || live.get(doc))
                  && ids.advanceExact(doc)
                  && changes.advanceExact(doc)) {
                sum += Article.mark(ids.longValue(), changes.longValue());
              }
            }
          }
          return sum;
        });
  }

  @Override
  public void close() {
    try (directory;
        searchers) {
      writer.rollback();
    } catch (IOException e) {
      throw new UncheckedIOException("closing the index", e);
    }
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

  private static long value(IndexSearcher searcher, int doc, String field) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
    if (!values.advanceExact(doc - leaf.docBase)) {
      throw new IOException("document %d has no %s".formatted(doc, field));
    }
    return values.longValue();
  }

  private void change(String what, Work work) {
    try {
      work.run();
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(what, e);
    }
  }

  private <T> T ask(Question<T> question) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return question.answer(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("searching", e);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private interface Question<T> {
    T answer(IndexSearcher searcher) throws IOException;
  }
}
