package org.tidings.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConnection;

/** What differs between the databases; every statement outside of here is common to them. */
enum Dialect {
  SQLITE {
    @Override
    String script(String common) {
      return common;
    }

    @Override
    String millis() {
      return "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
    }

    @Override
    String locked() {
      return ""; // a write transaction has the whole file
    }

    @Override
    String unlocked(String table) {
      return "";
    }

    @Override
    void migrateAlone(Connection connection) {}
  },

  POSTGRES {
    @Override
    String script(String common) {
      return common
          .replace(") WITHOUT ROWID", ")")
          .replaceAll("\\bTEXT\\b", "TEXT COLLATE \"C\""); // sorts as SQLite does
    }

    @Override
    String millis() {
      return "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
    }

    @Override
    String locked() {
      return " FOR UPDATE";
    }

    @Override
    String unlocked(String table) {
      return " FOR UPDATE OF " + table + " SKIP LOCKED";
    }

    @Override
    void migrateAlone(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT pg_advisory_xact_lock(" + MIGRATION + ")");
      }
    }
  };

  /** Names the lock of those who change the schema; any number that no other program uses. */
  private static final long MIGRATION = 0x7469_6469_6e67_73L;

  static Dialect of(Connection connection) {
    return connection instanceof SQLiteConnection ? SQLITE : POSTGRES;
  }

  /** A script of the common schema as this database takes it. */
  abstract String script(String common);

  /** The database's own clock, in milliseconds since 1970, as an expression. */
  abstract String millis();

  /** Ends a query whose rows nobody else may change before this transaction ends. */
  abstract String locked();

  /** Ends a query that passes over rows which another transaction has locked. */
  abstract String unlocked(String table);

  /** Waits until no other process changes the schema, and keeps others out to the end. */
  abstract void migrateAlone(Connection connection) throws SQLException;

  /** Text as every database can store it: PostgreSQL knows no NUL. */
  static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }
}
