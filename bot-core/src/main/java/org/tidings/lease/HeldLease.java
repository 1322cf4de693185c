package org.tidings.lease;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease that is sought and kept for as long as this object is open. Whoever works on its behalf
 * asks {@link #isHeld} before each step and again after each wait.
 */
public final class HeldLease implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HeldLease.class);

  private final Leases leases;
  private final String name;
  private final Duration term;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread keeper;
  private volatile @Nullable Lease lease;

  /**
   * @param term how long the lease lasts when this process is not heard of; renewed five times as
   *     often
   */
  public HeldLease(Leases leases, String name, Duration term) {
    this.leases = leases;
    this.name = name;
    this.term = term;
    keeper = Thread.ofVirtual().name("lease of " + name).unstarted(this::keep);
  }

  /** Seeks the lease at once, then keeps it or goes on seeking. */
  public HeldLease start() {
    seek();
    keeper.start();
    return this;
  }

  /** Whether this process has it, for a moment at least. */
  public boolean isHeld() {
    Lease mine = lease;
    return mine != null && mine.isValid(Duration.ZERO);
  }

  private void keep() {
    try {
      while (!ended.await(term.toMillis() / 5, TimeUnit.MILLISECONDS)) {
        seek();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void seek() {
    try {
      Optional<Lease> claimed = leases.claim(name, term);
      if (claimed.isPresent() != (lease != null)) {
        log.info("The lease '{}' is {}.", name, claimed.isPresent() ? "ours" : "another process's");
      }
      lease = claimed.orElse(null);
    } catch (RuntimeException e) {
      log.warn("The lease '{}' could not be looked after: {}", name, e.getMessage());
    }
  }

  /** Gives it back. */
  @Override
  public void close() {
    ended.countDown();
    try {
      keeper.join(term);
      Lease mine = lease;
      if (mine != null) {
        leases.release(mine);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.warn("The lease '{}' could not be given back: {}", name, e.getMessage());
    }
    lease = null;
  }
}
