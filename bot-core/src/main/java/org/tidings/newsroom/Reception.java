package org.tidings.newsroom;

import java.util.List;

/** Where reports are handed in. Safe for many threads. */
@FunctionalInterface
public interface Reception {
  /**
   * Takes a batch in, in order and in one transaction: all of it or nothing. Blocks until it is
   * stored.
   *
   * @return what became of each arrival, in the same order
   * @throws IllegalStateException if it could not be stored; it may be handed in again
   */
  List<Outcome> accept(List<Arrival> arrivals);
}
