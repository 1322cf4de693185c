package org.tidings.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.newsroom.Housekeeping;

/**
 * Tidies a home up a minute after its start and every hour from then on. Ended before the home is
 * closed, without interrupting: the index does not survive interruption while it reads.
 */
final class HouseKeeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HouseKeeper.class);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofHours(1);

  private final Housekeeping work;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  private HouseKeeper(Housekeeping work) {
    this.work = work;
    thread = Thread.ofVirtual().name("housekeeping").unstarted(this::keep);
  }

  static HouseKeeper start(Housekeeping work) {
    HouseKeeper keeper = new HouseKeeper(work);
    keeper.thread.start();
    return keeper;
  }

  private void keep() {
    try {
      Duration pause = FIRST;
      while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        once();
        pause = PAUSE;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void once() {
    try {
      int _ = work.run();
    } catch (RuntimeException broken) {
      log.error("housekeeping broke off; it is tried again in an hour", broken);
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
