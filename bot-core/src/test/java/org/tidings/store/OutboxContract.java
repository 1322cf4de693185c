package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.chat.MessageRef;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.Delivery.What;
import org.tidings.delivery.Room;
import org.tidings.delivery.State;

/** What every database does for deliveries. */
abstract class OutboxContract {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Destination ROOM = new Destination("telegram", "-100", "", false);
  private static final Destination OTHER = new Destination("telegram", "-200", "", false);

  private final Database database;
  private final SqlOutbox outbox;

  OutboxContract(Supplier<Database> place) {
    database = place.get();
    outbox = new SqlOutbox(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void walksADeliveryThroughItsStates() {
    DeliveryId id = outbox.owe(ROOM, What.notice("hello"), NOON);
    assertThat(outbox.agenda()).isEqualTo(Map.of(ROOM.key(), NOON));

    assertThat(outbox.start(id, NOON, "me", NOON.plusSeconds(60))).isTrue();
    assertThat(outbox.start(id, NOON, "you", NOON.plusSeconds(60))).isFalse();
    assertThat(outbox.holder(id)).contains("me");
    assertThat(outbox.dues(ROOM.key())).isEqualTo(Map.of(State.SENDING, NOON.plusSeconds(60)));

    outbox.doubt(id, Optional.empty(), "nobody knows");
    outbox.again(id, NOON);
    assertThat(outbox.find(id).orElseThrow().state()).isEqualTo(State.OWED);

    outbox.start(id, NOON, "me", NOON.plusSeconds(60));
    outbox.sent(id, new MessageRef(ROOM, "17"), "mark", NOON);
    Delivery sent = outbox.find(id).orElseThrow();
    assertThat(sent.message()).contains(new MessageRef(ROOM, "17"));
    assertThat(outbox.counts(ROOM.key())).isEqualTo(Map.of(State.SENT, 1));
    assertThat(outbox.agenda()).isEmpty();
    assertThat(outbox.forget(NOON.plusSeconds(1))).isOne();
  }

  @Test
  void waitsForARoomThatMustRest() {
    DeliveryId _ = outbox.owe(ROOM, What.notice("hello"), NOON);
    outbox.put(new Room(ROOM, Room.Access.OPEN, "", "", NOON.plusSeconds(90), 1, false));

    assertThat(outbox.agenda()).isEqualTo(Map.of(ROOM.key(), NOON.plusSeconds(90)));
    assertThat(outbox.room(ROOM).failures()).isOne();
  }

  @Test
  void movesARoomWithAllThatIsOwedToIt() {
    DeliveryId id = outbox.owe(ROOM, What.notice("hello"), NOON);
    outbox.move(ROOM, OTHER);

    assertThat(outbox.room(ROOM.key())).isEmpty();
    assertThat(outbox.open(OTHER.key(), State.OWED, 5)).extracting(Delivery::id).contains(id);
  }

  @Test
  void bundlesInTheOrderOfTheRoom() {
    DeliveryId first = outbox.owe(ROOM, What.notice("one"), NOON);
    DeliveryId second = outbox.owe(ROOM, What.notice("two"), NOON);
    DeliveryId bundle =
        outbox.bundle(List.of(first, second), ROOM, What.notice("both"), NOON.plusSeconds(1));

    assertThat(outbox.open(ROOM.key(), State.OWED, 5))
        .extracting(Delivery::id)
        .containsExactly(bundle);
    assertThat(outbox.last(ROOM.key(), List.of(State.BUNDLED), 0, 5))
        .extracting(Delivery::via)
        .containsExactly(Optional.of(bundle), Optional.of(bundle));
  }
}
