package org.tidings.ingest.page;

import java.time.Instant;
import java.util.Optional;
import org.tidings.article.Picture;
import org.tidings.article.Report;
import org.tidings.ingest.Stamp;

/** Adds what a page tells to what a feed told of the same article. The feed's word stands. */
public final class PageFacts {
  /** Shorter bodies are no article: a notice, a form, a picture's caption. */
  private static final int SHORTEST_BODY = 200;

  private PageFacts() {}

  /** The report with the page's facts where the feed gave none, and the longer text. */
  public static Report enriched(Report report, Page page) {
    Report.Builder richer = report.change();
    if (page.body().length() >= SHORTEST_BODY && page.body().length() > report.body().length()) {
      richer.body(page.body());
    }
    if (report.summary().isEmpty() && report.body().isEmpty()) {
      richer.summary(page.description());
    }
    if (report.byline().isEmpty()) {
      page.byline().or(page::desk).ifPresent(richer::byline);
    }
    if (report.agency().isEmpty()) {
      page.agency().ifPresent(richer::agency);
    }
    if (report.language().isEmpty()) {
      page.language().ifPresent(richer::language);
    }
    if (report.tags().isEmpty()) {
      page.tags().forEach(richer::tag);
      page.section().ifPresent(richer::tag);
    }
    times(report, page, richer);
    picture(report, page).ifPresent(richer::picture);
    return richer.build();
  }

  private static void times(Report report, Page page, Report.Builder richer) {
    if (report.created().isEmpty()) {
      page.created().map(Stamp::at).ifPresent(richer::created);
    }
    Optional<Instant> updated = page.updated().map(Stamp::at);
    if (report.updated().isEmpty()) {
      updated.ifPresent(richer::updated);
    }
    if (report.zone().isEmpty()) {
      page.created().or(page::updated).flatMap(Stamp::zone).ifPresent(richer::zone);
    }
  }

  /** The feed's picture with the page's words for it, else the page's. */
  private static Optional<Picture> picture(Report report, Page page) {
    if (report.picture().isEmpty()) {
      return page.picture();
    }
    Picture known = report.picture().get();
    return page.picture()
        .filter(_ -> known.caption().isEmpty() || known.note().isEmpty())
        .map(
            shown ->
                new Picture(
                    known.url(), known.caption().or(shown::caption), known.note().or(shown::note)));
  }
}
