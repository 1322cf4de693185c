package org.tidings.delivery;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.tidings.subscription.Roster;

/**
 * All that paying debts needs.
 *
 * @param platforms a platform by name; empty while it does not run here
 * @param holder a name for this process that no earlier one had
 * @param turns which process steps in a room
 */
public record Desk(
    Outbox outbox,
    Roster roster,
    Composer composer,
    Function<String, Optional<Platform>> platforms,
    InstantSource clock,
    RandomGenerator random,
    String holder,
    Turns turns) {
  /** The desk of a process that delivers alone. */
  public Desk(
      Outbox outbox,
      Roster roster,
      Composer composer,
      Function<String, Optional<Platform>> platforms,
      InstantSource clock,
      RandomGenerator random,
      String holder) {
    this(outbox, roster, composer, platforms, clock, random, holder, Turns.ALONE);
  }
}
