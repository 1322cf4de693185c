package org.tidings.subscription;

import java.util.List;
import java.util.Optional;
import org.tidings.search.SearchQuery;
import org.tidings.search.SearchQuery.Node;

/**
 * What is wanted, narrowed by a filter.
 *
 * @param filter what an article must fit besides
 */
public record Wish(Interest interest, Optional<SearchQuery> filter) {
  public static Wish of(Interest interest) {
    return new Wish(interest, Optional.empty());
  }

  /** What an article must fit; empty when no single article can tell. */
  public Optional<SearchQuery> query() {
    return interest
        .query()
        .map(
            wanted ->
                filter
                    .map(
                        narrow ->
                            new SearchQuery(
                                "", new Node.And(List.of(wanted.root(), narrow.root()))))
                    .orElse(wanted));
  }
}
