package org.tidings.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.command.DeskNotes;
import org.tidings.delivery.Owing.Mute;

/** What is noted about rooms, in the database. */
public final class SqlNotes implements DeskNotes {
  private final Database database;

  public SqlNotes(Database database) {
    this.database = database;
  }

  @Override
  public void audit(Entry entry) {
    int _ =
        database.write(
            connection ->
                Database.update(
                    connection,
                    "INSERT INTO audit (id, room, at, caller, name, what)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                    Database.next(connection, "audit"),
                    entry.room(),
                    entry.at().toEpochMilli(),
                    entry.caller(),
                    entry.name(),
                    entry.what()));
  }

  @Override
  public List<Entry> changes(String room, int from, int limit) {
    return database.list(
        row ->
            new Entry(
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5)),
        "SELECT room, at, caller, name, what FROM audit WHERE room = ?"
            + " ORDER BY id DESC LIMIT ? OFFSET ?",
        room,
        limit,
        from);
  }

  @Override
  public void mute(String room, String wanted, Instant until, String by, Instant now) {
    int _ =
        database.write(
            connection ->
                Database.update(
                    connection,
                    "INSERT INTO mute (id, room, wanted, until, made_by, since)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                    Database.next(connection, "mute"),
                    room,
                    wanted,
                    until.toEpochMilli(),
                    by,
                    now.toEpochMilli()));
  }

  @Override
  public List<Mute> mutes(String room, Instant now) {
    return database.read(connection -> SqlDeskNotes.mutes(connection, room, now));
  }

  @Override
  public boolean unmute(String room, long id) {
    return database.update("DELETE FROM mute WHERE room = ? AND id = ?", room, id) > 0;
  }

  @Override
  public Optional<Instant> visit(String caller, String room, Instant now) {
    return database.write(
        connection -> {
          List<Instant> before =
              Database.list(
                  connection,
                  row -> Instant.ofEpochMilli(row.getLong(1)),
                  "SELECT at FROM visit WHERE caller = ? AND room = ?",
                  caller,
                  room);
          Database.update(
              connection,
              "INSERT INTO visit (caller, room, at) VALUES (?, ?, ?)"
                  + " ON CONFLICT (caller, room) DO UPDATE SET at = excluded.at",
              caller,
              room,
              now.toEpochMilli());
          return before.stream().findFirst();
        });
  }
}
