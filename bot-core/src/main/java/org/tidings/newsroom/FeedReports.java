package org.tidings.newsroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Report;
import org.tidings.feed.Feed;
import org.tidings.ingest.Cleaned;
import org.tidings.ingest.DocumentHints;
import org.tidings.ingest.Entry;
import org.tidings.ingest.EntryCleaner;
import org.tidings.ingest.FeedDefaults;
import org.tidings.ingest.FeedDocument;
import org.tidings.ingest.FeedParser;
import org.tidings.ingest.Reading;
import org.tidings.language.LanguageDetector;

/**
 * Makes reports of whole feed documents: parsed, then each entry cleaned. Safe for many threads.
 */
public final class FeedReports {
  /** So many letters of a lead tell the language beside the title. */
  private static final int LEAD = 200;

  private final FeedParser parser = new FeedParser();
  private final EntryCleaner cleaner = new EntryCleaner();

  /** What a document held. */
  public sealed interface Content {
    /**
     * A feed.
     *
     * @param refused why entries were left out, each with its place in the document
     */
    record Reports(FeedDocument feed, List<Report> reports, List<Refused> refused)
        implements Content {
      public Reports {
        reports = List.copyOf(reports);
        refused = List.copyOf(refused);
      }
    }

    /** Something else; {@code what} says in words what it is: "a web page". */
    record NoFeed(String what) implements Content {}
  }

  /**
   * An entry that is no article.
   *
   * @param entry its number in the document, from 1
   */
  public record Refused(int entry, String reason) {}

  /**
   * Reads a document.
   *
   * @param feed the feed whose document it is; empty when only the document itself can tell
   * @param name what to call the source when neither feed nor document names one
   */
  public Content read(
      byte[] document, DocumentHints hints, Optional<Feed> feed, String name, Instant fetchedAt) {
    return switch (parser.parse(document, hints)) {
      case Reading.Read(FeedDocument read) -> clean(read, defaults(read, feed, name, fetchedAt));
      case Reading.NotAFeed(Reading.Look look) -> new Content.NoFeed(look.words());
    };
  }

  private Content clean(FeedDocument read, FeedDefaults defaults) {
    List<Report> reports = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    int number = 0;
    for (Entry entry : read.entries()) {
      number++;
      switch (cleaner.clean(entry, defaults)) {
        case Cleaned.Accepted accepted -> reports.add(inItsLanguage(accepted.report()));
        case Cleaned.Refused(String reason) -> refused.add(new Refused(number, reason));
      }
    }
    return new Content.Reports(read, reports, refused);
  }

  /** What the feed says of the language stands unless the text contradicts it strongly. */
  private static Report inItsLanguage(Report report) {
    String lead = report.summary().isEmpty() ? report.body() : report.summary();
    String text = report.title() + "\n" + lead.substring(0, Math.min(LEAD, lead.length()));
    Optional<String> told = LanguageDetector.standard().detect(text, report.language());
    return told.equals(report.language())
        ? report
        : report.change().language(told.orElse("")).build();
  }

  private static FeedDefaults defaults(
      FeedDocument read, Optional<Feed> feed, String name, Instant fetchedAt) {
    if (feed.isEmpty()) {
      String title = EntryCleaner.title(read.title());
      return FeedDefaults.of(title.isBlank() ? name : title, fetchedAt);
    }
    Feed known = feed.get();
    return new FeedDefaults(
        known.source(),
        known.kind(),
        Set.copyOf(known.sectors()),
        known.edition(),
        known.language(),
        fetchedAt);
  }
}
