package org.tidings.ingest.page;

import org.tidings.ingest.Caps;
import org.tidings.ingest.clean.PlainText;

/** Chooses a page's headline. */
final class PageTitle {
  private PageTitle() {}

  static String of(PageElements page, StructuredData structured) {
    String best = structured.value("headline");
    if (best.isEmpty()) {
      best = page.meta("og:title", "twitter:title");
    }
    if (best.isEmpty() && page.headings.size() == 1) {
      best = page.headings.getFirst().text();
    }
    if (best.isEmpty()) {
      best = page.title();
    }
    return PlainText.line(best, Caps.TITLE);
  }
}
