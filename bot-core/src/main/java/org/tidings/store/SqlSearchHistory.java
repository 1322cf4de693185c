package org.tidings.store;

import java.time.Instant;
import java.util.List;
import org.tidings.command.SearchHistory;

/** The searches each person made, in the database. */
public final class SqlSearchHistory implements SearchHistory {
  private final Database database;

  public SqlSearchHistory(Database database) {
    this.database = database;
  }

  @Override
  public void add(String caller, String line, Instant at) {
    database.write(
        connection -> {
          int _ =
              Database.update(
                  connection, "DELETE FROM search WHERE caller = ? AND line = ?", caller, line);
          int added =
              Database.update(
                  connection,
                  "INSERT INTO search (id, caller, made, line) VALUES (?, ?, ?, ?)",
                  Database.next(connection, "search"),
                  caller,
                  at.toEpochMilli(),
                  line);
          int _ =
              Database.update(
                  connection,
                  "DELETE FROM search WHERE caller = ? AND id NOT IN"
                      + " (SELECT id FROM search WHERE caller = ? ORDER BY id DESC LIMIT ?)",
                  caller,
                  caller,
                  MOST);
          return added;
        });
  }

  @Override
  public List<String> newest(String caller, int count) {
    return database.list(
        row -> row.getString(1),
        "SELECT line FROM search WHERE caller = ? ORDER BY id DESC LIMIT ?",
        caller,
        count);
  }
}
