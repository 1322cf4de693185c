package org.tidings.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.tidings.app.settings.Logs;
import org.tidings.article.ArticleId;
import org.tidings.feed.Scope;
import org.tidings.search.ArticleIndex;
import org.tidings.search.Filter;
import org.tidings.search.IndexedArticle;
import org.tidings.search.Results;
import org.tidings.search.SearchQuery;
import org.tidings.search.Suggestion;
import org.tidings.search.Tally;

/**
 * An index that is opened in a thread of its own while the rest of the house starts. Whoever asks
 * it first waits until it is open, and is thrown what opening it threw.
 */
final class OpeningIndex implements ArticleIndex {
  private final FutureTask<ArticleIndex> opening;
  private volatile Runnable emptied = () -> {};

  OpeningIndex(Supplier<ArticleIndex> maker) {
    opening =
        new FutureTask<>(
            () -> {
              Logs.takeOver(); // Lucene speaks to the JDK's log
              ArticleIndex made = maker.get();
              made.whenEmptied(() -> emptied.run());
              return made;
            });
    Thread.ofPlatform().daemon().name("open-index").start(opening);
  }

  private ArticleIndex index() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return opening.get();
        } catch (InterruptedException _) {
          interrupted = true; // a half-opened index helps nobody
        }
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException broken) {
        throw broken;
      }
      throw new IllegalStateException("the index could not be opened", failed.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void whenEmptied(Runnable told) {
    emptied = told;
  }

  @Override
  public long lastChange() {
    return index().lastChange();
  }

  @Override
  public void put(List<IndexedArticle> articles) {
    index().put(articles);
  }

  @Override
  public void delete(List<ArticleId> articles) {
    index().delete(articles);
  }

  @Override
  public void commit(long change) {
    index().commit(change);
  }

  @Override
  public void clear() {
    index().clear();
  }

  @Override
  public List<ArticleId> latest(Filter filter, int from, int count) {
    return index().latest(filter, from, count);
  }

  @Override
  public Results search(
      SearchQuery query, Filter filter, Sort sort, int from, int count, Instant now) {
    return index().search(query, filter, sort, from, count, now);
  }

  @Override
  public Map<String, Long> counts(Facet facet, Filter filter) {
    return index().counts(facet, filter);
  }

  @Override
  public Tally tally(Set<Facet> facets, SearchQuery query, Filter filter) {
    return index().tally(facets, query, filter);
  }

  @Override
  public Optional<String> didYouMean(SearchQuery query) {
    return index().didYouMean(query);
  }

  @Override
  public List<Suggestion> complete(String typed, Scope scope, int count) {
    return index().complete(typed, scope, count);
  }

  @Override
  public long count() {
    return index().count();
  }

  @Override
  public long checksum() {
    return index().checksum();
  }

  @Override
  public boolean verify() {
    return index().verify();
  }

  /** Closes the index once it is open; one that could not be opened needs none. */
  @Override
  public void close() {
    ArticleIndex open;
    try {
      open = index();
    } catch (RuntimeException _) {
      return; // whoever asked was told
    }
    open.close();
  }
}
