package org.tidings.delivery;

import java.time.Instant;
import org.tidings.chat.Destination;
import org.tidings.chat.MessageRef;

/** What to do with a delivery after the platform answered. */
sealed interface Next {
  record Done(MessageRef message) implements Next {}

  /** It surely did not arrive: the room waits, then the same again. */
  record Retry(Instant at, boolean failed) implements Next {}

  /** The room has another id: the same at once. */
  record Redirect(Destination to) implements Next {}

  /** The room cannot be written to; what is owed stays owed. */
  record PauseRoom(Room.Access access, String reason, String cure, Instant probe) implements Next {}

  record AskWhetherSent(Instant at, String reason) implements Next {}

  record GiveUp(String reason) implements Next {}
}
