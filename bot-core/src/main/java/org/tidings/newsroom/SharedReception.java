package org.tidings.newsroom;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.lease.Lease;
import org.tidings.lease.Leases;

/**
 * The reception of a newsroom that several processes share: one of them, the writer, has the lease
 * of the story window and takes everything in; the others hand over what they fetched and wait for
 * what became of it. So stories are the same as with one process.
 *
 * <p>A writer that dies is followed within {@link #TERM} and the time that reading the window
 * takes. One that slept past its term is refused by the database in the very transaction.
 */
public final class SharedReception implements Reception, AutoCloseable {
  /** The lease of the story window. */
  public static final String LEASE = "stories";

  /** How long a writer that is not heard of stays the writer. */
  public static final Duration TERM = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(SharedReception.class);
  private static final Duration RENEWAL = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration FORGOTTEN = Duration.ofHours(1);
  private static final int AT_ONCE = 20;

  private final Newsroom newsroom;
  private final Handover handover;
  private final Leases leases;
  private final AtomicReference<@Nullable Lease> lease;
  private final AtomicReference<FollowUp> followUp = new AtomicReference<>(FollowUp.NONE);

  /** The batch that failed last; the taker's alone. */
  private long doubted;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread renewer = Thread.ofVirtual().name("stories-lease").unstarted(this::renew);
  private final Thread taker = Thread.ofVirtual().name("stories-taker").unstarted(this::take);

  /**
   * @param lease where the newsroom's store looks for the term under which it may write
   */
  public SharedReception(
      Newsroom newsroom, Handover handover, Leases leases, AtomicReference<@Nullable Lease> lease) {
    this.newsroom = newsroom;
    this.handover = handover;
    this.leases = leases;
    this.lease = lease;
  }

  /** Looks for the lease, now and from now on. */
  public void start() {
    claim();
    renewer.start();
    taker.start();
  }

  /** Names who hears, while this process writes, of new articles that others fetched. */
  public void tell(FollowUp listener) {
    followUp.set(listener);
  }

  /** Whether this process is the writer now. */
  public boolean isWriter() {
    Lease mine = lease.get();
    return mine != null && mine.isValid(Duration.ZERO);
  }

  @Override
  public List<Outcome> accept(List<Arrival> arrivals) {
    if (isWriter()) {
      try {
        return newsroom.accept(arrivals);
      } catch (NotTheWriter lost) {
        lose(lost);
      }
    }
    long id = handover.leave(HandedText.arrivals(arrivals));
    try {
      return HandedText.outcomes(awaited(id), arrivals);
    } finally {
      handover.remove(id);
    }
  }

  private String awaited(long id) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (pause(LOOK)) {
        break;
      }
      Optional<String> outcomes = handover.outcomes(id);
      if (outcomes.isPresent()) {
        return outcomes.get();
      }
    }
    throw new IllegalStateException("nobody took the reports in; they are fetched again");
  }

  private void renew() {
    while (!pause(RENEWAL)) {
      claim();
    }
  }

  private void claim() {
    try {
      Lease before = lease.get();
      Lease now = leases.claim(LEASE, TERM).orElse(null);
      if (now != null && (before == null || before.fence() != now.fence())) {
        log.info("This process writes articles from now on (term {}).", now.fence());
        newsroom.forget(); // others have written meanwhile
      }
      if (now == null && before != null) {
        log.info("Another process writes articles from now on.");
      }
      lease.set(now);
    } catch (RuntimeException e) {
      log.warn("The lease of the stories could not be looked after: {}", e.getMessage());
    }
  }

  private void lose(NotTheWriter lost) {
    log.info("{}", lost.getMessage());
    lease.set(null);
    newsroom.forget();
  }

  /** Takes in what others handed over. */
  private void take() {
    Duration wait = LOOK;
    while (!pause(wait)) {
      try {
        wait = isWriter() && batches() ? Duration.ofMillis(1) : LOOK;
      } catch (NotTheWriter lost) {
        lose(lost);
      } catch (RuntimeException e) {
        log.error("Taking in what others fetched failed; it is tried again.", e);
        wait = RENEWAL;
      }
    }
  }

  private boolean batches() {
    List<Handover.Batch> waiting = handover.waiting(AT_ONCE);
    for (Handover.Batch batch : waiting) {
      handover.settle(batch.id(), settled(batch));
    }
    if (waiting.isEmpty()) {
      return false;
    }
    handover.sweep(FORGOTTEN);
    return true;
  }

  /** Takes a batch in; one that breaks something goes back, to be handed over without the cause. */
  private String settled(Handover.Batch batch) {
    List<Arrival> arrivals;
    try {
      arrivals = HandedText.arrivals(batch.arrivals());
    } catch (IllegalArgumentException unreadable) {
      log.error("A batch that was handed over cannot be read; it goes back.", unreadable);
      return HandedText.broken(-1);
    }
    try {
      List<Outcome> outcomes = newsroom.accept(arrivals);
      followUp.get().brought(FollowUp.Brought.of(arrivals, outcomes));
      return HandedText.outcomes(outcomes);
    } catch (NotTheWriter lost) {
      throw lost;
    } catch (RuntimeException broken) {
      int poison = PoisonArrival.of(broken).map(arrivals::indexOf).orElse(-1);
      boolean again = doubted == batch.id();
      doubted = batch.id();
      if (poison < 0 || !again) {
        throw broken; // it may not be the batch: the database was gone
      }
      log.error("A batch that was handed over cannot be taken in; it goes back.", broken);
      return HandedText.broken(poison);
    }
  }

  /** Waits; true when it is time to end. */
  private boolean pause(Duration time) {
    try {
      return ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Gives the lease back, so that another process takes over at once. */
  @Override
  public void close() {
    ended.countDown();
    try {
      boolean _ = !renewer.isAlive() || renewer.join(TERM);
      boolean _ = !taker.isAlive() || taker.join(TERM);
      Lease mine = lease.getAndSet(null);
      if (mine != null) {
        leases.release(mine);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.warn("The lease of the stories could not be given back: {}", e.getMessage());
    }
  }
}
