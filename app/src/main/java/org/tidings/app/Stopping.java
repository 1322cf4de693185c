package org.tidings.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An end in order: on Ctrl-C or SIGTERM the work is asked to stop, and the process waits until the
 * main thread has closed everything.
 */
final class Stopping {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Deque<Runnable> wishes = new ArrayDeque<>();
  private volatile boolean asked;

  /** Begins to listen to the operating system. */
  void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stopping"));
  }

  private void end() {
    askToStop();
    try {
      boolean _ = ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs this when the end is asked for; at once when it was asked for before. */
  void whenAsked(Runnable wish) {
    synchronized (wishes) {
      if (!asked) {
        wishes.push(wish);
        return;
      }
    }
    wish.run();
  }

  /** Asks everything to stop, last wish first. */
  void askToStop() {
    while (true) {
      Runnable wish;
      synchronized (wishes) {
        asked = true;
        wish = wishes.poll();
      }
      if (wish == null) {
        return;
      }
      wish.run();
    }
  }

  /** Whether work should end at the next good place. */
  boolean asked() {
    return asked;
  }

  /** Everything is closed: the process may end. */
  void ended() {
    ended.countDown();
  }
}
