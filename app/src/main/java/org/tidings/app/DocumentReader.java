package org.tidings.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Kind;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedCatalog.NewFeed;
import org.tidings.ingest.DocumentHints;
import org.tidings.ingest.opml.Opml;
import org.tidings.ingest.opml.Outline;
import org.tidings.newsroom.FeedReports;
import org.tidings.newsroom.Importer.Content;
import org.tidings.newsroom.Importer.Documents;
import org.tidings.newsroom.Importer.Refusal;

/**
 * Reads feed documents and OPML lists for an import; the feeds of a list are added for all, or for
 * the room whose export the list is.
 */
final class DocumentReader implements Documents {
  private final Opml opml = new Opml();
  private final FeedReports reports = new FeedReports();
  private final FeedCatalog feeds;
  private final InstantSource clock;

  DocumentReader(FeedCatalog feeds, InstantSource clock) {
    this.feeds = feeds;
    this.clock = clock;
  }

  @Override
  public Content read(byte[] document, String name) {
    Optional<List<Outline>> outlines = opml.read(document);
    return outlines.isPresent() ? add(outlines.get()) : articles(document, name);
  }

  private Content add(List<Outline> outlines) {
    int added = 0;
    for (Outline outline : outlines) {
      added += feeds.add(feed(outline), FeedLists.room(outline)).fresh() ? 1 : 0;
    }
    return new Content.Feeds(added, outlines.size() - added, List.of());
  }

  private static NewFeed feed(Outline outline) {
    URI url = URI.create(outline.feed());
    String title = outline.title().isBlank() ? String.valueOf(url.getHost()) : outline.title();
    return new NewFeed(url, title, title, Kind.NEWS, Set.of(), Optional.empty(), Optional.empty());
  }

  private Content articles(byte[] document, String name) {
    FeedReports.Content content =
        reports.read(document, DocumentHints.NONE, Optional.empty(), name, clock.instant());
    return switch (content) {
      case FeedReports.Content.Reports read -> {
        List<Refusal> refused = new ArrayList<>();
        read.refused()
            .forEach(r -> refused.add(new Refusal(name + " entry " + r.entry(), r.reason())));
        yield new Content.Articles(read.reports(), refused);
      }
      case FeedReports.Content.NoFeed(String what) ->
          new Content.Unreadable(
              "it is %s; an archive of articles (JSON Lines), a feed or an OPML list was expected"
                  .formatted(what));
    };
  }
}
