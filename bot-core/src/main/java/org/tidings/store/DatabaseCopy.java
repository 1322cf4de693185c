package org.tidings.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies everything that is kept from one database to another, table by table and in the order of
 * the keys, {@value #STEP} rows a transaction. One that broke off goes on where it was; nobody may
 * write to either meanwhile.
 */
public final class DatabaseCopy {
  /** In the target's identity while the copy is not whole. */
  public static final String MOVING = "moving";

  private static final int STEP = 1_000;

  /** What belongs to running processes or to the database itself. */
  private static final Set<String> LEFT =
      Set.of("lease", "poll_claim", "handed", "pace", "identity");

  /** Filled by the schema's scripts already; copied last and whole. */
  private static final String COUNTER = "counter";

  private final Database from;
  private final Database to;
  private final Progress progress;

  public DatabaseCopy(Database from, Database to, Progress progress) {
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  /** Hears how far it is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Called after each step.
     *
     * @param done rows of the table in the target
     * @param all rows of the table in the source
     */
    void at(String table, long done, long all);
  }

  /** A table with what was compared. */
  public record Compared(String table, long rows, long checksum) {}

  /**
   * Copies what is missing, then compares every table by count and checksum; one that differs, as
   * when the source was used after the copy broke off, is copied once more.
   *
   * @return what was compared and found equal
   * @throws StoreException if a table still differs; the target is not to be used then
   */
  public List<Compared> run() {
    int _ =
        to.update(
            "INSERT INTO identity (name, value) VALUES (?, 'yes') ON CONFLICT (name) DO NOTHING",
            MOVING);
    List<Table> tables = from.read(DatabaseCopy::tables);
    List<Compared> compared = new ArrayList<>();
    for (Table table : tables) {
      copy(table);
      Compared source = compare(from, table);
      Compared target = compare(to, table);
      if (!source.equals(target)) {
        clear(tables.subList(tables.indexOf(table), tables.size()));
        copy(table);
        target = compare(to, table);
      }
      if (!source.equals(target)) {
        throw new StoreException(
            "the table %s differs after copying: %d rows there, %d here"
                .formatted(table.name(), source.rows(), target.rows()),
            null);
      }
      compared.add(source);
    }
    int _ = to.update("DELETE FROM identity WHERE name = ?", MOVING);
    return compared;
  }

  /** A table by the columns of its key and all its columns. */
  private record Table(String name, List<String> key, List<String> columns) {
    String select(boolean after) {
      String keys = String.join(", ", key);
      return "SELECT "
          + String.join(", ", columns)
          + " FROM "
          + name
          + (after ? " WHERE (" + keys + ") > (" + marks(key.size()) + ")" : "")
          + " ORDER BY "
          + keys
          + " LIMIT "
          + STEP;
    }

    String insert() {
      return "INSERT INTO %s (%s) VALUES (%s)"
          .formatted(name, String.join(", ", columns), marks(columns.size()));
    }

    private static String marks(int count) {
      return "?, ".repeat(count - 1) + "?";
    }

    List<@Nullable Object> keyOf(List<@Nullable Object> row) {
      List<@Nullable Object> values = new ArrayList<>();
      for (String column : key) {
        values.add(row.get(columns.indexOf(column)));
      }
      return values;
    }
  }

  /** All tables, those that others refer to before them, the counters last. */
  private static List<Table> tables(Connection connection) throws SQLException {
    var about = connection.getMetaData();
    String schema = connection.getSchema();
    List<String> names = new ArrayList<>();
    try (ResultSet row = about.getTables(null, schema, "%", new String[] {"TABLE"})) {
      while (row.next()) {
        String name = row.getString("TABLE_NAME");
        if (!LEFT.contains(name) && !name.startsWith("sqlite_") && !name.equals(COUNTER)) {
          names.add(name);
        }
      }
    }
    names.sort(null);
    List<String> ordered = new ArrayList<>();
    for (String name : names) {
      enter(connection, name, ordered);
    }
    ordered.add(COUNTER);
    List<Table> tables = new ArrayList<>();
    for (String name : ordered) {
      List<String> columns = new ArrayList<>();
      try (ResultSet row = about.getColumns(null, schema, name, "%")) {
        while (row.next()) {
          columns.add(row.getString("COLUMN_NAME"));
        }
      }
      String[] key = new String[columns.size() + 1];
      try (ResultSet row = about.getPrimaryKeys(null, schema, name)) {
        while (row.next()) {
          key[row.getShort("KEY_SEQ")] = row.getString("COLUMN_NAME");
        }
      }
      List<String> keys = Arrays.stream(key).filter(java.util.Objects::nonNull).toList();
      columns.sort(null);
      tables.add(new Table(name, keys, columns));
    }
    return tables;
  }

  private static void enter(Connection connection, String name, List<String> ordered)
      throws SQLException {
    if (ordered.contains(name)) {
      return;
    }
    try (ResultSet row =
        connection.getMetaData().getImportedKeys(null, connection.getSchema(), name)) {
      List<String> first = new ArrayList<>();
      while (row.next()) {
        first.add(row.getString("PKTABLE_NAME"));
      }
      for (String other : first) {
        if (!other.equals(name)) {
          enter(connection, other, ordered);
        }
      }
    }
    ordered.add(name);
  }

  private void copy(Table table) {
    if (table.name().equals(COUNTER)) {
      clear(List.of(table));
    }
    long all = count(from, table);
    long done = count(to, table);
    List<@Nullable Object> last = last(table);
    List<List<@Nullable Object>> rows = rows(from, table, last);
    while (!rows.isEmpty()) {
      List<List<@Nullable Object>> step = rows;
      int _ = to.write(connection -> insert(connection, table, step));
      done += step.size();
      progress.at(table.name(), done, all);
      rows = rows(from, table, table.keyOf(step.getLast()));
    }
  }

  private static int insert(Connection connection, Table table, List<List<@Nullable Object>> rows)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
      for (List<@Nullable Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.addBatch();
      }
      return insert.executeBatch().length;
    }
  }

  /** The key that the target has got to; empty for none. */
  private List<@Nullable Object> last(Table table) {
    String order = String.join(" DESC, ", table.key()) + " DESC";
    List<List<@Nullable Object>> last =
        to.list(
            row -> values(row, table.key().size()),
            "SELECT %s FROM %s ORDER BY %s LIMIT 1"
                .formatted(String.join(", ", table.key()), table.name(), order));
    return last.isEmpty() ? List.of() : last.getFirst();
  }

  private static List<List<@Nullable Object>> rows(
      Database database, Table table, List<@Nullable Object> after) {
    return database.list(
        row -> values(row, table.columns().size()),
        table.select(!after.isEmpty()),
        after.toArray(new @Nullable Object[0]));
  }

  /** Numbers as long and text as it can be stored, whatever the driver makes of them. */
  private static List<@Nullable Object> values(ResultSet row, int count) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      Object value = row.getObject(i);
      values.add(
          switch (value) {
            case null -> null;
            case Number number -> number.longValue();
            default -> Dialect.storable(value.toString());
          });
    }
    return values;
  }

  private void clear(List<Table> tables) {
    for (Table table : tables.reversed()) {
      int _ = to.update("DELETE FROM " + table.name());
    }
  }

  private static long count(Database database, Table table) {
    return database.list(row -> row.getLong(1), "SELECT count(*) FROM " + table.name()).getFirst();
  }

  private static Compared compare(Database database, Table table) {
    Checksum sum = new Checksum();
    List<List<@Nullable Object>> rows = rows(database, table, List.of());
    while (!rows.isEmpty()) {
      rows.forEach(sum::add);
      rows = rows(database, table, table.keyOf(rows.getLast()));
    }
    return new Compared(table.name(), sum.rows(), sum.value());
  }
}
