package org.tidings.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.feed.Scope;
import org.tidings.search.ArticleIndex;
import org.tidings.search.Filter;
import org.tidings.search.IndexedArticle;
import org.tidings.search.Results;
import org.tidings.search.SearchQuery;
import org.tidings.search.Suggestion;
import org.tidings.search.Tally;
import org.tidings.text.Tokenizer;

/**
 * The index of one machine: a folder of Lucene's, sorted by date with the newest first, and the
 * newest articles in memory before Lucene has looked at them.
 *
 * <p>Disk trouble while running is thrown as {@link UncheckedIOException}; damage found when
 * opening is not thrown: the index is emptied and {@link #lastChange()} is 0.
 */
public final class LuceneArticleIndex implements ArticleIndex {
  private static final Logger LOG = LoggerFactory.getLogger(LuceneArticleIndex.class);
  private static final Duration LIMIT = Duration.ofMillis(1_500);
  private static final int MERGE_FROM = 500;

  /** Questions answered at the same time; each is bounded to {@link #LIMIT}. */
  private static final int AT_ONCE = 8;

  private static final int MOST_SEGMENTS = 20;

  private final Directory directory;
  private final IndexWriter writer;
  private final Documents documents;
  private final Ranking ranking;
  private final Compiler compiler;
  private final Shelf shelf = new Shelf();
  private final Semaphore gate = new Semaphore(AT_ONCE, true);
  private volatile View view;
  private volatile boolean stale;
  private volatile long lastChange;
  private volatile Runnable emptied = () -> {};
  private volatile boolean closed;
  private volatile boolean filling;
  private boolean merging;
  private boolean uncommitted;
  private int unmerged;

