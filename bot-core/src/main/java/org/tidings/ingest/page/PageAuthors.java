package org.tidings.ingest.page;

import java.util.List;
import java.util.Optional;
import org.tidings.ingest.Caps;
import org.tidings.ingest.clean.PlainText;

/** Finds who wrote a page's article. */
final class PageAuthors {
  private PageAuthors() {}

  static Optional<String> of(PageElements page, StructuredData structured) {
    List<String> names = structured.values("author");
    String author =
        names.isEmpty() ? page.meta("author", "article:author", "dc.creator") : names.getFirst();
    String line = PlainText.line(author, Caps.NAME);
    return line.isEmpty() || line.startsWith("http") ? Optional.empty() : Optional.of(line);
  }
}
