package org.tidings.delivery;

/** How far a delivery is. */
public enum State {
  /** It waits for more sources of its story. */
  WAITING,
  /** It goes out as soon as the room's turn comes. */
  OWED,
  /** Quiet hours or a limit hold it until it is due. */
  HELD,
  /** The platform is being asked; durable before it is asked. */
  SENDING,
  SENT,
  /** Nobody knows whether it arrived; without a due time, moderators decide. */
  IN_DOUBT,
  /** The platform can never accept it. */
  UNFIT,
  /** It was not owed after all; the reason tells why. */
  SKIPPED,
  /** It went into another delivery, a digest. */
  BUNDLED;

  /** Whether nothing will happen to it any more by itself. */
  public boolean settled() {
    return this == SENT || this == UNFIT || this == SKIPPED || this == BUNDLED;
  }
}
