package org.tidings.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tidings.lease.Lease;
import org.tidings.lease.Leases;

/** Leases in the database, by its clock. */
public final class SqlLeases implements Leases {
  private final Database database;
  private final String holder;

  /**
   * @param holder a name for this process that no earlier one had
   */
  public SqlLeases(Database database, String holder) {
    this.database = database;
    this.holder = holder;
  }

  @Override
  public Optional<Lease> claim(String name, Duration span) {
    long end = System.nanoTime() + span.toNanos();
    return database.write(connection -> claim(connection, name, span)).stream()
        .findFirst()
        .map(fence -> new Lease(name, fence, end));
  }

  private List<Long> claim(Connection connection, String name, Duration span) throws SQLException {
    String now = Dialect.of(connection).millis();
    return Database.list(
        connection,
        row -> row.getLong(1),
        """
        INSERT INTO lease (name, holder, fence, until) VALUES (?, ?, 1, NOW + CAST(? AS BIGINT))
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until,
        fence = lease.fence
          + CASE WHEN lease.holder = excluded.holder AND lease.until > NOW THEN 0 ELSE 1 END
        WHERE lease.holder = excluded.holder OR lease.until <= NOW
        RETURNING fence\
        """
            .replace("NOW", now),
        name,
        holder,
        span.toMillis());
  }

  @Override
  public boolean holds(Lease lease) {
    return database.read(connection -> holds(connection, holder, lease, ""));
  }

  /** The same in a transaction; until it ends, nobody else can take the lease. */
  static boolean keeps(Connection connection, String holder, Lease lease) throws SQLException {
    return holds(connection, holder, lease, Dialect.of(connection).locked());
  }

  private static boolean holds(Connection connection, String holder, Lease lease, String lock)
      throws SQLException {
    return !Database.list(
            connection,
            row -> row.getLong(1),
            "SELECT fence FROM lease WHERE name = ? AND holder = ? AND fence = ? AND until > "
                + Dialect.of(connection).millis()
                + lock,
            lease.name(),
            holder,
            lease.fence())
        .isEmpty();
  }

  @Override
  public int count(String prefix) {
    return database.read(
        connection ->
            Database.list(
                    connection,
                    row -> row.getInt(1),
                    "SELECT count(*) FROM lease WHERE substr(name, 1, ?) = ? AND until > "
                        + Dialect.of(connection).millis(),
                    prefix.length(),
                    prefix)
                .getFirst());
  }

  @Override
  public void release(Lease lease) {
    int _ =
        database.update(
            "UPDATE lease SET until = 0 WHERE name = ? AND holder = ? AND fence = ?",
            lease.name(),
            holder,
            lease.fence());
  }
}
