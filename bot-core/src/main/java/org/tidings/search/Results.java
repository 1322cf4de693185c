package org.tidings.search;

import java.util.List;

/**
 * A page of hits.
 *
 * @param total how many articles fit; a lower bound past 1,000
 * @param complete false when the time limit ended the search early or the index is being rebuilt
 */
public record Results(List<Hit> hits, long total, boolean complete) {
  public Results {
    hits = List.copyOf(hits);
  }
}
