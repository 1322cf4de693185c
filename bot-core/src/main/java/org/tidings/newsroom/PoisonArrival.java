package org.tidings.newsroom;

import java.util.Arrays;
import java.util.Optional;

/**
 * Goes along with whatever broke while an article was taken in, to tell which one it was. Nothing
 * of its batch was stored.
 */
final class PoisonArrival extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Arrival arrival;

  PoisonArrival(Arrival arrival) {
    super(
        "while article '%s' was taken in".formatted(arrival.report().title()), null, false, false);
    this.arrival = arrival;
  }

  /** The article that was being taken in when something broke. */
  static Optional<Arrival> of(Throwable broken) {
    return Arrays.stream(broken.getSuppressed())
        .filter(PoisonArrival.class::isInstance)
        .map(each -> ((PoisonArrival) each).arrival)
        .findFirst();
  }
}
