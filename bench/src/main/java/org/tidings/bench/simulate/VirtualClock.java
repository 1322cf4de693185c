package org.tidings.bench.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The true time of a world, which stands where it is put, and what the process takes for it. */
final class VirtualClock implements InstantSource {
  private Instant now;
  private Duration wrong = Duration.ZERO;

  VirtualClock(Instant now) {
    this.now = now;
  }

  /** The true time. */
  @Override
  public Instant instant() {
    return now;
  }

  void set(Instant at) {
    now = at;
  }

  /** The clock of the process. */
  InstantSource own() {
    return () -> now.plus(wrong);
  }

  /** The clock of the process jumps, forward or back. */
  void jump(Duration by) {
    wrong = wrong.plus(by);
  }

  /** The true time at which the process reads an instant, as its clock goes now. */
  Instant at(Instant own) {
    return own.minus(wrong);
  }
}
