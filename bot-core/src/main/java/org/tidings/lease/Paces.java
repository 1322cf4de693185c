package org.tidings.lease;

import java.time.Duration;

/** How fast all processes together do something. Safe for many threads. */
@FunctionalInterface
public interface Paces {
  /** For a process that is alone: its own limits are enough. */
  Paces ALONE = (_, _, _) -> Duration.ZERO;

  /**
   * Books the next turn.
   *
   * @param name what is limited, such as a chat
   * @param gap time between two turns, in the long run
   * @param burst how many turns may be taken at once after a rest; at least 1
   * @return how long to wait before the turn; zero for at once. The turn is used up in any case.
   */
  Duration book(String name, Duration gap, int burst);
}
