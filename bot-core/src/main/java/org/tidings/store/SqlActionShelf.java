package org.tidings.store;

import java.time.Instant;
import java.util.Optional;
import org.tidings.command.ActionShelf;

/** What long buttons mean, in the database. */
public final class SqlActionShelf implements ActionShelf {
  private final Database database;

  public SqlActionShelf(Database database) {
    this.database = database;
  }

  @Override
  public long put(String room, String meaning, Instant until) {
    return database.write(
        connection -> {
          long id = Database.next(connection, "shelf");
          Database.update(
              connection,
              "INSERT INTO shelf (id, room, meaning, until) VALUES (?, ?, ?, ?)",
              id,
              room,
              meaning,
              until.toEpochMilli());
          return id;
        });
  }

  @Override
  public Optional<String> get(long number, String room, Instant now) {
    return database
        .list(
            row -> row.getString(1),
            "SELECT meaning FROM shelf WHERE id = ? AND room = ? AND until > ?",
            number,
            room,
            now.toEpochMilli())
        .stream()
        .findFirst();
  }

  @Override
  public void sweep(Instant now) {
    database.update("DELETE FROM shelf WHERE until <= ?", now.toEpochMilli());
  }
}
