package org.tidings.search;

import java.util.Map;
import org.tidings.search.ArticleIndex.Facet;

/**
 * How many of the articles that fit a query each value of some facets has, most first.
 *
 * @param whole false when only the newest that fit were counted, so that the numbers are least ones
 */
public record Tally(Map<Facet, Map<String, Long>> counts, boolean whole) {
  /** The values of a facet; empty when it was not asked for. */
  public Map<String, Long> of(Facet facet) {
    return counts.getOrDefault(facet, Map.of());
  }
}
