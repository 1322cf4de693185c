package org.tidings.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.article.ArticleId;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.chat.MessageRef;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.Delivery.Sort;
import org.tidings.delivery.Delivery.What;
import org.tidings.delivery.State;
import org.tidings.story.StoryId;
import org.tidings.subscription.SubscriptionId;

/** Deliveries as rows and back. */
final class DeliveryRows {
  static final String SELECT =
      "SELECT delivery.id, platform, chat, thread, direct, sort, subscription, article, story,"
          + " items, words, delivery.state, delivery.reason, turn, owed, due, attempt, tried,"
          + " message_room, message, shown, via"
          + " FROM delivery JOIN room ON room.room = delivery.room ";

  private DeliveryRows() {}

  static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        new DeliveryId(row.getLong(1)),
        new Destination(row.getString(2), row.getString(3), row.getString(4), row.getInt(5) != 0),
        new What(
            Sort.valueOf(row.getString(6)),
            number(row, 7).map(SubscriptionId::new),
            number(row, 8).map(ArticleId::new),
            number(row, 9).map(StoryId::new),
            ids(row.getString(10)),
            row.getString(11)),
        State.valueOf(row.getString(12)),
        row.getString(13),
        row.getLong(14),
        Instant.ofEpochMilli(row.getLong(15)),
        Rows.time(row, 16),
        row.getInt(17),
        Rows.time(row, 18),
        message(row.getString(19), row.getString(20)),
        row.getString(21),
        number(row, 22).map(DeliveryId::new));
  }

  /** Writes a new delivery at the end of the room. */
  static DeliveryId insert(
      Connection connection,
      Destination to,
      What what,
      State state,
      String reason,
      Instant now,
      Optional<Instant> due,
      Optional<DeliveryId> via)
      throws SQLException {
    SqlRooms.ensure(connection, to);
    long id = Database.next(connection, "delivery");
    long turn = Database.next(connection, "turn");
    Database.update(
        connection,
        "INSERT INTO delivery (id, room, sort, subscription, article, story, items, words, state,"
            + " reason, turn, owed, due, attempt, tried, holder, settled, message_room, message,"
            + " shown, edit_due, via) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL, '',"
            + " ?, NULL, NULL, '', NULL, ?)",
        id,
        to.key(),
        what.sort().name(),
        what.subscription().map(SubscriptionId::value).orElse(null),
        what.article().map(ArticleId::value).orElse(null),
        what.story().map(StoryId::value).orElse(null),
        what.items().stream().map(i -> Long.toString(i.value())).collect(Collectors.joining(" ")),
        what.words(),
        state.name(),
        reason,
        turn,
        now.toEpochMilli(),
        due.map(Instant::toEpochMilli).orElse(null),
        state.settled() ? now.toEpochMilli() : null,
        via.map(DeliveryId::value).orElse(null));
    return new DeliveryId(id);
  }

  static @Nullable String place(@Nullable Destination where) {
    return where == null
        ? null
        : String.join(
            "\n", where.platform(), where.room(), where.thread(), Boolean.toString(where.direct()));
  }

  private static Optional<MessageRef> message(@Nullable String place, @Nullable String id) {
    if (place == null || id == null) {
      return Optional.empty();
    }
    String[] parts = place.split("\n", -1);
    return Optional.of(
        new MessageRef(
            new Destination(parts[0], parts[1], parts[2], Boolean.parseBoolean(parts[3])), id));
  }

  private static Optional<Long> number(ResultSet row, int at) throws SQLException {
    long number = row.getLong(at);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }

  private static List<ArticleId> ids(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(" ", -1)).map(Long::valueOf).map(ArticleId::new).toList();
  }
}