  private LuceneArticleIndex(Directory directory, Tokenizer tokenizer) throws IOException {
    this.directory = directory;
    IndexFolder.Opened opened = IndexFolder.open(directory);
    this.writer = opened.writer();
    this.lastChange = IndexFolder.lastChange(writer);
    this.view = new View(opened.reader(), ReaderNotes.of(opened.reader()), Hot.NONE);
    this.documents = new Documents(tokenizer);
    this.compiler = new Compiler(tokenizer);
    this.ranking = new Ranking(compiler, tokenizer, LuceneArticleIndex::limit);
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
  public synchronized void put(List<IndexedArticle> articles) {
    change(
        "storing articles",
        () -> {
          for (IndexedArticle article : articles) {
            writer.updateDocument(Documents.idTerm(article.article().id()), documents.of(article));
          }
          show(articles.size(), () -> view = view.with(view.hot().with(articles)));
          shelf.learn(articles);
        });
  }

  @Override
  public synchronized void delete(List<ArticleId> articles) {
    change(
        "deleting articles",
        () -> {
          writer.deleteDocuments(articles.stream().map(Documents::idTerm).toArray(Term[]::new));
          show(articles.size(), () -> view = view.with(view.hot().withoutArticles(articles)));
        });
  }

  /** Merging begins when enough came in that a merge will end before the session does. */
  private void count(int changes) {
    unmerged += changes;
    uncommitted = true;
    if (!merging && (unmerged > MERGE_FROM || view.reader().leaves().size() > MOST_SEGMENTS)) {
      merging = true;
      IndexFolder.merge(writer);
    }
  }

  /** A few changes are kept in memory; many wait for the next question, which refreshes. */
  private void show(int changes, Runnable few) throws IOException {
    count(changes);
    if (stale || changes > Hot.MOST / 4) {
      stale = true;
      return;
    }
    few.run();
    if (view.hot().masked().size() > Hot.MOST) {
      refresh();
    }
  }

  @Override
  public synchronized void commit(long change) {
    change(
        "committing",
        () -> {
          writer.setLiveCommitData(IndexFolder.notes(change).entrySet());
          writer.commit();
          lastChange = change;
          uncommitted = false;
          filling = false;
        });
  }

  @Override
  public synchronized void clear() {
    change(
        "clearing",
        () -> {
          writer.deleteAll();
          shelf.forget();
          refresh();
        });
    commit(0);
  }

  @Override
  public List<ArticleId> latest(Filter filter, int from, int count) {
    return ask(
        false, (searcher, seen) -> new Newest(searcher, seen, compiler).list(filter, from, count));
  }

  @Override
  public Results search(
      SearchQuery query, Filter filter, Sort sort, int from, int count, Instant now) {
    Ranking.Asked asked = new Ranking.Asked(query, filter, sort, from, count, now);
    Results results = ask(false, (searcher, seen) -> ranking.search(searcher, seen, asked));
    return filling ? new Results(results.hits(), results.total(), false) : results;
  }

  @Override
  public Map<String, Long> counts(Facet facet, Filter filter) {
    Filter timeless = filter.anyTime();
    boolean kept = timeless.equals(filter);
    return ask(
        !kept,
        (searcher, seen) -> {
          if (kept && !seen.hot().replaces(seen.reader())) {
            return FacetCounts.count(searcher, seen, facet, filter, compiler);
          }
          settle();
          return admitted(
              false, (fresh, all) -> FacetCounts.count(fresh, all, facet, filter, compiler));
        });
  }

  @Override
  public Tally tally(Set<Facet> facets, SearchQuery query, Filter filter) {
    return ask(
        false,
        (searcher, seen) ->
            new FacetTally(searcher, seen, facets)
                .count(ranking.query(seen, query, filter), ranking.warm(seen, query, filter)));
  }

  @Override
  public List<Suggestion> complete(String typed, Scope scope, int count) {
    return ask(
        false,
        (searcher, seen) ->
            new Completions(
                    searcher,
                    compiler.filter(Filter.of(scope)),
                    scope.feeds().isEmpty() ? List.of() : seen.hot().passing(Filter.of(scope)),
                    shelf.known(seen.reader(), seen))
                .complete(typed, count));
  }

  @Override
  public Optional<String> didYouMean(SearchQuery query) {
    return ask(true, (searcher, _) -> Spelling.mended(searcher.getIndexReader(), query));
  }

  @Override
  public long count() {
    return ask(true, (searcher, _) -> (long) searcher.getIndexReader().numDocs());
  }

  @Override
  public long checksum() {
    return ask(
        true,
        (searcher, _) -> {
          long sum = 0;
          for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Fields.ID);
            NumericDocValues changes = DocValues.getNumeric(leaf.reader(), Fields.CHANGE);
            Bits live = leaf.reader().getLiveDocs();
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
  public void whenEmptied(Runnable told) {
    emptied = told;
  }

  @Override
  public boolean verify() {
    View seen = seen();
    try {
      if (IndexFolder.isSound(seen.reader())) {
        return true;
      }
    } finally {
      release(seen);
    }
    rebuild();
    return false;
  }

  /** Forgets what cannot be read and has it brought again. */
  private void rebuild() {
    LOG.warn("The search index is emptied and rebuilt.");
    clear();
    filling = true;
    emptied.run();
  }

  @Override
  public synchronized void close() {
    closed = true;
    try (directory) {
      if (!uncommitted && writer.hasUncommittedChanges()) {
        writer.commit(); // merges that ended since, or the next session would repeat them
      }
      view.reader().close();
      writer.rollback();
    } catch (IOException e) {
      throw new UncheckedIOException("closing the index", e);
    }
  }

  /** Lets Lucene look at all changes; the caller holds the lock. */
  private void refresh() throws IOException {
    stale = false;
    DirectoryReader old = view.reader();
    DirectoryReader changed = DirectoryReader.openIfChanged(old, writer);
    if (changed == null) {
      view = view.with(Hot.NONE);
    } else {
      view = new View(changed, ReaderNotes.of(changed), Hot.NONE);
      old.decRef();
    }
  }

  private synchronized void settle() throws IOException {
    if (stale || !view.hot().isEmpty()) {
      refresh();
    }
  }

  private void change(String what, Work work) {
    try {
      work.run();
    } catch (IOException | RuntimeException e) {
      if (writer.getTragicException() instanceof CorruptIndexException) {
        IndexFolder.condemn(directory); // nothing can be written until it is opened again
      }
      throw e instanceof IOException io ? new UncheckedIOException(what, io) : (RuntimeException) e;
    }
  }

  /** Asks one consistent state; {@code settled} when it must be Lucene's alone. */
  private <T> T ask(boolean settled, Question<T> question) {
    try {
      return answer(settled, question);
    } catch (IOException | RuntimeException e) {
      LOG.warn("The search index cannot be read: {}", e.toString());
      if (!closed && !verify()) {
        return ask(settled, question);
      }
      throw e instanceof IOException io
          ? new UncheckedIOException("searching", io)
          : (RuntimeException) e;
    }
  }

  /** Few questions at a time: the others wait, so that none takes all memory or all cores. */
  private <T> T answer(boolean settled, Question<T> question) throws IOException {
    try {
      gate.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting to search", e);
    }
    try {
      return admitted(settled, question);
    } finally {
      gate.release();
    }
  }

  private <T> T admitted(boolean settled, Question<T> question) throws IOException {
    if (settled || stale) {
      settle();
    }
    View seen = seen();
    try {
      IndexSearcher searcher = new IndexSearcher(seen.reader());
      searcher.setSimilarity(new BM25Similarity(HotScores.K1, HotScores.B));
      return question.answer(searcher, seen);
    } finally {
      release(seen);
    }
  }

  private static void limit(IndexSearcher searcher) {
    long end = System.nanoTime() + LIMIT.toNanos();
    searcher.setTimeout(() -> System.nanoTime() - end > 0);
  }

  /** The newest state, to be released. */
  private View seen() {
    View seen = view;
    while (!seen.reader().tryIncRef()) {
      if (closed) {
        throw new IllegalStateException("the index is closed");
      }
      seen = view;
    }
    return seen;
  }

  private static void release(View seen) {
    try {
      seen.reader().decRef();
    } catch (IOException e) {
      throw new UncheckedIOException("releasing the index", e);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private interface Question<T> {
    T answer(IndexSearcher searcher, View seen) throws IOException;
  }
}
