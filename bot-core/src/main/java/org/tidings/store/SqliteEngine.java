package org.tidings.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteOpenMode;

/**
 * A SQLite database in a file (write-ahead log, foreign keys on, every commit on disk before it
 * returns) or in memory. One writer, up to {@value #READERS} readers beside it.
 */
final class SqliteEngine implements Engine {
  private static final Logger log = LoggerFactory.getLogger(SqliteEngine.class);
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 60_000;

  private final String url;
  private final boolean single;
  private final Connection writer;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);
  private final AtomicInteger opened = new AtomicInteger();

  /**
   * @param single whether reading must be done by the writer's connection: in memory
   */
  SqliteEngine(String url, boolean single, boolean readOnly) throws SQLException {
    this.url = url;
    this.single = single;
    writer = connect(readOnly);
  }

  @Override
  public <T> T write(Database.Work<T> work) throws SQLException {
    writing.lock();
    try {
      writer.setAutoCommit(false);
      try {
        T result = work.run(writer);
        writer.commit();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        undo(e);
        throw e;
      } finally {
        end();
      }
    } finally {
      writing.unlock();
    }
  }

  /** On a full disk SQLite has rolled back by itself, and there is nothing left to undo. */
  private void undo(Throwable cause) {
    try {
      writer.rollback();
    } catch (SQLException none) {
      cause.addSuppressed(none);
    }
  }

  /** Ends the empty transaction that the driver has begun; where it could not, there is none. */
  private void end() {
    try {
      writer.setAutoCommit(true);
    } catch (SQLException none) {
      log.debug("no transaction was left to end", none);
    }
  }

  @Override
  public <T> T read(Database.Work<T> work) throws SQLException {
    if (single) {
      writing.lock();
      try {
        return work.run(writer);
      } finally {
        writing.unlock();
      }
    }
    Connection reader = borrow();
    try {
      return work.run(reader);
    } finally {
      readers.add(reader);
    }
  }

  private Connection borrow() throws SQLException {
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
      throw e;
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
    return new KeepingConnection(
        url, url.substring("jdbc:sqlite:".length()), config.toProperties());
  }

  @Override
  public boolean passes(SQLException failure) {
    return false; // it waited for a minute already
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public void close() throws SQLException {
    writing.lock();
    try {
      Connection reader = readers.poll();
      while (reader != null) {
        reader.close();
        reader = readers.poll();
      }
      writer.close();
    } finally {
      writing.unlock();
    }
  }
}
