package org.tidings.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedId;
import org.tidings.feed.PollBook;
import org.tidings.feed.PollBook.Due;
import org.tidings.feed.PollPlan;
import org.tidings.ingest.fetch.FetchOutcome;
import org.tidings.ingest.fetch.FetchRequest;
import org.tidings.ingest.fetch.Fetcher;
import org.tidings.ingest.fetch.Validators;

/**
 * Fetches the feeds whose time has come, each on a virtual thread of its own. So many are begun a
 * second at most: after a night asleep everything is due, and nothing storms. Runs from {@link
 * #start} to {@link #close}.
 */
public final class PollLoop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PollLoop.class);
  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final Duration LAST_WAIT = Duration.ofSeconds(10);
  private static final Duration SPACING = Duration.ofMillis(500);
  private static final int A_TICK = 25;
  private static final int AT_ONCE = 2_000;
  private static final int LOOKED_AT = 2_000;

  private final Fetcher fetcher;
  private final PollBook book;
  private final FeedPoll poll;
  private final InstantSource clock;
  private final HostLanes lanes = new HostLanes(SPACING);
  private final Map<FeedId, Thread> underWay = new ConcurrentHashMap<>();
  private final Semaphore woken = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param fetcher closed by whoever made it, after this loop's {@link #stop} and before its {@link
   *     #close}, so that slow servers hold nothing up
   */
  public PollLoop(Fetcher fetcher, PollBook book, Intake intake, InstantSource clock) {
    this.fetcher = fetcher;
    this.book = book;
    this.clock = clock;
    this.poll = new FeedPoll(intake, clock);
    thread = Thread.ofVirtual().name("polling").unstarted(this::run);
  }

  /** Where articles go, and who hears of feeds and of new articles. */
  public record Intake(
      Reception newsroom, FeedCatalog feeds, PollPlan plan, FeedWatch watch, FollowUp followUp) {
    /** Nobody hears of new articles. */
    public Intake(Reception newsroom, FeedCatalog feeds, PollPlan plan, FeedWatch watch) {
      this(newsroom, feeds, plan, watch, FollowUp.NONE);
    }
  }

  public void start() {
    thread.start();
  }

  /** Looks for due feeds now: one was added. */
  public void wake() {
    woken.release();
  }

  private void run() {
    while (!closed) {
      boolean busy = false;
      try {
        busy = begin(clock.instant()) > 0;
      } catch (RuntimeException e) {
        log.error("Looking for due feeds failed; it is tried again.", e);
      }
      pause(busy || !underWay.isEmpty() ? TICK : IDLE);
    }
  }

  /** Begins what is due, as much as is fit; how many. */
  private int begin(Instant now) {
    int begun = 0;
    for (Due due : book.due(now, LOOKED_AT)) {
      if (closed || begun == A_TICK || underWay.size() >= AT_ONCE) {
        break;
      }
      FeedId feed = due.feed().id();
      if (!underWay.containsKey(feed) && lanes.enter(due.feed().url())) {
        Thread worker = Thread.ofVirtual().name("poll-" + feed.value()).unstarted(() -> one(due));
        underWay.put(feed, worker);
        worker.start();
        begun++;
      }
    }
    return begun;
  }

  private void one(Due due) {
    try {
      Validators known = new Validators(due.state().etag(), due.state().modified());
      FetchOutcome outcome = fetcher.fetch(FetchRequest.feed(due.feed().url().toString(), known));
      if (!closed) {
        book.save(poll.settle(due, outcome));
      }
    } catch (RuntimeException | Error e) { // out of memory too is the trouble of this feed alone
      poisoned(due, e);
    } finally {
      lanes.leave(due.feed().url());
      underWay.remove(due.feed().id());
    }
  }

  /** A feed that breaks something of ours harms no other: it is left alone for a while. */
  private void poisoned(Due due, Throwable e) {
    log.error("Polling feed {} failed.", due.feed().id().value(), e);
    try {
      book.save(
          due.state()
              .failed(clock.instant(), "reading it broke something of ours")
              .dueAt(clock.instant().plus(Duration.ofHours(1))));
    } catch (RuntimeException broken) {
      log.error("Remembering that failed too.", broken);
    }
  }

  private void pause(Duration time) {
    try {
      boolean _ = woken.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
      int _ = woken.drainPermits();
    } catch (InterruptedException e) {
      closed = true;
      Thread.currentThread().interrupt();
    }
  }

  /** Begins nothing more. */
  public void stop() {
    closed = true;
    wake();
  }

  /** Waits until what the newsroom has begun to take in is stored. */
  @Override
  public void close() {
    stop();
    try {
      boolean _ = !thread.isAlive() || thread.join(LAST_WAIT);
      for (Thread worker : underWay.values()) {
        if (!worker.join(LAST_WAIT)) {
          log.warn("A feed was still being read at the end.");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
