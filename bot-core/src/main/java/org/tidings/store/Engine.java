package org.tidings.store;

import java.sql.SQLException;

/** The connections of one database; safe for many threads. */
interface Engine extends AutoCloseable {
  /** Runs work in one write transaction; rolled back when it throws. Never repeated. */
  <T> T write(Database.Work<T> work) throws SQLException;

  /** Runs work that only reads, on one committed state where the database can give that. */
  <T> T read(Database.Work<T> work) throws SQLException;

  /** Whether a write that failed so surely changed nothing and may go through if repeated. */
  boolean passes(SQLException failure);

  /** Whether other processes write to the same database. */
  boolean isShared();

  @Override
  void close() throws SQLException;
}
