package org.tidings.testkit;

import org.tidings.store.Database;

/**
 * Empty databases for tests: SQLite in memory, or PostgreSQL where the system property {@code
 * tidings.test.database} says {@code postgres}.
 */
public final class TestDatabases {
  private TestDatabases() {}

  public static Database fresh() {
    return "postgres".equals(System.getProperty("tidings.test.database"))
        ? Database.open(PostgresServer.fresh())
        : Database.inMemory();
  }
}
