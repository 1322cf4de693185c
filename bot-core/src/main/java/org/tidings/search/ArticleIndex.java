package org.tidings.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.ArticleId;
import org.tidings.feed.Scope;

/**
 * Finds articles. Derived from the database: it carries the number of the last change that it has
 * seen, catches up from there at start, and may be deleted at any time. Safe for many threads;
 * changes come from one thread at a time.
 */
public interface ArticleIndex extends AutoCloseable {
  /** The last change that is durable in the index; 0 for a new or damaged one. */
  long lastChange();

  /** Stores or replaces articles; they are found by the next search. */
  void put(List<IndexedArticle> articles);

  /** Takes articles out. */
  void delete(List<ArticleId> articles);

  /** Makes everything up to this change number durable. */
  void commit(long change);

  /** Forgets everything, durably. */
  void clear();

  /** The newest articles, by {@link org.tidings.article.Article#at()} and id. */
  List<ArticleId> latest(Filter filter, int from, int count);

  /** The best articles for a query, one per story. */
  Results search(SearchQuery query, Filter filter, Sort sort, int from, int count, Instant now);

  /** How many articles each value of a facet has, most first. */
  Map<String, Long> counts(Facet facet, Filter filter);

  /** Counts facets of the articles that fit a query; of the newest few hundred of very many. */
  default Tally tally(Set<Facet> facets, SearchQuery query, Filter filter) {
    return new Tally(Map.of(), true);
  }

  /** The query that was probably meant, when a word of this one is in no title. */
  default Optional<String> didYouMean(SearchQuery query) {
    return Optional.empty();
  }

  /** At most {@code count} completions of what is typed: names, sources, sectors, headlines. */
  List<Suggestion> complete(String typed, Scope scope, int count);

  /** How many articles are in the index. */
  long count();

  /** A digest of all ids and change numbers, to compare with the database's. */
  long checksum();

  /**
   * Reads all of it and compares checksums, which takes about a second per gigabyte. A damaged
   * index is emptied, as it is when a damage shows while it is used.
   *
   * @return whether it was sound
   */
  default boolean verify() {
    return true;
  }

  /** Whom to tell that the index emptied itself and waits to be filled from the first change on. */
  default void whenEmptied(Runnable told) {}

  @Override
  void close();

  /** The order of results. */
  enum Sort {
    RELEVANCE,
    DATE
  }

  /** What can be counted. */
  enum Facet {
    SECTOR,
    EDITION,
    SOURCE,
    KIND,
    LANGUAGE
  }
}
