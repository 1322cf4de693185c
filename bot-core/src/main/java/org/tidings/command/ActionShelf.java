package org.tidings.command;

import java.time.Instant;
import java.util.Optional;

/**
 * What a button means when that is too long for its 64 bytes. One table; outlives restarts; safe
 * for many threads.
 */
public interface ActionShelf {
  /**
   * Keeps a meaning.
   *
   * @param room key of the only room where it may be pressed
   * @param meaning at most 4,000 UTF-16 units
   * @param until when it may be dropped
   * @return its number, positive
   */
  long put(String room, String meaning, Instant until);

  /** A meaning by number; empty when it is gone, past its time or belongs to another room. */
  Optional<String> get(long number, String room, Instant now);

  /** Housekeeping: drops what is past its time. */
  void sweep(Instant now);
}
