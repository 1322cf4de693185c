package org.tidings.lease;

import java.time.Duration;

/**
 * The right to do something until a time.
 *
 * @param name what
 * @param fence number of the term; higher than those of all earlier holders
 * @param endNanos when it ends, on the scale of {@link System#nanoTime}; taken before the database
 *     was asked, so never later than the database says
 */
public record Lease(String name, long fence, long endNanos) {
  /** Whether it lasts for so long from now, by this process's own clock. */
  public boolean isValid(Duration more) {
    return endNanos - System.nanoTime() > more.toNanos();
  }
}
