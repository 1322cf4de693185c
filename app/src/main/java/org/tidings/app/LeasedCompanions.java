package org.tidings.app;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.chat.Companions;
import org.tidings.lease.HeldLease;
import org.tidings.lease.Lease;
import org.tidings.lease.Leases;
import org.tidings.lease.Paces;

/**
 * The processes of one bot, by leases in the database they share: one of them polls Telegram, and
 * each runs its share of Discord's shards.
 */
final class LeasedCompanions implements Companions, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LeasedCompanions.class);
  private static final Duration TERM = Duration.ofSeconds(15);
  private static final String PROCESS = "process ";

  private final Leases leases;
  private final Paces paces;
  private final HeldLease process;
  private final HeldLease listener;
  private final Map<Integer, Lease> shards = new TreeMap<>();

  LeasedCompanions(Home.Shared shared) {
    leases = shared.leases();
    paces = shared.paces();
    process = new HeldLease(leases, PROCESS + shared.holder(), TERM).start();
    listener = new HeldLease(leases, "telegram polling", TERM).start();
  }

  @Override
  public boolean listens() {
    return listener.isHeld();
  }

  /** Keeps what it has up to its fair share, then takes what is free up to it. */
  @Override
  public synchronized Set<Integer> shards(int total) {
    try {
      int alive = Math.max(1, leases.count(PROCESS));
      int share = (total + alive - 1) / alive;
      keep(share);
      for (int shard = 0; shard < total && shards.size() < share; shard++) {
        if (!shards.containsKey(shard)) {
          claim(shard).ifPresent(lease -> shards.put(number(lease), lease));
        }
      }
    } catch (RuntimeException e) {
      log.warn("The leases of the shards could not be looked after: {}", e.getMessage());
      shards.values().removeIf(lease -> !lease.isValid(Duration.ZERO));
    }
    return Set.copyOf(shards.keySet());
  }

  private void keep(int share) {
    Iterator<Map.Entry<Integer, Lease>> held = shards.entrySet().iterator();
    int kept = 0;
    while (held.hasNext()) {
      Map.Entry<Integer, Lease> each = held.next();
      Optional<Lease> renewed = kept < share ? claim(each.getKey()) : Optional.empty();
      if (renewed.isEmpty()) {
        leases.release(each.getValue());
        held.remove();
      } else {
        each.setValue(renewed.get());
        kept++;
      }
    }
  }

  private Optional<Lease> claim(int shard) {
    return leases.claim(name(shard), TERM);
  }

  private static String name(int shard) {
    return "discord shard " + shard;
  }

  private static int number(Lease lease) {
    return Integer.parseInt(lease.name().substring(name(0).length() - 1));
  }

  @Override
  public Duration turn(String what, Duration gap, int burst) {
    try {
      return paces.book(what, gap, burst);
    } catch (RuntimeException e) {
      log.warn("A turn could not be booked: {}", e.getMessage());
      return Duration.ZERO; // without the database nothing is sent but answers
    }
  }

  @Override
  public void close() {
    listener.close();
    process.close();
    synchronized (this) {
      try {
        shards.values().forEach(leases::release);
      } catch (RuntimeException e) {
        log.warn("The leases of the shards could not be given back: {}", e.getMessage());
      }
    }
  }
}
