package org.tidings.lease;

import java.time.Duration;
import java.util.Optional;

/**
 * The leases of one process. Safe for many threads.
 *
 * <p>Every method is one round trip to the database and throws {@link IllegalStateException} when
 * it cannot be reached; whoever held a lease keeps it until its time is up.
 */
public interface Leases {
  /** Takes a lease that is free, or lengthens one of this process; empty when another has it. */
  Optional<Lease> claim(String name, Duration span);

  /** Whether the database still says that this process has this term. */
  boolean holds(Lease lease);

  /** How many leases whose names begin so are held now, by any process. */
  int count(String prefix);

  /** Gives a lease back before its time; nothing happens when the term is over. */
  void release(Lease lease);

  /** For a process that has its database to itself: everything is granted, for ever. */
  static Leases alone() {
    return new Leases() {
      @Override
      public Optional<Lease> claim(String name, Duration span) {
        return Optional.of(new Lease(name, 1, Long.MAX_VALUE / 2 + System.nanoTime()));
      }

      @Override
      public boolean holds(Lease lease) {
        return true;
      }

      @Override
      public int count(String prefix) {
        return 1;
      }

      @Override
      public void release(Lease lease) {}
    };
  }
}
