package org.tidings.delivery;

import java.time.Instant;
import org.tidings.chat.Destination;

/**
 * A destination as the outbox knows it.
 *
 * @param reason why it cannot be written to, in words
 * @param cure what moderators can do about it
 * @param notBefore nothing is sent before
 * @param failures sends that did not arrive, in a row
 * @param repeats whether a post in doubt is sent again ({@code at-least-once}) or left to
 *     moderators
 */
public record Room(
    Destination where,
    Access access,
    String reason,
    String cure,
    Instant notBefore,
    int failures,
    boolean repeats) {
  /** Whether a room can be written to. */
  public enum Access {
    OPEN,
    /** A right is missing; tried again now and then. */
    CLOSED,
    /** Gone, or we were thrown out; tried again seldom. */
    GONE
  }

  /** A room that was never written to. */
  public static Room fresh(Destination where) {
    return new Room(where, Access.OPEN, "", "", Instant.EPOCH, 0, false);
  }
}
