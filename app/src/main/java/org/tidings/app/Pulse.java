package org.tidings.app;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.delivery.Deliveries;
import org.tidings.newsroom.Derived;
import org.tidings.store.SqlCounters;
import org.tidings.subscription.Roster;

/**
 * Notices what other processes changed in a shared database: articles for the index and the trends,
 * subscriptions, and what is owed. One small query each half second.
 */
final class Pulse implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Pulse.class);
  private static final Duration BEAT = Duration.ofMillis(500);

  /** What no counter tells of, such as an edit, is looked for every so many beats. */
  private static final int LOOK_ANYWAY = 20;

  private final SqlCounters counters;
  private final Derived derived;
  private final Roster roster;
  private final Deliveries deliveries;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("pulse").unstarted(this::beat);
  private Map<String, Long> known = Map.of();

  Pulse(SqlCounters counters, Derived derived, Roster roster, Deliveries deliveries) {
    this.counters = counters;
    this.derived = derived;
    this.roster = roster;
    this.deliveries = deliveries;
  }

  void start() {
    thread.start();
  }

  private void beat() {
    try {
      for (int beats = 1; !ended.await(BEAT.toMillis(), TimeUnit.MILLISECONDS); beats++) {
        once(beats % LOOK_ANYWAY == 0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void once(boolean anyway) {
    try {
      Map<String, Long> now = counters.all();
      if (changed(now, "roster")) {
        roster.refresh();
      }
      if (changed(now, "change")) {
        derived.follow();
      }
      if (anyway || changed(now, "change") || changed(now, "turn")) {
        deliveries.refresh();
      }
      known = now;
    } catch (RuntimeException e) {
      log.warn("Other processes' changes could not be read: {}", e.getMessage());
    }
  }

  private boolean changed(Map<String, Long> now, String series) {
    return !java.util.Objects.equals(known.get(series), now.get(series));
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      boolean _ = !thread.isAlive() || thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
