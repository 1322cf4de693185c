package org.tidings.ingest.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tidings.ingest.fetch.FetchOutcome.Trouble;

/**
 * The end of one exchange: when it comes, the connection in use is closed under whoever reads. So a
 * body of one byte a second, or a handshake of one, ends in time like any other.
 */
final class Deadline implements AutoCloseable {
  private final long end;
  private final ScheduledFuture<?> alarm;
  private final Set<Deadline> live;
  private @Nullable Closeable open;
  private boolean over;

  /**
   * @param live where it stands while it has not come
   */
  Deadline(ScheduledThreadPoolExecutor alarms, Duration wall, Set<Deadline> live) {
    this.live = live;
    end = System.nanoTime() + wall.toNanos();
    alarm = alarms.schedule(this::ring, wall.toNanos(), TimeUnit.NANOSECONDS);
    live.add(this);
  }

  /** From now on this is what is closed at the end. */
  synchronized void closes(Closeable connection) throws IOException {
    open = connection;
    if (over) {
      connection.close();
      throw new Trip(Trouble.TOO_SLOW);
    }
  }

  /** It has come. */
  synchronized void ring() {
    over = true;
    if (open != null) {
      try {
        open.close();
      } catch (IOException alreadyBroken) {
        // then the reader knows already
      }
    }
  }

  boolean passed() {
    return System.nanoTime() - end >= 0;
  }

  /** The trip, unless it is the end that caused it. */
  Trip told(Trip trip) {
    return passed() ? new Trip(Trouble.TOO_SLOW) : trip;
  }

  @Override
  public void close() {
    alarm.cancel(false);
    live.remove(this);
    synchronized (this) {
      open = null;
    }
  }
}
