package org.tidings.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tidings.lease.Lease;
import org.tidings.lease.Leases;

/** Turns by leases: whoever took a room keeps it while there is something to do. */
public final class LeasedTurns implements Turns, AutoCloseable {
  /** How long a room stays with a process that is not heard of. */
  public static final Duration TERM = Duration.ofSeconds(20);

  /** A step may take so long: a call to a platform ends in 10 s. */
  private static final Duration STEP = Duration.ofSeconds(12);

  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Leases leases;
  private final InstantSource clock;
  private final Map<String, Lease> held = new ConcurrentHashMap<>();

  public LeasedTurns(Leases leases, InstantSource clock) {
    this.leases = leases;
    this.clock = clock;
  }

  @Override
  public Optional<Instant> take(String room) {
    Lease mine = held.get(room);
    if (mine != null && mine.isValid(STEP)) {
      return Optional.empty();
    }
    Optional<Lease> claimed = leases.claim("room " + room, TERM);
    if (claimed.isEmpty()) {
      held.remove(room);
      return Optional.of(clock.instant().plus(AGAIN));
    }
    held.put(room, claimed.get());
    if (held.size() > 1_000) {
      held.values().removeIf(lease -> !lease.isValid(Duration.ZERO));
    }
    return Optional.empty();
  }

  /** Gives all rooms back. */
  @Override
  public void close() {
    held.values().stream().filter(lease -> lease.isValid(Duration.ZERO)).forEach(leases::release);
    held.clear();
  }
}
