package org.tidings.store;

import java.util.Map;
import java.util.TreeMap;

/** The numbers by which processes that share a database see that another one changed something. */
public final class SqlCounters {
  private final Database database;

  public SqlCounters(Database database) {
    this.database = database;
  }

  /** Every series with its last number. */
  public Map<String, Long> all() {
    Map<String, Long> all = new TreeMap<>();
    database.list(
        row -> all.put(row.getString(1), row.getLong(2)), "SELECT name, value FROM counter");
    return all;
  }
}
