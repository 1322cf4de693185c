package org.tidings.newsroom;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tidings.article.Picture;
import org.tidings.article.Report;
import org.tidings.ingest.Caps;
import org.tidings.ingest.Links;
import org.tidings.ingest.clean.PlainText;

/**
 * Makes a report of an archive as safe as one of a feed: texts without control and direction
 * tricks, links without tracking, lines of old wires joined to paragraphs. Cleaning twice changes
 * nothing, so that what was exported comes in as it went out.
 */
final class ArchiveCleaner {
  /** A blank line, or a line that begins with blanks: where wires begin a paragraph. */
  private static final Pattern PARAGRAPH =
      Pattern.compile("\\R(?:[ \\t]*\\R)+|\\R(?=[ \\t]{2,}\\S)");

  private ArchiveCleaner() {}

  static Report clean(Report report) {
    String title = PlainText.line(report.title(), Caps.TITLE);
    Report.Builder clean =
        report
            .change()
            .source(PlainText.line(report.source(), Caps.NAME))
            .title(title.isEmpty() ? "\u2026" : title)
            .summary(PlainText.line(report.summary(), Caps.SUMMARY))
            .body(paragraphs(report.body()));
    report.link().map(Links::clean).ifPresent(clean::link);
    report.byline().map(byline -> PlainText.line(byline, Caps.NAME)).ifPresent(clean::byline);
    report.agency().map(agency -> PlainText.line(agency, Caps.NAME)).ifPresent(clean::agency);
    report.picture().map(ArchiveCleaner::clean).ifPresent(clean::picture);
    return clean.build();
  }

  private static Picture clean(Picture picture) {
    URI url = Links.clean(picture.url());
    return new Picture(url, line(picture.caption()), line(picture.note()));
  }

  private static Optional<String> line(Optional<String> text) {
    return text.map(words -> PlainText.line(words, Caps.SUMMARY));
  }

  private static String paragraphs(String body) {
    StringBuilder joined = new StringBuilder(body.length());
    for (String paragraph : PARAGRAPH.split(body, -1)) {
      String line = PlainText.line(paragraph);
      if (!line.isEmpty()) {
        joined.append(joined.isEmpty() ? "" : "\n\n").append(line);
      }
    }
    return PlainText.paragraphs(joined.toString(), Caps.BODY);
  }
}
