package org.tidings.bench.simulate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tidings.article.ArticleId;
import org.tidings.feed.Scope;
import org.tidings.search.ArticleIndex;
import org.tidings.search.Filter;
import org.tidings.search.IndexedArticle;
import org.tidings.search.Results;
import org.tidings.search.SearchQuery;
import org.tidings.search.Suggestion;

/** Finds nothing; delivery asks no index. */
final class NoIndex implements ArticleIndex {
  @Override
  public long lastChange() {
    return 0;
  }

  @Override
  public void put(List<IndexedArticle> articles) {}

  @Override
  public void delete(List<ArticleId> articles) {}

  @Override
  public void commit(long change) {}

  @Override
  public void clear() {}

  @Override
  public List<ArticleId> latest(Filter filter, int from, int count) {
    return List.of();
  }

  @Override
  public Results search(
      SearchQuery query, Filter filter, Sort sort, int from, int count, Instant now) {
    return new Results(List.of(), 0, true);
  }

  @Override
  public Map<String, Long> counts(Facet facet, Filter filter) {
    return Map.of();
  }

  @Override
  public List<Suggestion> complete(String typed, Scope scope, int count) {
    return List.of();
  }

  @Override
  public long count() {
    return 0;
  }

  @Override
  public long checksum() {
    return 0;
  }

  @Override
  public void close() {}
}
