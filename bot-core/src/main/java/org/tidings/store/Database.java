package org.tidings.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The database: SQLite in a file or in memory, which one process has to itself, or PostgreSQL,
 * which many share. Safe for many threads.
 */
public final class Database implements AutoCloseable {
  /** How often a write is tried that another one crossed. */
  private static final int TRIES = 4;

  private final Engine engine;

  private Database(Engine engine) {
    this.engine = engine;
  }

  /**
   * Opens a file for reading and writing, makes it when missing and brings its schema up to date.
   *
   * @throws StoreException naming the file and what is wrong with it
   */
  public static Database open(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return new Database(new SqliteEngine("jdbc:sqlite:" + file.toAbsolutePath(), false, false))
          .migrated();
    } catch (IOException | SQLException e) {
      throw new StoreException(
          "cannot open the database %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Opens a file for reading beside another process that writes. */
  public static Database openToRead(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StoreException("there is no database %s".formatted(file), null);
    }
    try {
      return new Database(new SqliteEngine("jdbc:sqlite:" + file.toAbsolutePath(), false, true));
    } catch (SQLException e) {
      throw new StoreException(
          "cannot read the database %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** A database that lives as long as it is open. */
  public static Database inMemory() {
    try {
      return new Database(new SqliteEngine("jdbc:sqlite::memory:", true, false)).migrated();
    } catch (SQLException e) {
      throw new StoreException("cannot open a database in memory", e);
    }
  }

  /**
   * Opens a PostgreSQL database and brings its schema up to date; looks first whether all is well
   * and writes nothing when it is not.
   *
   * @throws StoreException naming what is wrong and its cure
   */
  public static Database open(PostgresAddress address) {
    PostgresExam.Found found = PostgresExam.of(address);
    Database database = new Database(new PostgresEngine(address));
    return found.version() == Migrations.latest() ? database : database.migrated();
  }

  /**
   * Opens a PostgreSQL database whose schema is up to date, for reading.
   *
   * @throws StoreException naming what is wrong and its cure
   */
  public static Database openToRead(PostgresAddress address) {
    PostgresExam.Found found = PostgresExam.of(address);
    if (found.version() != Migrations.latest()) {
      throw new StoreException(
          "the database %s has no tables of this Tidings yet; they are made at its first start"
              .formatted(address.shown()),
          null);
    }
    return new Database(new PostgresEngine(address));
  }

  /** Whether other processes may write to it at the same time. */
  public boolean isShared() {
    return engine.isShared();
  }

  /** Work on a connection. */
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Sets values by their types; a missing one is null. */
  static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(
          i + 1, values[i] instanceof String text ? Dialect.storable(text) : values[i]);
    }
    return statement;
  }

  /** Changes rows in a transaction of its own; how many. */
  int update(String sql, @Nullable Object... values) {
    return write(connection -> update(connection, sql, values));
  }

  static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  /** Makes a value of a row. */
  interface Mapper<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Reads rows. */
  <T> List<T> list(Mapper<T> mapper, String sql, @Nullable Object... values) {
    return read(connection -> list(connection, mapper, sql, values));
  }

  static <T> List<T> list(
      Connection connection, Mapper<T> mapper, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return rows(statement, mapper);
    }
  }

  private static <T> List<T> rows(PreparedStatement statement, Mapper<T> mapper)
      throws SQLException {
    List<T> found = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.add(mapper.of(row));
      }
    }
    return found;
  }

  /** The next number of a series of our own, as part of the caller's transaction. */
  static long next(Connection connection, String series) throws SQLException {
    update(connection, "UPDATE counter SET value = value + 1 WHERE name = ?", series);
    return list(
            connection, row -> row.getLong(1), "SELECT value FROM counter WHERE name = ?", series)
        .getFirst();
  }

  /**
   * Runs work in one write transaction; rolled back when it throws, and repeated when the
   * transaction of another process crossed it.
   */
  <T> T write(Work<T> work) {
    return write(work, TRIES);
  }

  /** The same for work that must not be repeated because it remembers something. */
  <T> T writeOnce(Work<T> work) {
    return write(work, 1);
  }

  private <T> T write(Work<T> work, int tries) {
    for (int left = tries - 1; ; left--) {
      try {
        return engine.write(work);
      } catch (SQLException e) {
        if (left <= 0 || !engine.passes(e)) {
          throw new StoreException("the database could not be written to: " + e.getMessage(), e);
        }
      } catch (StoreException e) {
        if (left <= 0 || !(e.getCause() instanceof SQLException cause) || !engine.passes(cause)) {
          throw e;
        }
      }
    }
  }

  /** Runs work that only reads; it sees the last committed state. */
  <T> T read(Work<T> work) {
    try {
      return engine.read(work);
    } catch (SQLException e) {
      throw new StoreException("the database could not be read: " + e.getMessage(), e);
    }
  }

  private Database migrated() {
    try {
      write(
          connection -> {
            Migrations.run(connection);
            return true;
          });
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      engine.close();
    } catch (SQLException e) {
      throw new StoreException("the database could not be closed: " + e.getMessage(), e);
    }
  }
}
