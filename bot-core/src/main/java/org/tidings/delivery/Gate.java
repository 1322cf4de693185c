package org.tidings.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.subscription.Roster;
import org.tidings.subscription.Subscription;

/** Whether a delivery may go out now, by the terms of its subscription. */
final class Gate {
  /** A post takes a moment to arrive: quiet hours begin for us so much earlier. */
  static final Duration MARGIN = Duration.ofMinutes(1);

  private static final Duration HOUR = Duration.ofHours(1).plus(MARGIN);

  private final Roster roster;
  private final Outbox outbox;

  Gate(Roster roster, Outbox outbox) {
    this.roster = roster;
    this.outbox = outbox;
  }

  /** What the terms say. */
  sealed interface Verdict {
    record Pass() implements Verdict {}

    record Hold(Instant until, String reason) implements Verdict {}

    record Drop(String reason) implements Verdict {}
  }

  Verdict ask(Delivery delivery, Instant now) {
    if (delivery.what().subscription().isEmpty() || delivery.what().sort() == Delivery.Sort.TEST) {
      return new Verdict.Pass();
    }
    Optional<Subscription> subscription = delivery.what().subscription().flatMap(roster::find);
    if (subscription.isEmpty()) {
      return new Verdict.Drop("what it was owed for is followed no more");
    }
    Optional<Instant> quiet = quiet(subscription.get(), now);
    if (quiet.isPresent()) {
      return new Verdict.Hold(quiet.get(), "quiet hours");
    }
    return full(subscription.get(), now)
        .<Verdict>map(until -> new Verdict.Hold(until, "the limit of posts an hour"))
        .orElseGet(Verdict.Pass::new);
  }

  private static Optional<Instant> quiet(Subscription subscription, Instant now) {
    return subscription
        .terms()
        .quiet()
        .flatMap(
            hours ->
                hours
                    .endAround(now, subscription.terms().zone())
                    .or(() -> hours.endAround(now.plus(MARGIN), subscription.terms().zone())));
  }

  private Optional<Instant> full(Subscription subscription, Instant now) {
    int most = subscription.terms().perHour();
    if (most == 0) {
      return Optional.empty();
    }
    List<Instant> tries = outbox.tries(subscription.id(), now.minus(HOUR));
    return tries.size() < most
        ? Optional.empty()
        : Optional.of(tries.get(tries.size() - most).plus(HOUR));
  }
}
