package org.tidings.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Who a shared database belongs to: an id of its own, made once, and the bots that speak for it.
 * What is written first stays.
 */
public final class DatabaseIdentity {
  /** The name under which the database's own id stands. */
  public static final String ID = "id";

  private final Database database;

  public DatabaseIdentity(Database database) {
    this.database = database;
  }

  /**
   * Adds what is not known yet.
   *
   * @param bots the bots' own ids by their platforms
   * @return all that is known then, the id among it
   */
  public Map<String, String> claim(Map<String, String> bots) {
    Map<String, String> wanted = new TreeMap<>(bots);
    wanted.put(ID, UUID.randomUUID().toString());
    return database.write(
        connection -> {
          for (Map.Entry<String, String> entry : wanted.entrySet()) {
            Database.update(
                connection,
                "INSERT INTO identity (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
                entry.getKey(),
                entry.getValue());
          }
          return read(connection);
        });
  }

  static Map<String, String> read(Connection connection) throws SQLException {
    Map<String, String> known = new TreeMap<>();
    Database.list(
        connection,
        row -> known.put(row.getString(1), row.getString(2)),
        "SELECT name, value FROM identity");
    return Map.copyOf(known);
  }
}
