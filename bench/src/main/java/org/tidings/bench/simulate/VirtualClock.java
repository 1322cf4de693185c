package org.tidings.bench.simulate;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands where it is put. */
final class VirtualClock implements InstantSource {
  private Instant now;

  VirtualClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void set(Instant at) {
    now = at;
  }
}
