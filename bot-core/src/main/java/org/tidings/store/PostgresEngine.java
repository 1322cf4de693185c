package org.tidings.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database, shared with other processes. Up to {@value #EACH} connections write and as
 * many read; a reader sees one committed state for as long as its work lasts.
 *
 * <p>A process that stops in the middle of a transaction loses it after {@value #IDLE_MILLIS} ms:
 * the server ends it, so that it cannot hold the others up.
 */
final class PostgresEngine implements Engine {
  private static final int EACH = 8;
  static final int IDLE_MILLIS = 10_000;
  private static final int LOCK_MILLIS = 60_000;

  /** Unused for longer, a connection is looked at before it is used: the server may have ended. */
  private static final long TRUSTED_NANOS = 2_000_000_000L;

  private static final Set<String> REPEATABLE = Set.of("40001", "40P01", "55P03");

  private final PostgresAddress address;
  private final Pool writers = new Pool(false);
  private final Pool readers = new Pool(true);
  private volatile boolean closed;

  PostgresEngine(PostgresAddress address) {
    this.address = address;
  }

  /** Opens a connection as the driver gives it. */
  static Connection connect(PostgresAddress address) throws SQLException {
    Properties properties = new Properties();
    address.user().ifPresent(user -> properties.setProperty("user", user));
    address.password().ifPresent(password -> properties.setProperty("password", password));
    properties.setProperty("ApplicationName", "tidings");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(address.url(), properties);
  }

  @Override
  public <T> T write(Database.Work<T> work) throws SQLException {
    return writers.run(work);
  }

  @Override
  public <T> T read(Database.Work<T> work) throws SQLException {
    try {
      return readers.run(work);
    } catch (SQLException e) {
      if (closed || !isLost(e)) {
        throw e;
      }
      return readers.run(work); // on a connection that was opened just now
    }
  }

  @Override
  public boolean passes(SQLException failure) {
    return REPEATABLE.contains(failure.getSQLState());
  }

  @Override
  public boolean isShared() {
    return true;
  }

  /** Whether the connection is gone, so that no other statement can be run on it. */
  private static boolean isLost(SQLException e) {
    String state = e.getSQLState();
    return state != null
        && (state.startsWith("08") || state.startsWith("57P") || state.equals("25P03"));
  }

  @Override
  public void close() {
    closed = true;
    writers.clear();
    readers.clear();
  }

  /** A connection that waits for its next use. */
  private record Rested(Connection connection, long since) {}

  private final class Pool {
    private final boolean readOnly;
    private final Semaphore free = new Semaphore(EACH, true);
    private final Deque<Rested> rested = new ArrayDeque<>();

    Pool(boolean readOnly) {
      this.readOnly = readOnly;
    }

    <T> T run(Database.Work<T> work) throws SQLException {
      free.acquireUninterruptibly();
      try {
        Connection connection = take();
        boolean sound = false;
        try {
          T result = work.run(connection);
          connection.commit();
          sound = true;
          return result;
        } finally {
          giveBack(connection, sound || rolledBack(connection));
        }
      } finally {
        free.release();
      }
    }

    private static boolean rolledBack(Connection connection) {
      try {
        connection.rollback();
        return true;
      } catch (SQLException _) {
        return false; // the server forgets it by itself
      }
    }

    private Connection take() throws SQLException {
      Rested next = poll();
      while (next != null) {
        if (System.nanoTime() - next.since() < TRUSTED_NANOS || next.connection().isValid(5)) {
          return next.connection();
        }
        quietly(next.connection());
        next = poll();
      }
      Connection connection = connect(address);
      try (Statement set = connection.createStatement()) {
        set.execute(
            "SET idle_in_transaction_session_timeout = %d; SET lock_timeout = %d"
                .formatted(IDLE_MILLIS, LOCK_MILLIS));
        if (readOnly) {
          connection.setReadOnly(true);
          connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        connection.setAutoCommit(false);
        return connection;
      } catch (SQLException e) {
        quietly(connection);
        throw e;
      }
    }

    private synchronized @Nullable Rested poll() {
      return rested.pollFirst();
    }

    private synchronized void giveBack(Connection connection, boolean sound) {
      if (sound && !closed) {
        rested.addFirst(new Rested(connection, System.nanoTime()));
      } else {
        quietly(connection);
      }
    }

    private static void quietly(Connection connection) {
      try {
        connection.close();
      } catch (SQLException _) {
        // it is gone, which is what was wanted
      }
    }

    synchronized void clear() {
      rested.forEach(each -> quietly(each.connection()));
      rested.clear();
    }
  }
}
