package org.tidings.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Kind;
import org.tidings.feed.FeedCatalog;
import org.tidings.ingest.DocumentHints;
import org.tidings.ingest.EntryCleaner;
import org.tidings.ingest.FeedDefaults;
import org.tidings.ingest.FeedDocument;
import org.tidings.ingest.opml.Opml;
import org.tidings.ingest.opml.Outline;
import org.tidings.newsroom.Importer.Content;
import org.tidings.newsroom.Importer.Documents;
import org.tidings.newsroom.Importer.Refusal;

/** Reads feed documents and OPML lists for an import; the lists' feeds are added for everyone. */
final class DocumentReader implements Documents {
  private final FeedReports reports = new FeedReports();
  private final Opml opml = new Opml();
  private final FeedCatalog feeds;
  private final InstantSource clock;

  DocumentReader(FeedCatalog feeds, InstantSource clock) {
    this.feeds = feeds;
    this.clock = clock;
  }

  @Override
  public Content read(byte[] document, String name) {
    Optional<List<Outline>> list = opml.read(document);
    return list.isPresent()
        ? add(list.get(), name)
        : reports.read(document, name, DocumentHints.NONE, feed -> defaults(feed, name));
  }

  private FeedDefaults defaults(FeedDocument feed, String name) {
    String title = EntryCleaner.title(feed.title());
    return FeedDefaults.of(title.isBlank() ? name : title, clock.instant());
  }

  private Content add(List<Outline> outlines, String name) {
    int added = 0;
    int known = 0;
    List<Refusal> refused = new ArrayList<>();
    for (Outline outline : outlines) {
      try {
        boolean fresh = feeds.add(feed(outline), FeedCatalog.FOR_ALL).fresh();
        added += fresh ? 1 : 0;
        known += fresh ? 0 : 1;
      } catch (URISyntaxException e) {
        refused.add(new Refusal(name, "'%s' is not a feed's address".formatted(outline.feed())));
      }
    }
    return new Content.Feeds(added, known, refused);
  }

  private static FeedCatalog.NewFeed feed(Outline outline) throws URISyntaxException {
    String title = outline.title().isBlank() ? outline.feed() : outline.title();
    return new FeedCatalog.NewFeed(
        new URI(outline.feed()),
        title,
        title,
        Kind.NEWS,
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }
}
