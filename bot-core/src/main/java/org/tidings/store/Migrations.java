package org.tidings.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Numbered scripts that bring a database up to date: forward only, each once, all in the caller's
 * transaction. A database that is newer than the program is refused.
 */
final class Migrations {
  private static final List<String> SCRIPTS =
      List.of(
          "001-articles.sql",
          "002-people.sql",
          "003-delivery.sql",
          "004-polling.sql",
          "005-searches.sql",
          "006-processes.sql",
          "007-publish.sql");

  private Migrations() {}

  /** The version that this program knows. */
  static int latest() {
    return SCRIPTS.size();
  }

  static void run(Connection connection) throws SQLException {
    run(connection, latest());
  }

  /** Brings a database up to a version. */
  static void run(Connection connection, int target) throws SQLException {
    Dialect dialect = Dialect.of(connection);
    dialect.migrateAlone(connection);
    int version = version(connection);
    if (version > SCRIPTS.size()) {
      throw new StoreException(
          "the database has version %d and this Tidings knows up to %d: use a newer one"
              .formatted(version, SCRIPTS.size()),
          null);
    }
    for (int next = version; next < target; next++) {
      try (Statement statement = connection.createStatement()) {
        for (String command : dialect.script(read(SCRIPTS.get(next))).split(";\\s*\n", -1)) {
          if (!command.isBlank()) {
            statement.execute(command);
          }
        }
        statement.execute(
            "UPDATE counter SET value = " + (next + 1) + " WHERE name = 'schema version'");
      }
    }
  }

  /** The version of a database; 0 for an empty one. */
  static int version(Connection connection) throws SQLException {
    String schema = connection.getSchema();
    try (ResultSet tables = connection.getMetaData().getTables(null, schema, "counter", null)) {
      if (!tables.next()) {
        return 0;
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT value FROM counter WHERE name = 'schema version'")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static String read(String script) {
    try (InputStream in = Migrations.class.getResourceAsStream(script)) {
      if (in == null) {
        throw new IllegalStateException("script %s is missing".formatted(script));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + script, e);
    }
  }
}
