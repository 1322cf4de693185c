package org.tidings.command;

import java.time.Instant;
import java.util.Optional;

/**
 * Lists that were shown, over restarts: page buttons and {@code /read 3} stand on them.
 *
 * <p>Append only: one table, one INSERT to keep. Callers and rooms are named by their keys. Safe
 * for many threads.
 */
public interface ShownLists {
  /**
   * Keeps a list as the last one that this caller got in this room.
   *
   * @param kept when it is kept, by our clock
   * @return its number, positive, for buttons
   */
  long keep(String caller, String room, ShownList list, Instant kept);

  /** A list by number; empty when it is gone or belongs to another room. */
  Optional<ShownList> list(long number, String room);

  /** The last list this caller got in this room, if it was kept at or after an instant. */
  Optional<ShownList> last(String caller, String room, Instant since);

  /** Housekeeping: drops lists kept before an instant. */
  void sweep(Instant before);
}
