package org.tidings.ingest.page;

import java.net.URI;
import java.util.Optional;
import org.tidings.ingest.FeedDates;
import org.tidings.ingest.Stamp;

/** Finds when a page's article was published. */
final class PageDates {
  private PageDates() {}

  static Optional<Stamp> of(PageElements page, StructuredData structured, Optional<URI> address) {
    String best = structured.value("datePublished");
    if (best.isEmpty()) {
      best = page.meta("article:published_time", "datepublished", "date", "dc.date", "pubdate");
    }
    if (best.isEmpty() && !page.times.isEmpty()) {
      best = page.times.getFirst().attr("datetime");
    }
    return FeedDates.read(best);
  }
}
