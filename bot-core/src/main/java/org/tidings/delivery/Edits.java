package org.tidings.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.chat.MessageRef;
import org.tidings.chat.SendResult;
import org.tidings.delivery.Composer.Composed;

/** Keeps posts true: other sources of a story are added, corrections are made. */
final class Edits {
  private static final Logger LOG = LoggerFactory.getLogger(Edits.class);

  /** Posts older than this stay as they are. */
  private static final Duration FRESH = Duration.ofHours(47);

  private final Outbox outbox;
  private final Composer composer;
  private final RetryPolicy policy;
  private final InstantSource clock;

  Edits(Desk desk) {
    outbox = desk.outbox();
    composer = desk.composer();
    policy = new RetryPolicy(desk.random());
    clock = desk.clock();
  }

  /** Makes one edit that is due; empty when there is none. */
  Optional<Instant> step(Room room, Platform platform, Instant now) {
    if (room.access() != Room.Access.OPEN) {
      return Optional.empty();
    }
    Optional<Delivery> due = outbox.editDue(room.where().key(), now);
    due.ifPresent(delivery -> edit(room, delivery, platform, now));
    return due.map(_ -> now);
  }

  private void edit(Room room, Delivery delivery, Platform platform, Instant now) {
    Optional<Composed> composed = composer.compose(delivery, platform.limits());
    boolean old = delivery.tried().orElse(delivery.owed()).plus(FRESH).isBefore(now);
    if (old
        || !platform.limits().edits()
        || composed.isEmpty()
        || composed.get().mark().equals(delivery.shown())) {
      outbox.edited(delivery.id(), delivery.shown(), Optional.empty());
      return;
    }
    SendResult result = ask(delivery.message().orElseThrow(), composed.get(), platform);
    String mark = composed.get().mark();
    Instant then = clock.instant();
    switch (policy.after(result, room.failures(), then)) {
      case Next.Done _ -> outbox.edited(delivery.id(), mark, Optional.empty());
      case Next.Retry(Instant at, boolean _) ->
          outbox.edited(delivery.id(), delivery.shown(), Optional.of(at));
      case Next.AskWhetherSent(Instant at, String _) -> // an edit may be made twice
          outbox.edited(delivery.id(), delivery.shown(), Optional.of(at));
      case Next.Redirect _, Next.PauseRoom _, Next.GiveUp _ -> // left as it is; never posted anew
          outbox.edited(delivery.id(), delivery.shown(), Optional.empty());
    }
  }

  private static SendResult ask(MessageRef message, Composed composed, Platform platform) {
    try {
      return platform.messenger().edit(message, composed.out().post());
    } catch (RuntimeException e) {
      LOG.error("editing delivery {} broke", composed.out().id().value(), e);
      return new SendResult.Unfit("something of ours broke");
    }
  }
}
