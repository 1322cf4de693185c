package org.tidings.telegram;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work on virtual threads: side by side for different keys, one after the other for the same.
 * Whatever work throws is logged by its kind and ends that work alone.
 */
final class KeyedWork {
  private static final Logger LOG = LoggerFactory.getLogger(KeyedWork.class);

  private final Map<String, Queue<Runnable>> queues = new HashMap<>();
  private int underway;

  void submit(String key, Runnable work) {
    synchronized (queues) {
      underway++;
      Queue<Runnable> queue = queues.get(key);
      if (queue != null) {
        queue.add(work);
        return;
      }
      queue = new ArrayDeque<>();
      queue.add(work);
      queues.put(key, queue);
    }
    Thread.ofVirtual().name("telegram-work").start(() -> drain(key));
  }

  private void drain(String key) {
    while (true) {
      Runnable work;
      synchronized (queues) {
        Queue<Runnable> queue = queues.get(key);
        work = queue == null ? null : queue.poll();
        if (work == null) {
          queues.remove(key);
          return;
        }
      }
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        // The message of an exception may quote what a person wrote, or an address with the token.
        LOG.error("an update could not be worked on: {} at {}", e.getClass().getName(), where(e));
      } finally {
        synchronized (queues) {
          underway--;
          queues.notifyAll();
        }
      }
    }
  }

  /** Waits until all work is done; false when it still is not after that time. */
  boolean awaitIdle(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    synchronized (queues) {
      while (underway > 0) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        queues.wait(left / 1_000_000, (int) (left % 1_000_000));
      }
      return true;
    }
  }

  static String where(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length == 0 ? "?" : trace[0].toString();
  }
}
