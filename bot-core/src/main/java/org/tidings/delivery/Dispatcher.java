package org.tidings.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a lane for every room that has something to do, each on a virtual thread of its own, so that
 * a room that hangs delays no other. Sleeps until the next room is due.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** After something of ours broke in a room. */
  private static final Duration REST = Duration.ofSeconds(5);

  /** The longest sleep, so that a clock that jumps is noticed. */
  private static final Duration NAP = Duration.ofMinutes(1);

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** What is owed is read anew so often, should a wake-up have been lost. */
  private static final Duration LOOK = Duration.ofMinutes(5);

  /** Stands for the digests on the agenda; no room has this key. */
  static final String DIGESTS = "";

  /** Stands for a look at what is owed; no room has this key. */
  private static final String OWED = "\n";

  private final Lane lane;
  private final Supplier<Optional<Instant>> digests;
  private final Outbox outbox;
  private final InstantSource clock;
  private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Instant> agenda = new HashMap<>();
  private final Set<String> running = new HashSet<>();
  private boolean closed;
  private @Nullable Thread loop;

  /**
   * @param digests makes the digests that are due; when to ask again
   */
  public Dispatcher(Desk desk, Supplier<Optional<Instant>> digests) {
    this.digests = digests;
    lane = new Lane(desk, room -> wake(List.of(room)));
    outbox = desk.outbox();
    clock = desk.clock();
  }

  /** Takes up what is owed, also what an earlier process left. */
  public void start() {
    wake(List.of(DIGESTS, OWED));
    loop = Thread.ofVirtual().name("dispatcher").start(this::run);
  }

  /** Something new may be owed in these rooms. */
  public void wake(Collection<String> rooms) {
    lock.lock();
    try {
      Instant now = clock.instant();
      rooms.forEach(room -> agenda.put(room, now));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Reads anew what is owed: a platform came, a room moved. */
  public void refresh() {
    Map<String, Instant> owed = outbox.agenda();
    lock.lock();
    try {
      owed.forEach((room, at) -> agenda.merge(room, at, (a, b) -> a.isBefore(b) ? a : b));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    lock.lock();
    try {
      while (!closed) {
        Instant now = clock.instant();
        Instant next = launch(now);
        long nanos = Math.max(1_000_000, Duration.between(now, next).toNanos());
        long _ = changed.awaitNanos(Math.min(nanos, NAP.toNanos()));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Starts the lanes that are due; when the next one is. Holds the lock. */
  private Instant launch(Instant now) {
    Instant next = now.plus(NAP);
    Set<String> due = new HashSet<>();
    for (Map.Entry<String, Instant> entry : agenda.entrySet()) {
      if (running.contains(entry.getKey())) {
        continue;
      }
      if (!entry.getValue().isAfter(now)) {
        due.add(entry.getKey());
      } else if (entry.getValue().isBefore(next)) {
        next = entry.getValue();
      }
    }
    due.forEach(
        room -> {
          agenda.remove(room);
          running.add(room);
          lanes.execute(() -> follow(room));
        });
    return next;
  }

  /** Steps until the room has nothing to do now. */
  private void follow(String room) {
    Optional<Instant> next = Optional.empty();
    try {
      do {
        next = step(room);
      } while (!closed() && next.filter(at -> !at.isAfter(clock.instant())).isPresent());
    } catch (RuntimeException | Error e) { // an error of one room, too, must not end the others
      LOG.error("the lane of {} broke; it goes on in a moment", room, e);
      next = Optional.of(clock.instant().plus(REST));
    } finally {
      rest(room, next);
    }
  }

  private Optional<Instant> step(String room) {
    return switch (room) {
      case DIGESTS -> digests.get();
      case OWED -> {
        refresh();
        yield Optional.of(clock.instant().plus(LOOK));
      }
      default -> lane.step(room);
    };
  }

  private void rest(String room, Optional<Instant> next) {
    lock.lock();
    try {
      running.remove(room);
      next.ifPresent(at -> agenda.merge(room, at, (a, b) -> a.isBefore(b) ? a : b));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Lets the posts under way end (15 s at most); what is not sent stays owed. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    lanes.shutdown();
    try {
      if (!lanes.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        lanes.shutdownNow();
      }
      if (loop != null) {
        loop.join(PATIENCE);
      }
    } catch (InterruptedException _) {
      lanes.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
