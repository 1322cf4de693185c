package org.tidings.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.tidings.chat.Destination;
import org.tidings.delivery.Room;

/** The table of rooms, for those who work inside of a transaction. */
final class SqlRooms {
  private static final String[] OF_ROOM = {"subscription", "delivery", "mute", "audit"};

  private SqlRooms() {}

  /** Makes a room known. */
  static void ensure(Connection connection, Destination where) throws SQLException {
    Database.update(
        connection,
        "INSERT INTO room (room, platform, chat, thread, direct, state, reason, cure, not_before,"
            + " failures, repeats) VALUES (?, ?, ?, ?, ?, 'OPEN', '', '', 0, 0, 0)"
            + " ON CONFLICT (room) DO NOTHING",
        where.key(),
        where.platform(),
        where.room(),
        where.thread(),
        where.direct() ? 1 : 0);
  }

  static void put(Connection connection, Room room) throws SQLException {
    ensure(connection, room.where());
    Database.update(
        connection,
        "UPDATE room SET state = ?, reason = ?, cure = ?, not_before = ?, failures = ?,"
            + " repeats = ? WHERE room = ?",
        room.access().name(),
        room.reason(),
        room.cure(),
        room.notBefore().toEpochMilli(),
        room.failures(),
        room.repeats() ? 1 : 0,
        room.where().key());
  }

  static List<Room> find(Connection connection, String key) throws SQLException {
    return Database.list(
        connection,
        SqlRooms::room,
        "SELECT platform, chat, thread, direct, state, reason, cure, not_before, failures, repeats"
            + " FROM room WHERE room = ?",
        key);
  }

  private static Room room(ResultSet row) throws SQLException {
    return new Room(
        new Destination(row.getString(1), row.getString(2), row.getString(3), row.getInt(4) != 0),
        Room.Access.valueOf(row.getString(5)),
        row.getString(6),
        row.getString(7),
        Instant.ofEpochMilli(row.getLong(8)),
        row.getInt(9),
        row.getInt(10) != 0);
  }

  /** Everything that is known of a room belongs to another now. */
  static void move(Connection connection, Destination from, Destination to) throws SQLException {
    ensure(connection, to);
    long _ = Database.next(connection, "roster");
    Database.update(
        connection,
        "UPDATE room SET repeats = (SELECT repeats FROM room WHERE room = ?), state = 'OPEN',"
            + " reason = '', cure = '', not_before = 0, failures = 0 WHERE room = ?",
        from.key(),
        to.key());
    for (String table : OF_ROOM) {
      Database.update(
          connection, "UPDATE " + table + " SET room = ? WHERE room = ?", to.key(), from.key());
    }
    Database.update(
        connection,
        "INSERT INTO told (story, room, delivery) SELECT story, ?, delivery FROM told"
            + " WHERE room = ? ON CONFLICT (story, room) DO NOTHING",
        to.key(),
        from.key());
    Database.update(
        connection,
        "INSERT INTO room_feed (room, feed, title) SELECT ?, feed, title FROM room_feed"
            + " WHERE room = ? ON CONFLICT (room, feed) DO NOTHING",
        to.key(),
        from.key());
    Database.update(
        connection,
        "INSERT INTO visit (caller, room, at) SELECT caller, ?, at FROM visit"
            + " WHERE room = ? ON CONFLICT (caller, room) DO NOTHING",
        to.key(),
        from.key());
    for (String table : List.of("told", "room_feed", "visit", "room")) {
      Database.update(connection, "DELETE FROM " + table + " WHERE room = ?", from.key());
    }
  }
}
