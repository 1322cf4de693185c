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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteOpenMode;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * A SQLite database in a file (write-ahead log, foreign keys on, every commit on disk before it
 * returns) or in memory. One writer, up to {@value #READERS} readers beside it; safe for many
 * threads.
 */
public final class Database implements AutoCloseable {
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 60_000;

  private final String url;
  private final boolean shared;
  private final Connection writer;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);
  private final AtomicInteger opened = new AtomicInteger();

  private Database(String url, boolean shared, boolean readOnly) throws SQLException {
    this.url = url;
    this.shared = shared;
    writer = connect(readOnly);
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
      Database database = new Database("jdbc:sqlite:" + file.toAbsolutePath(), false, false);
      return database.migrated();
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
      return new Database("jdbc:sqlite:" + file.toAbsolutePath(), false, true);
    } catch (SQLException e) {
      throw new StoreException(
          "cannot read the database %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** A database that lives as long as it is open. */
  public static Database inMemory() {
    try {
      return new Database("jdbc:sqlite::memory:", true, false).migrated();
    } catch (SQLException e) {
      throw new StoreException("cannot open a database in memory", e);
    }
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
      statement.setObject(i + 1, values[i]);
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

  /** Runs work in one write transaction; rolled back when it throws. */
  <T> T write(Work<T> work) {
    writing.lock();
    try {
      writer.setAutoCommit(false);
      try {
        T result = work.run(writer);
        writer.commit();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        writer.rollback();
        throw e;
      } finally {
        writer.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new StoreException("the database could not be written to: " + e.getMessage(), e);
    } finally {
      writing.unlock();
    }
  }

  /** Runs work that only reads; it sees the last committed state. */
  <T> T read(Work<T> work) {
    if (shared) {
      return readShared(work);
    }
    Connection reader = borrow();
    try {
      return work.run(reader);
    } catch (SQLException e) {
      throw new StoreException("the database could not be read: " + e.getMessage(), e);
    } finally {
      readers.add(reader);
    }
  }

  private <T> T readShared(Work<T> work) {
    writing.lock();
    try {
      return work.run(writer);
    } catch (SQLException e) {
      throw new StoreException("the database could not be read: " + e.getMessage(), e);
    } finally {
      writing.unlock();
    }
  }

  private Connection borrow() {
    Connection free = readers.poll();
    if (free != null) {
      return free;
    }
    try {
      if (opened.incrementAndGet() <= READERS) {
        return connect(true);
      }
      opened.decrementAndGet();
      return readers.take();
    } catch (SQLException e) {
      opened.decrementAndGet();
      throw new StoreException("the database could not be read: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for the database", e);
    }
  }

  private Connection connect(boolean readOnly) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setCacheSize(-2_000);
    if (readOnly) {
      config.setReadOnly(true);
      config.setOpenMode(SQLiteOpenMode.READONLY);
    } else {
      config.setJournalMode(JournalMode.WAL);
      config.setSynchronous(SynchronousMode.FULL);
    }
    return new JDBC4Connection(url, url.substring("jdbc:sqlite:".length()), config.toProperties());
  }

  private Database migrated() throws SQLException {
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
    writing.lock();
    try {
      Connection reader = readers.poll();
      while (reader != null) {
        reader.close();
        reader = readers.poll();
      }
      writer.close();
    } catch (SQLException e) {
      throw new StoreException("the database could not be closed: " + e.getMessage(), e);
    } finally {
      writing.unlock();
    }
  }
}
