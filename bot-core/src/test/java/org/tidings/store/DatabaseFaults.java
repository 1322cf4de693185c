package org.tidings.store;

import java.sql.Statement;

/** Has a SQLite database behave as if its disk were full or read-only. */
public final class DatabaseFaults {
  private DatabaseFaults() {}

  /** It can grow no more, or can again. */
  public static void full(Database database, boolean is) {
    execute(database, "PRAGMA max_page_count = " + (is ? 1 : 1_000_000)); // 1 means: as it is
  }

  /** It cannot be written to, or can again. */
  public static void readOnly(Database database, boolean is) {
    execute(database, "PRAGMA query_only = " + (is ? "ON" : "OFF"));
  }

  private static void execute(Database database, String sql) {
    try {
      boolean _ =
          database.write(
              connection -> {
                try (Statement statement = connection.createStatement()) {
                  return statement.execute(sql);
                }
              });
    } catch (StoreException begun) {
      // it holds from now on, also for the end of the transaction that asked for it
    }
  }
}
