package org.tidings.delivery;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.delivery.Delivery.What;
import org.tidings.subscription.Subscription;

/** Rooms that cannot be written to: paused, never deleted, and moderators told once. */
final class Troubles {
  private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

  private final Desk desk;
  private final Consumer<String> wake;

  Troubles(Desk desk, Consumer<String> wake) {
    this.desk = desk;
    this.wake = wake;
  }

  /** Pauses a room; those who follow things there are told in private, when it begins. */
  void paused(Room room, Next.PauseRoom pause, Instant now) {
    desk.outbox()
        .put(
            new Room(
                room.where(),
                pause.access(),
                pause.reason(),
                pause.cure(),
                pause.probe(),
                room.failures() + 1,
                room.repeats()));
    if (room.access() == Room.Access.OPEN) {
      LOG.warn("room {} is paused: {}", room.where().key(), pause.reason());
      tell(room, pause, now);
    }
  }

  /** A private chat that is closed has nobody else to tell. */
  private void tell(Room room, Next.PauseRoom pause, Instant now) {
    if (room.where().direct()) {
      return;
    }
    Set<String> callers = new LinkedHashSet<>();
    for (Subscription subscription : desk.roster().of(room.where().key())) {
      callers.add(subscription.by());
    }
    String prefix = room.where().platform() + ":";
    String words =
        "I cannot post in "
            + room.where().key()
            + " any more: "
            + pause.reason()
            + (pause.cure().isEmpty() ? "" : ". " + pause.cure())
            + " What is owed there is kept for a week and comes when I can post again.";
    for (String caller : callers) {
      if (caller.startsWith(prefix)) {
        Destination direct =
            new Destination(room.where().platform(), caller.substring(prefix.length()), "", true);
        DeliveryId _ = desk.outbox().owe(direct, What.notice(words), now);
        wake.accept(direct.key());
      }
    }
  }

  /** A post arrived: whatever the trouble was, it is over. */
  void over(Room room) {
    if (room.access() != Room.Access.OPEN || room.failures() > 0) {
      if (room.access() != Room.Access.OPEN) {
        LOG.info("room {} can be written to again", room.where().key());
      }
      Room open = Room.fresh(room.where());
      desk.outbox()
          .put(new Room(open.where(), open.access(), "", "", open.notBefore(), 0, room.repeats()));
    }
  }

  /** Subscriptions have moved with their room. */
  void moved(Destination to) {
    desk.roster().reload();
    wake.accept(to.key());
  }
}
