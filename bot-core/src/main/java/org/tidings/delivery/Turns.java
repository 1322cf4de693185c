package org.tidings.delivery;

import java.time.Instant;
import java.util.Optional;

/** Which process steps in a room, where several deliver. Safe for many threads. */
@FunctionalInterface
public interface Turns {
  /** For a process that delivers alone. */
  Turns ALONE = _ -> Optional.empty();

  /**
   * Takes the turn in a room, for longer than any call to a platform lasts.
   *
   * @return empty when it is ours; else when to ask again
   */
  Optional<Instant> take(String room);
}
