package org.tidings.chat;

import java.time.Duration;
import java.util.List;

/**
 * Posts found for an inline query.
 *
 * @param next cursor of the next page, at most 64 bytes; empty when this is the last
 * @param keep how long the platform may answer the same query from its cache
 */
public record InlinePage(List<Found> found, String next, Duration keep) {
  public InlinePage {
    found = List.copyOf(found);
  }

  /**
   * One result.
   *
   * @param id at most 64 bytes, unique in the page
   */
  public record Found(String id, String title, String line, Post post) {}
}
