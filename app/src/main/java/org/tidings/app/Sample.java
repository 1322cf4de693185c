package org.tidings.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.article.Report;
import org.tidings.chat.ChatPlatform;
import org.tidings.command.NewsDesk;
import org.tidings.feed.Feed;
import org.tidings.ingest.DocumentHints;
import org.tidings.newsroom.Arrival;
import org.tidings.newsroom.FeedReports;
import org.tidings.newsroom.sample.SampleDocument;
import org.tidings.newsroom.sample.SampleNewsroom;

/**
 * The sample newsroom in a home of its own, in memory: made when first asked for, fed again
 * whenever another of its articles is out. Safe for many threads.
 */
final class Sample implements AutoCloseable {
  /** The longest sleep between two looks. */
  private static final Duration NAP = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final FeedReports reports = new FeedReports();
  private Optional<Opened> opened = Optional.empty();
  private Instant next = Instant.EPOCH;
  private final List<ChatPlatform> platforms = new ArrayList<>();
  private @Nullable Thread feeder;

  Sample(InstantSource clock) {
    this.clock = clock;
  }

  /** The sample's home, opened when it was not. */
  synchronized Home home() {
    return opened.orElseGet(this::open).home();
  }

  /** A platform runs: what is owed there by the sample is posted. */
  synchronized void add(ChatPlatform platform) {
    platforms.add(platform);
    opened.ifPresent(sample -> sample.home().deliveries().add(platform));
  }

  /** Lets out what is due, for those who follow it, until the sample is closed. */
  private void feed() {
    try {
      while (true) {
        Duration wait;
        synchronized (this) {
          wait = Duration.between(clock.instant(), next);
        }
        Thread.sleep(wait.compareTo(NAP) < 0 && wait.isPositive() ? wait : NAP);
        NewsDesk _ = desk();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its desk, with all that has come out by now. */
  synchronized NewsDesk desk() {
    Opened sample = opened.orElseGet(this::open);
    Instant now = clock.instant();
    if (!now.isBefore(next)) {
      for (SampleDocument document : sample.outlets.documents()) {
        sample.home.newsroom().accept(arrivals(document, now));
      }
      next = sample.outlets.untilNext().map(now::plus).orElse(Instant.MAX);
    }
    return sample.home.desk(true);
  }

  private Opened open() {
    Opened sample = new Opened(Home.inMemory("sample", clock), new SampleNewsroom(clock));
    opened = Optional.of(sample);
    platforms.forEach(sample.home().deliveries()::add);
    sample.home().deliveries().start();
    feeder = Thread.ofVirtual().name("sample").start(this::feed);
    return sample;
  }

  private List<Arrival> arrivals(SampleDocument document, Instant now) {
    Feed feed = document.feed();
    FeedReports.Content content =
        reports.read(document.bytes(), DocumentHints.NONE, Optional.of(feed), feed.source(), now);
    List<Arrival> arrivals = new ArrayList<>();
    if (content instanceof FeedReports.Content.Reports read) {
      for (Report report : read.reports().reversed()) { // documents begin with the newest
        arrivals.add(new Arrival(report, feed.id(), Optional.of(feed.url()), now));
      }
    }
    return arrivals;
  }

  @Override
  public synchronized void close() {
    if (feeder != null) {
      feeder.interrupt();
    }
    opened.ifPresent(sample -> sample.home.close());
  }

  private record Opened(Home home, SampleNewsroom outlets) {}
}
