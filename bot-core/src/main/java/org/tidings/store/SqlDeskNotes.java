package org.tidings.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.tidings.delivery.Owing.Mute;

/** What moderators noted about rooms, for those who work inside of a transaction. */
final class SqlDeskNotes {
  private SqlDeskNotes() {}

  static List<Mute> mutes(Connection connection, String room, Instant now) throws SQLException {
    return Database.list(
        connection,
        row ->
            new Mute(
                row.getLong(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5))),
        "SELECT id, wanted, until, made_by, since FROM mute WHERE room = ? AND until > ?"
            + " ORDER BY id",
        room,
        now.toEpochMilli());
  }
}
