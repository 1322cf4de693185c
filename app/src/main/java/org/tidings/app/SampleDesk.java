package org.tidings.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.article.Report;
import org.tidings.command.NewsDesk;
import org.tidings.feed.Feed;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedId;
import org.tidings.ingest.DocumentHints;
import org.tidings.ingest.FeedDefaults;
import org.tidings.newsroom.Arrival;
import org.tidings.newsroom.Importer.Content;
import org.tidings.newsroom.sample.SampleDocument;
import org.tidings.newsroom.sample.SampleNewsroom;

/**
 * The sample newsroom in a home of its own, in memory: opened when it is first asked for, read
 * again when another article is out. Safe for many threads.
 */
final class SampleDesk implements AutoCloseable {
  private final InstantSource clock;
  private final SampleNewsroom sample;
  private final FeedReports reports = new FeedReports();
  private final Home home = Home.inMemory("sample");
  private final Map<FeedId, FeedId> feeds = new HashMap<>();
  private Instant next = Instant.MIN;

  SampleDesk(InstantSource clock) {
    this.clock = clock;
    sample = new SampleNewsroom(clock);
  }

  synchronized NewsDesk desk() {
    Instant now = clock.instant();
    if (!now.isBefore(next)) {
      List<Arrival> arrivals = new ArrayList<>();
      sample.documents().forEach(document -> arrive(document, now, arrivals));
      home.newsroom().accept(arrivals);
      next = sample.untilNext().map(now::plus).orElse(Instant.MAX);
    }
    return home.desk(true);
  }

  private void arrive(SampleDocument document, Instant now, List<Arrival> arrivals) {
    Feed feed = document.feed();
    FeedId id = feeds.computeIfAbsent(feed.id(), _ -> add(feed));
    FeedDefaults defaults =
        new FeedDefaults(
            feed.source(), feed.kind(), feed.sectors(), feed.edition(), feed.language(), now);
    DocumentHints hints = new DocumentHints(document.mediaType(), Optional.of(feed.url()), "");
    if (reports.read(document.bytes(), feed.title(), hints, _ -> defaults)
        instanceof Content.Articles articles) {
      for (Report report : articles.reports()) {
        Instant seen = report.created().filter(then -> then.isBefore(now)).orElse(now);
        arrivals.add(new Arrival(report, id, Optional.of(feed.url()), seen));
      }
    }
  }

  private FeedId add(Feed feed) {
    FeedCatalog.NewFeed added =
        new FeedCatalog.NewFeed(
            feed.url(),
            feed.source(),
            feed.title(),
            feed.kind(),
            feed.sectors(),
            feed.edition(),
            feed.language());
    return home.feeds().add(added, FeedCatalog.FOR_ALL).feed().id();
  }

  @Override
  public void close() {
    home.close();
  }
}
