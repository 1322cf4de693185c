package org.tidings.subscription;

import org.tidings.search.IndexedArticle;
import org.tidings.search.SearchQuery;

/**
 * Finds which of very many interests an article fits. Derived from the database: filled at start.
 * Safe for many threads; a change takes effect with the next article.
 */
public interface InterestMatcher {
  /** Adds an interest or replaces the one with this id. */
  void put(long id, SearchQuery query);

  /** Takes an interest out; does nothing when there is none. */
  void remove(long id);

  /**
   * The ids of all interests that an article fits, ascending: exactly those for which {@link
   * org.tidings.search.QueryMatcher} says so.
   */
  long[] matches(IndexedArticle article);

  int size();
}
