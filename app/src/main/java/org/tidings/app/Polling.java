package org.tidings.app;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.app.settings.Settings;
import org.tidings.command.FeedLook;
import org.tidings.feed.Feed;
import org.tidings.feed.FeedHealth;
import org.tidings.feed.PollPlan;
import org.tidings.feed.StarterCatalogue;
import org.tidings.ingest.discover.FeedFinder;
import org.tidings.ingest.fetch.AddressGuard;
import org.tidings.ingest.fetch.FetchSettings;
import org.tidings.ingest.fetch.Fetcher;
import org.tidings.ingest.fetch.SystemNetwork;
import org.tidings.ingest.fetch.SystemResolver;
import org.tidings.ingest.page.Robots;
import org.tidings.newsroom.FeedWatch;
import org.tidings.newsroom.FollowUp;
import org.tidings.newsroom.PageLoop;
import org.tidings.newsroom.PollLoop;

/** The polling of one home, from its start to its end in order. */
final class Polling implements AutoCloseable {
  private static final Duration FLOOR = Duration.ofMinutes(5);
  private static final Duration CEILING = Duration.ofHours(6);

  /** People wait for what they ask. */
  private static final Duration ASKED = Duration.ofSeconds(9);

  private final SystemResolver resolver = new SystemResolver();
  private final Fetcher fetcher;
  private final Fetcher asking;
  private final FeedLook look;
  private final PollLoop loop;
  private final Optional<PageLoop> pages;

  Polling(Home home, Settings settings, InstantSource clock) {
    AddressGuard guard = new AddressGuard(settings.allowPrivateNetworks(), Set.of(), resolver);
    FetchSettings bounds = FetchSettings.of(Assistant.version(), settings.contact());
    SystemNetwork network = new SystemNetwork();
    fetcher = new Fetcher(guard, network, bounds, clock);
    asking = new Fetcher(guard, network, bounds.within(ASKED), clock);
    StarterCatalogue catalogue = StarterCatalogue.bundled();
    look =
        new FetchedLook(
            new FeedFinder(asking::fetch, catalogue, clock), catalogue, home.pollBook(), clock);
    pages =
        settings.readPages() == 0
            ? Optional.empty()
            : Optional.of(
                new PageLoop(
                    fetcher,
                    new Robots(fetcher::fetch, clock),
                    home.newsroom(),
                    settings.readPages()));
    PollPlan plan = new PollPlan(FLOOR, CEILING, RandomGenerator.getDefault()).oftenAtHome();
    loop =
        new PollLoop(
            fetcher,
            home.pollBook(),
            new PollLoop.Intake(
                home.reception(),
                home.feeds(),
                plan,
                new Logged(),
                pages.map(home::writing).orElse(FollowUp.NONE)),
            clock);
  }

  /** Finds the feeds that people name; also while nothing is polled. */
  FeedLook look() {
    return look;
  }

  /** Begins to poll; without it only people's questions are fetched. */
  void start() {
    pages.ifPresent(PageLoop::start);
    loop.start();
  }

  /** For other rooms that fetch: the page reader. */
  Fetcher fetcher() {
    return fetcher;
  }

  @Override
  public void close() {
    loop.stop();
    pages.ifPresent(PageLoop::stop);
    asking.close();
    fetcher.close();
    loop.close();
    pages.ifPresent(PageLoop::close);
    resolver.close();
  }

  /** Writes to the log what people should know; feeds by number, for their addresses hold keys. */
  private static final class Logged implements FeedWatch {
    private static final Logger log = LoggerFactory.getLogger(Polling.class);

    @Override
    public void troubled(Feed feed, FeedHealth health) {
      log.info(
          "Feed {} ({}) {}: {}",
          feed.id().value(),
          feed.title(),
          health.state().words(),
          health.trouble());
    }

    @Override
    public void moved(Feed before, URI to) {
      log.info("Feed {} ({}) moved; its new address is kept.", before.id().value(), before.title());
    }
  }
}
