package org.tidings.telegram;

import java.time.Duration;

/** Waits; tests bring one of their own. */
@FunctionalInterface
interface Sleeper {
  void sleep(Duration time) throws InterruptedException;

  static Sleeper real() {
    return Thread::sleep;
  }
}
