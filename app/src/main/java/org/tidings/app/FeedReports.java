package org.tidings.app;

import java.util.ArrayList;
import java.util.List;
import org.tidings.article.Report;
import org.tidings.ingest.Cleaned;
import org.tidings.ingest.DocumentHints;
import org.tidings.ingest.Entry;
import org.tidings.ingest.EntryCleaner;
import org.tidings.ingest.FeedDefaults;
import org.tidings.ingest.FeedDocument;
import org.tidings.ingest.FeedParser;
import org.tidings.ingest.Reading;
import org.tidings.newsroom.Importer.Content;
import org.tidings.newsroom.Importer.Refusal;

/** Makes reports of feed documents that nobody polls: imported files and the sample's. */
final class FeedReports {
  private final FeedParser parser = new FeedParser();
  private final EntryCleaner cleaner = new EntryCleaner();

  /** What a feed's document says of itself, for those who have nothing else. */
  interface Defaults {
    FeedDefaults of(FeedDocument feed);
  }

  /** The reports of a document, and the entries that are none. */
  Content read(byte[] document, String name, DocumentHints hints, Defaults defaults) {
    return switch (parser.parse(document, hints)) {
      case Reading.NotAFeed(Reading.Look look) ->
          new Content.Unreadable(
              "this is %s; a feed, an OPML list or an archive of articles is expected"
                  .formatted(look.words()));
      case Reading.Read(FeedDocument feed) -> articles(feed, name, defaults.of(feed));
    };
  }

  private Content articles(FeedDocument feed, String name, FeedDefaults defaults) {
    List<Report> reports = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    int number = 0;
    for (Entry entry : feed.entries()) {
      number++;
      switch (cleaner.clean(entry, defaults)) {
        case Cleaned.Accepted accepted -> reports.add(accepted.report());
        case Cleaned.Refused(String reason) ->
            refused.add(new Refusal("%s, entry %d".formatted(name, number), reason));
      }
    }
    return new Content.Articles(reports, refused);
  }
}
