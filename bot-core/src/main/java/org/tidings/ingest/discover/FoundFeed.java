package org.tidings.ingest.discover;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.tidings.article.Report;

/**
 * A feed that was just read.
 *
 * @param url where to poll it, after redirects that said "permanently"
 * @param title never blank
 * @param site the page it belongs to
 * @param language ISO 639-1 code, where the feed names one
 * @param reports its articles, in the document's order
 */
public record FoundFeed(
    URI url, String title, Optional<URI> site, Optional<String> language, List<Report> reports) {
  public FoundFeed {
    if (title.isBlank()) {
      throw new IllegalArgumentException("title of %s is blank".formatted(url));
    }
    reports = List.copyOf(reports);
  }
}
