package org.tidings.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.article.ArticleId;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.chat.MessageRef;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.Delivery.What;
import org.tidings.delivery.Outbox;
import org.tidings.delivery.Room;
import org.tidings.delivery.State;
import org.tidings.story.StoryId;
import org.tidings.subscription.SubscriptionId;

/** Deliveries in the database. */
public final class SqlOutbox implements Outbox {
  /** Edits wait until a room can be written to; everything else is tried even then. */
  private static final String DUE =
      "SELECT r.room, CASE WHEN r.not_before > min(d.at) THEN r.not_before ELSE min(d.at) END"
          + " FROM room r JOIN ("
          + "SELECT room, min(due) AS at FROM delivery WHERE due IS NOT NULL GROUP BY room"
          + " UNION ALL SELECT e.room, min(edit_due) FROM delivery e"
          + " JOIN room o ON o.room = e.room AND o.state = 'OPEN'"
          + " WHERE edit_due IS NOT NULL AND e.state = 'SENT' AND message IS NOT NULL"
          + " GROUP BY e.room) d ON d.room = r.room GROUP BY r.room";

  private final Database database;

  public SqlOutbox(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, Instant> agenda() {
    Map<String, Instant> agenda = new HashMap<>();
    database.list(row -> agenda.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2))), DUE);
    return agenda;
  }

  @Override
  public Map<State, Instant> dues(String room) {
    Map<State, Instant> dues = new EnumMap<>(State.class);
    database.list(
        row -> dues.put(State.valueOf(row.getString(1)), Instant.ofEpochMilli(row.getLong(2))),
        "SELECT state, min(due) FROM delivery WHERE room = ? AND due IS NOT NULL GROUP BY state",
        room);
    return dues;
  }

  @Override
  public Optional<Instant> nextEdit(String room) {
    return database
        .list(
            row -> Instant.ofEpochMilli(row.getLong(1)),
            "SELECT edit_due FROM delivery WHERE room = ? AND edit_due IS NOT NULL"
                + " AND state = 'SENT' AND message IS NOT NULL ORDER BY edit_due LIMIT 1",
            room)
        .stream()
        .findFirst();
  }

  @Override
  public Room room(Destination where) {
    return room(where.key()).orElseGet(() -> Room.fresh(where));
  }

  @Override
  public Optional<Room> room(String key) {
    return database.read(connection -> SqlRooms.find(connection, key)).stream().findFirst();
  }

  @Override
  public void put(Room room) {
    write(
        connection -> {
          SqlRooms.put(connection, room);
          return 1;
        });
  }

  @Override
  public void move(Destination from, Destination to) {
    write(
        connection -> {
          SqlRooms.move(connection, from, to);
          return 1;
        });
  }

  @Override
  public List<Delivery> open(String room, State state, int limit) {
    return database.list(
        DeliveryRows::delivery,
        DeliveryRows.SELECT
            + "WHERE delivery.room = ? AND delivery.state = ? AND due IS NOT NULL"
            + (state == State.WAITING ? " ORDER BY due" : " ORDER BY turn")
            + " LIMIT ?",
        room,
        state.name(),
        limit);
  }

  @Override
  public int owedSince(String room, Instant before) {
    return database
        .list(
            row -> row.getInt(1),
            "SELECT count(*) FROM delivery WHERE room = ? AND state = 'OWED' AND due IS NOT NULL"
                + " AND sort = 'HEADLINE' AND owed < ?",
            room,
            before.toEpochMilli())
        .getFirst();
  }

  @Override
  public Optional<Delivery> editDue(String room, Instant now) {
    return database
        .list(
            DeliveryRows::delivery,
            DeliveryRows.SELECT
                + "WHERE delivery.room = ? AND edit_due <= ? AND delivery.state = 'SENT'"
                + " AND message IS NOT NULL"
                + " ORDER BY edit_due LIMIT 1",
            room,
            now.toEpochMilli())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Delivery> find(DeliveryId id) {
    return database
        .list(DeliveryRows::delivery, DeliveryRows.SELECT + "WHERE delivery.id = ?", id.value())
        .stream()
        .findFirst();
  }

  @Override
  public List<Delivery> last(String room, List<State> states, int from, int limit) {
    String names = states.stream().map(s -> "'" + s + "'").collect(Collectors.joining(", "));
    return database.list(
        DeliveryRows::delivery,
        DeliveryRows.SELECT
            + "WHERE delivery.room = ?"
            + (states.isEmpty() ? "" : " AND delivery.state IN (" + names + ")")
            + " ORDER BY delivery.id DESC LIMIT ? OFFSET ?",
        room,
        limit,
        from);
  }

  @Override
  public Map<State, Integer> counts(String room) {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    database.list(
        row -> counts.put(State.valueOf(row.getString(1)), row.getInt(2)),
        "SELECT state, count(*) FROM delivery WHERE room = ? GROUP BY state",
        room);
    return counts;
  }

  @Override
  public List<Delivery> of(ArticleId article, String room) {
    return database.list(
        DeliveryRows::delivery,
        DeliveryRows.SELECT
            + "WHERE delivery.room = ? AND (article = ? OR delivery.id IN (SELECT delivery FROM"
            + " digest_item WHERE digest_item.article = ? AND delivery IS NOT NULL))"
            + " ORDER BY delivery.id",
        room,
        article.value(),
        article.value());
  }

  @Override
  public Optional<Delivery> told(StoryId story, String room) {
    return database
        .list(
            DeliveryRows::delivery,
            DeliveryRows.SELECT
                + "WHERE delivery.id = (SELECT delivery FROM told WHERE story = ? AND room = ?)",
            story.value(),
            room)
        .stream()
        .findFirst();
  }

  @Override
  public void arrived(DeliveryId id, Instant now) {
    int _ =
        update(
            "UPDATE delivery SET state = 'SENT', due = NULL, settled = ?,"
                + " reason = 'a moderator saw it' WHERE id = ? AND state = 'IN_DOUBT'",
            now.toEpochMilli(),
            id.value());
  }

  @Override
  public void again(DeliveryId id, Instant now) {
    write(
        connection ->
            Database.update(
                connection,
                "UPDATE delivery SET state = 'OWED', due = ?, turn = ?, settled = NULL,"
                    + " reason = 'a moderator asked for it'"
                    + " WHERE id = ? AND state IN ('IN_DOUBT', 'UNFIT')",
                now.toEpochMilli(),
                Database.next(connection, "turn"),
                id.value()));
  }

  @Override
  public DeliveryId owe(Destination to, What what, Instant now) {
    return database.write(
        connection ->
            DeliveryRows.insert(
                connection, to, what, State.OWED, "", now, Optional.of(now), Optional.empty()));
  }

  @Override
  public boolean start(DeliveryId id, Instant now, String holder, Instant until) {
    return update(
            "UPDATE delivery SET state = 'SENDING', attempt = attempt + 1, tried = ?, holder = ?,"
                + " due = ? WHERE id = ? AND state = 'OWED'",
            now.toEpochMilli(),
            holder,
            until.toEpochMilli(),
            id.value())
        > 0;
  }

  @Override
  public Optional<String> holder(DeliveryId id) {
    return database
        .list(
            row -> row.getString(1),
            "SELECT holder FROM delivery WHERE id = ? AND state = 'SENDING'",
            id.value())
        .stream()
        .findFirst();
  }

  @Override
  public void sent(DeliveryId id, MessageRef message, String shown, Instant now) {
    int _ =
        update(
            "UPDATE delivery SET state = 'SENT', due = NULL, reason = '', settled = ?,"
                + " message_room = ?, message = ?, shown = ?"
                + " WHERE id = ? AND state IN ('SENDING', 'IN_DOUBT')",
            now.toEpochMilli(),
            DeliveryRows.place(message.where()),
            message.id(),
            shown,
            id.value());
  }

  @Override
  public void back(DeliveryId id, Instant due, String reason) {
    int _ =
        update(
            "UPDATE delivery SET state = 'OWED', due = ?, reason = ?"
                + " WHERE id = ? AND state IN ('SENDING', 'IN_DOUBT')",
            due.toEpochMilli(),
            reason,
            id.value());
  }

  @Override
  public void doubt(DeliveryId id, Optional<Instant> due, String reason) {
    int _ =
        update(
            "UPDATE delivery SET state = 'IN_DOUBT', due = ?, reason = ?"
                + " WHERE id = ? AND state IN ('SENDING', 'IN_DOUBT')",
            millis(due),
            reason,
            id.value());
  }

  @Override
  public void hold(DeliveryId id, Instant until, String reason) {
    int _ =
        update(
            "UPDATE delivery SET state = 'HELD', due = ?, reason = ?"
                + " WHERE id = ? AND state = 'OWED'",
            until.toEpochMilli(),
            reason,
            id.value());
  }

  @Override
  public void unhold(DeliveryId id, Instant now) {
    write(
        connection ->
            Database.update(
                connection,
                "UPDATE delivery SET state = 'OWED', due = ?, turn = ?, reason = ''"
                    + " WHERE id = ? AND state = 'HELD'",
                now.toEpochMilli(),
                Database.next(connection, "turn"),
                id.value()));
  }

  @Override
  public void end(DeliveryId id, State state, String reason, Instant now) {
    if (state != State.UNFIT && state != State.SKIPPED) {
      throw new IllegalArgumentException("a delivery does not end as " + state);
    }
    int _ =
        update(
            "UPDATE delivery SET state = ?, due = NULL, reason = ?, settled = ? WHERE id = ?"
                + " AND state IN ('OWED', 'WAITING', 'HELD', 'SENDING', 'IN_DOUBT')",
            state.name(),
            reason,
            now.toEpochMilli(),
            id.value());
  }

  @Override
  public DeliveryId bundle(List<DeliveryId> parts, Destination to, What into, Instant now) {
    return database.write(
        connection -> {
          DeliveryId id =
              DeliveryRows.insert(
                  connection, to, into, State.OWED, "", now, Optional.of(now), Optional.empty());
          for (DeliveryId part : parts) {
            Database.update(
                connection,
                "UPDATE delivery SET state = 'BUNDLED', due = NULL, settled = ?, via = ?"
                    + " WHERE id = ? AND state IN ('OWED', 'HELD')",
                now.toEpochMilli(),
                id.value(),
                part.value());
          }
          return id;
        });
  }

  @Override
  public void edited(DeliveryId id, String shown, Optional<Instant> next) {
    int _ =
        update(
            "UPDATE delivery SET shown = ?, edit_due = ? WHERE id = ?",
            shown,
            millis(next),
            id.value());
  }

  @Override
  public List<Instant> tries(SubscriptionId subscription, Instant since) {
    return database.list(
        row -> Instant.ofEpochMilli(row.getLong(1)),
        "SELECT tried FROM delivery WHERE subscription = ? AND tried > ?"
            + " AND state IN ('SENDING', 'SENT', 'IN_DOUBT') AND sort <> 'TEST' ORDER BY tried",
        subscription.value(),
        since.toEpochMilli());
  }

  @Override
  public Optional<DeliveryId> digest(
      SubscriptionId subscription, Destination to, List<ArticleId> chosen, Instant now) {
    return database.write(
        connection -> {
          if (chosen.isEmpty()) {
            return Optional.empty();
          }
          What what = What.several(Delivery.Sort.DIGEST, Optional.of(subscription), chosen, "");
          DeliveryId id =
              DeliveryRows.insert(
                  connection, to, what, State.OWED, "", now, Optional.of(now), Optional.empty());
          int taken = take(connection, subscription, chosen, id);
          if (taken == 0 && collects(connection, subscription, chosen)) {
            throw new StoreException("another process made this digest already", null);
          }
          return Optional.of(id);
        });
  }

  /** Whether the articles are some that the subscription collected, not ones that trend. */
  private static boolean collects(
      Connection connection, SubscriptionId subscription, List<ArticleId> chosen)
      throws SQLException {
    return !Database.list(
            connection,
            row -> row.getLong(1),
            "SELECT article FROM digest_item WHERE subscription = ? AND article = ?",
            subscription.value(),
            chosen.getFirst().value())
        .isEmpty();
  }

  private static int take(
      Connection connection, SubscriptionId subscription, List<ArticleId> chosen, DeliveryId id)
      throws SQLException {
    int taken = 0;
    for (ArticleId article : chosen) {
      taken +=
          Database.update(
              connection,
              "UPDATE digest_item SET delivery = ?"
                  + " WHERE subscription = ? AND article = ? AND delivery IS NULL",
              id.value(),
              subscription.value(),
              article.value());
    }
    return taken;
  }

  @Override
  public List<Item> collected(SubscriptionId subscription, int limit) {
    return database.list(
        row ->
            new Item(
                new ArticleId(row.getLong(1)),
                new StoryId(row.getLong(2)),
                Instant.ofEpochMilli(row.getLong(3))),
        "SELECT article, story, added FROM digest_item WHERE subscription = ?"
            + " AND delivery IS NULL ORDER BY added, article LIMIT ?",
        subscription.value(),
        limit);
  }

  @Override
  public void digestDue(SubscriptionId subscription, Optional<Instant> next) {
    int _ =
        update(
            "UPDATE subscription SET digest_due = ? WHERE id = ?",
            millis(next),
            subscription.value());
  }

  @Override
  public int forget(Instant before) {
    return database.write(
        connection -> {
          int gone =
              Database.update(
                  connection,
                  "DELETE FROM delivery WHERE settled < ? AND due IS NULL",
                  before.toEpochMilli());
          List<String> orphaned = new ArrayList<>();
          orphaned.add("DELETE FROM told WHERE delivery NOT IN (SELECT id FROM delivery)");
          orphaned.add(
              "DELETE FROM digest_item WHERE delivery IS NOT NULL"
                  + " AND delivery NOT IN (SELECT id FROM delivery)");
          for (String sql : orphaned) {
            Database.update(connection, sql);
          }
          return gone;
        });
  }

  private int update(String sql, @Nullable Object... values) {
    return database.update(sql, values);
  }

  private void write(Database.Work<Integer> work) {
    int _ = database.write(work);
  }

  private static @Nullable Long millis(Optional<Instant> at) {
    return at.map(Instant::toEpochMilli).orElse(null);
  }
}
