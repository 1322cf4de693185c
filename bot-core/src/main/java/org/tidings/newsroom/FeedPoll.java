package org.tidings.newsroom;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.article.Report;
import org.tidings.feed.Feed;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedHealth;
import org.tidings.feed.PollBook.Due;
import org.tidings.feed.PollPlan;
import org.tidings.feed.PollPlan.Wishes;
import org.tidings.feed.PollState;
import org.tidings.ingest.DocumentHints;
import org.tidings.ingest.FeedDocument;
import org.tidings.ingest.fetch.FetchOutcome;
import org.tidings.ingest.fetch.FetchOutcome.Fetched;
import org.tidings.ingest.fetch.FetchOutcome.Trouble;

/**
 * What one fetch of one feed comes to: articles for the newsroom, and when to come again. Safe for
 * many threads; documents are read a few at a time, however many arrive.
 */
final class FeedPoll {
  /** A move is believed when it was told so often in a row: servers err for a day. */
  private static final int MOVES_BELIEVED = 3;

  private static final int READ_AT_ONCE = 2;
  private static final int MOST_POISON = 5;
  private static final Logger log = LoggerFactory.getLogger(FeedPoll.class);

  private final Semaphore reading = new Semaphore(READ_AT_ONCE, true);
  private final FeedReports reports = new FeedReports();
  private final Reception newsroom;
  private final FeedCatalog feeds;
  private final PollPlan plan;
  private final FeedWatch watch;
  private final FollowUp followUp;
  private final InstantSource clock;

  FeedPoll(PollLoop.Intake intake, InstantSource clock) {
    newsroom = intake.newsroom();
    feeds = intake.feeds();
    plan = intake.plan();
    watch = intake.watch();
    followUp = intake.followUp();
    this.clock = clock;
  }

  /** Takes in what was fetched and returns what to remember of it. */
  PollState settle(Due due, FetchOutcome outcome) {
    Instant now = clock.instant();
    PollState after =
        switch (outcome) {
          case Fetched fetched -> document(due, fetched, now);
          case FetchOutcome.NotModified same -> unchanged(due, same, now);
          case FetchOutcome.Gone() ->
              due.state().failed(now, "its server says that it is gone for good").isGone();
          case FetchOutcome.Busy(Optional<Duration> wait) ->
              failed(due, "its server wants to be left alone for a while", wait, now);
          case FetchOutcome.Refused(String words) -> failed(due, words, Optional.empty(), now);
          case FetchOutcome.Failed(Trouble trouble) ->
              failed(due, trouble.words(), Optional.empty(), now);
        };
    return watched(due, after, now);
  }

  private PollState failed(Due due, String words, Optional<Duration> wait, Instant now) {
    PollState after = due.state().failed(now, words);
    return after.dueAt(plan.of(due.feed().url()).afterFailure(after, wait, now));
  }

  private PollState unchanged(Due due, FetchOutcome.NotModified same, Instant now) {
    PollState state = due.state();
    PollState after =
        state
            .read(now)
            .knownAs(
                same.validators().etag().or(state::etag),
                same.validators().modified().or(state::modified),
                state.mark());
    after = moved(due.feed(), after, same.movedTo());
    Wishes wishes = new Wishes(Optional.empty(), same.freshFor(), Set.of());
    return after.dueAt(plan.of(due.feed().url()).afterSuccess(after, wishes, now));
  }

  private PollState document(Due due, Fetched fetched, Instant now) {
    PollState state = due.state();
    String mark = mark(fetched.content().bytes());
    if (mark.equals(state.mark())) {
      return unchanged(
          due,
          new FetchOutcome.NotModified(fetched.movedTo(), fetched.validators(), fetched.freshFor()),
          now);
    }
    reading.acquireUninterruptibly();
    try {
      DocumentHints hints = DocumentHints.of(Optional.of(fetched.address()), fetched.headers());
      FeedReports.Content content =
          reports.read(
              fetched.content().bytes(), hints, Optional.of(due.feed()), due.feed().source(), now);
      return switch (content) {
        case FeedReports.Content.NoFeed(String what) ->
            failed(due, "it is " + what + ", not a feed", Optional.empty(), now);
        case FeedReports.Content.Reports read -> {
          PollState after =
              state
                  .read(now)
                  .knownAs(
                      fetched.validators().etag(),
                      fetched.validators().modified(),
                      fetched.whole() ? mark : "");
          yield taken(due.feed(), moved(due.feed(), after, fetched.movedTo()), fetched, read, now);
        }
      };
    } finally {
      reading.release();
    }
  }

  private PollState taken(
      Feed feed, PollState state, Fetched fetched, FeedReports.Content.Reports read, Instant now) {
    List<Arrival> arrivals =
        read.reports().reversed().stream()
            .map(report -> new Arrival(report, feed.id(), Optional.of(feed.url()), now))
            .toList();
    List<FollowUp.Brought> brought = accept(arrivals);
    followUp.brought(brought);
    int fresh = brought.size();
    PollState after = state;
    if (fresh > 0) {
      List<Instant> dates =
          read.reports().stream().map(Report::created).flatMap(Optional::stream).toList();
      after = state.brought(now, plan.rhythm(state, fresh, dates, now));
    }
    FeedDocument document = read.feed();
    Wishes wishes = new Wishes(document.ttl(), fetched.freshFor(), document.skipHours());
    return after.dueAt(plan.of(feed.url()).afterSuccess(after, wishes, now));
  }

  /** An article that breaks something of ours is left out, a few at most, and harms no other. */
  private List<FollowUp.Brought> accept(List<Arrival> arrivals) {
    List<Arrival> sound = new ArrayList<>(arrivals);
    for (int left = MOST_POISON; ; left--) {
      try {
        return FollowUp.Brought.of(sound, newsroom.accept(sound));
      } catch (RuntimeException e) {
        boolean known = PoisonArrival.of(e).filter(sound::remove).isPresent();
        if (!known || left == 0 || sound.isEmpty()) {
          throw e; // it is not the article: the database is gone
        }
        log.error("An article of feed {} is left out.", arrivals.getFirst().feed().value(), e);
      }
    }
  }

  /** Stores a new address once the server has said it often enough and nobody else has it. */
  private PollState moved(Feed feed, PollState state, Optional<URI> to) {
    PollState after = state.moved(to);
    if (after.movedSeen() < MOVES_BELIEVED || feeds.byUrl(to.orElseThrow()).isPresent()) {
      return after;
    }
    feeds.update(
        new Feed(
            feed.id(),
            to.get(),
            feed.source(),
            feed.title(),
            feed.kind(),
            feed.sectors(),
            feed.edition(),
            feed.language()));
    watch.moved(feed, to.get());
    return after.moved(Optional.empty());
  }

  private PollState watched(Due due, PollState after, Instant now) {
    if (after.told() && !(after.gone() && !due.state().gone())) {
      return after;
    }
    FeedHealth health = FeedHealth.of(after, now);
    return switch (health.state()) {
      case FAILING, SILENT, GONE -> {
        watch.troubled(due.feed(), health);
        yield after.wasTold();
      }
      case NEW, FINE, STUMBLING -> after;
    };
  }

  private static String mark(byte[] document) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(document);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
