package org.tidings.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Looks whether a PostgreSQL database can be used, and writes nothing. */
public final class PostgresExam {
  /** The oldest server that is still looked after by its makers. */
  private static final int OLDEST = 14;

  /** Tables by which a schema of another program, or half a schema of ours, is known. */
  private static final List<String> OURS = List.of("article", "feed", "room", "delivery");

  private PostgresExam() {}

  /**
   * What was found.
   *
   * @param server release of the server, such as {@code "18.6"}
   * @param schema where the tables are or will be
   * @param version of our schema; 0 when there are no tables yet
   * @param identity what {@link DatabaseIdentity} says; empty when there are no tables yet
   */
  public record Found(String server, String schema, int version, Map<String, String> identity) {
    public Found {
      identity = Map.copyOf(identity);
    }

    /** Whether the tables are those of this program. */
    public boolean isCurrent() {
      return version == Migrations.latest();
    }
  }

  /**
   * Looks at it.
   *
   * @throws StoreException naming what is wrong (address, version, schema or right) and its cure
   */
  public static Found of(PostgresAddress address) {
    try (Connection connection = PostgresEngine.connect(address)) {
      connection.setReadOnly(true);
      return examine(connection, address);
    } catch (SQLException e) {
      throw new StoreException(unreachable(address, e), e);
    }
  }

  private static Found examine(Connection connection, PostgresAddress address) throws SQLException {
    String server = text(connection, "SHOW server_version");
    if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST) {
      throw wrong("version", "PostgreSQL %s is too old; use %d or newer".formatted(server, OLDEST));
    }
    if (!"UTF8".equals(text(connection, "SHOW server_encoding"))) {
      throw wrong(
          "schema",
          "the database %s does not store UTF-8; create it with ENCODING 'UTF8'"
              .formatted(address.shown()));
    }
    String schema = text(connection, "SELECT coalesce(current_schema(), '')");
    if (schema.isEmpty()) {
      throw wrong(
          "schema",
          "the schema '%s' does not exist; create it, or leave currentSchema out of the address"
              .formatted(text(connection, "SHOW search_path")));
    }
    rights(connection, schema, "counter");
    int version = Migrations.version(connection);
    if (version > Migrations.latest()) {
      throw wrong(
          "version",
          "the database has version %d and this Tidings knows up to %d: use a newer one"
              .formatted(version, Migrations.latest()));
    }
    tables(connection, schema, version);
    return new Found(
        server,
        schema,
        version,
        exists(connection, "identity") ? DatabaseIdentity.read(connection) : Map.of());
  }

  private static void tables(Connection connection, String schema, int version)
      throws SQLException {
    if (version == 0) {
      for (String table : OURS) {
        if (exists(connection, table)) {
          throw wrong(
              "schema",
              "the schema '%s' has a table '%s' of another program; give Tidings a schema of its own"
                  .formatted(schema, table));
        }
      }
    }
    if (version < Migrations.latest()
        && !is(connection, "SELECT has_schema_privilege(current_schema(), 'CREATE')")) {
      throw wrong(
          "right",
          "the user '%s' may not make tables; GRANT CREATE, USAGE ON SCHEMA %s TO %s"
              .formatted(user(connection), schema, user(connection)));
    }
    for (String table : OURS) {
      rights(connection, schema, table);
    }
  }

  private static void rights(Connection connection, String schema, String table)
      throws SQLException {
    if (!exists(connection, table)) {
      return;
    }
    for (String right : List.of("SELECT", "INSERT", "UPDATE", "DELETE")) {
      if (!is(connection, "SELECT has_table_privilege('%s', '%s')".formatted(table, right))) {
        throw wrong(
            "right",
            ("the user '%s' may not %s the table '%s'; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL"
                    + " TABLES IN SCHEMA %s TO %s")
                .formatted(user(connection), right, table, schema, user(connection)));
      }
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    return is(connection, "SELECT to_regclass('%s') IS NOT NULL".formatted(table));
  }

  private static String user(Connection connection) throws SQLException {
    return text(connection, "SELECT current_user");
  }

  private static boolean is(Connection connection, String sql) throws SQLException {
    return "t".equals(text(connection, sql));
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static StoreException wrong(String what, String told) {
    return new StoreException("database.url, " + what + ": " + told, null);
  }

  private static String unreachable(PostgresAddress address, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String at = address.shown();
    return "database.url, "
        + switch (state) {
          case "08001", "08004", "08006" ->
              "URL: nobody answers at %s; look at host and port, and whether the server runs"
                  .formatted(at);
          case "3D000" -> "URL: there is no such database at %s; create it first".formatted(at);
          case "28P01", "28000" ->
              "right: the server at %s refuses this user or password; look at database.user and database.password"
                  .formatted(at);
          case "42501" -> "right: the user may not connect to %s".formatted(at);
          case "57P03" -> "URL: the server at %s is starting or stopping; try again".formatted(at);
          default -> "URL: %s cannot be used (%s)".formatted(at, e.getMessage());
        };
  }
}
