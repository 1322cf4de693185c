package org.tidings.ingest.opml;

import java.util.List;

/**
 * A feed in a list of subscriptions.
 *
 * @param title the reader's own name for it, or the feed's
 * @param feed address of the feed, http or https
 * @param site address of its site, or ""
 * @param folders names of the folders it is in, outermost first
 */
public record Outline(String title, String feed, String site, List<String> folders) {
  public Outline {
    if (feed.isBlank()) {
      throw new IllegalArgumentException("address of feed '%s' is blank".formatted(title));
    }
    folders = List.copyOf(folders);
  }
}
