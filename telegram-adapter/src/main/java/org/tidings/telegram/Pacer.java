package org.tidings.telegram;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.tidings.chat.Companions;

/**
 * Lets threads send one after the other at the pace Telegram allows; whoever answers a person goes
 * before whoever brings headlines. Safe for many threads.
 */
final class Pacer implements AutoCloseable {
  private final PaceBook book;
  private final LongSupplier nanos;
  private final Companions companions;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<PaceBook.Ticket, Condition> waiting = new HashMap<>();
  private final Thread usher;
  private boolean closed;

  /**
   * @param nanos a steady clock in nanoseconds
   */
  Pacer(PaceBook book, LongSupplier nanos) {
    this(book, nanos, Companions.ALONE);
  }

  /**
   * @param companions other processes that send for the same bot
   */
  Pacer(PaceBook book, LongSupplier nanos, Companions companions) {
    this.companions = companions;
    this.book = book;
    this.nanos = nanos;
    usher = Thread.ofVirtual().name("telegram-pacer").start(this::usher);
  }

  /** What the wait for a turn came to. */
  sealed interface Turn {
    record Granted(PaceBook.Ticket ticket) implements Turn {}

    /** It would take too long; nothing was sent. */
    record Later(Duration remaining) implements Turn {}
  }

  /**
   * Waits for a turn. After one was granted, {@link #done} must be called.
   *
   * @param patience longest wait; a wish that surely takes longer is refused at once
   */
  Turn await(PaceBook.Ticket ticket, Duration patience) throws InterruptedException {
    long end = nanos.getAsLong() + patience.toNanos();
    Turn turn = awaitHere(ticket, patience);
    if (!(turn instanceof Turn.Granted) || companions.equals(Companions.ALONE)) {
      return turn;
    }
    Duration wait = booked(ticket);
    if (nanos.getAsLong() + wait.toNanos() > end) {
      done(ticket, Optional.empty());
      return new Turn.Later(wait);
    }
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      done(ticket, Optional.empty());
      throw e;
    }
    return turn;
  }

  /**
   * Turns that hold over all processes. A gap and a burst are chosen so that no window of
   * Telegram's holds more than it allows: 5 and 25 in a second make 30, 5 and 15 in a minute 20.
   */
  private Duration booked(PaceBook.Ticket ticket) {
    Duration wait = Duration.ZERO;
    for (int i = 0; i < ticket.cost; i++) {
      Duration chat =
          ticket.group
              ? companions.turn("telegram group " + ticket.chat, Duration.ofSeconds(4), 5)
              : companions.turn(
                  "telegram chat " + ticket.chat, Duration.ofSeconds(1), ticket.urgent ? 3 : 1);
      Duration overall = companions.turn("telegram", Duration.ofMillis(40), 5);
      wait = max(wait, max(chat, overall));
    }
    return wait;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private Turn awaitHere(PaceBook.Ticket ticket, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long start = nanos.getAsLong();
      Duration estimate = book.estimate(ticket, start);
      if (closed || estimate.compareTo(patience) > 0) {
        return new Turn.Later(estimate);
      }
      Condition mine = lock.newCondition();
      waiting.put(ticket, mine);
      book.add(ticket);
      changed.signal();
      long left = patience.toNanos();
      try {
        while (waiting.containsKey(ticket)) {
          if (left <= 0 || closed) {
            if (book.withdraw(ticket)) {
              waiting.remove(ticket);
              return new Turn.Later(book.estimate(ticket, nanos.getAsLong()));
            }
          }
          left = mine.awaitNanos(left);
        }
      } catch (InterruptedException e) {
        waiting.remove(ticket);
        if (!book.withdraw(ticket)) {
          book.done(ticket, nanos.getAsLong());
        }
        throw e;
      }
      return new Turn.Granted(ticket);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The send is over.
   *
   * @param retryAfter how long Telegram asked to wait, if it did
   */
  void done(PaceBook.Ticket ticket, Optional<Duration> retryAfter) {
    lock.lock();
    try {
      long now = nanos.getAsLong();
      book.done(ticket, now);
      retryAfter.ifPresent(wait -> book.refused(ticket, wait, now));
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void usher() {
    lock.lock();
    try {
      while (!closed) {
        long now = nanos.getAsLong();
        Optional<PaceBook.Ticket> turn = book.next(now);
        if (turn.isPresent()) {
          Condition owner = waiting.remove(turn.get());
          if (owner != null) {
            owner.signal();
          }
          continue;
        }
        Optional<Long> wake = book.wake(now);
        if (wake.isEmpty()) {
          changed.await();
        } else {
          // At least a little, so that rounding never makes this a busy loop.
          changed.await(Math.max(50_000, wake.get() - now), TimeUnit.NANOSECONDS);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      waiting.values().forEach(Condition::signal);
    } finally {
      lock.unlock();
    }
    usher.interrupt();
  }
}
