package org.tidings.store;

import java.time.Duration;
import org.tidings.lease.Paces;

/**
 * Paces in the database, by its clock: of each is kept when its next turn would be if all turns
 * were equally far apart (the generic cell rate algorithm, ITU-T I.371).
 */
public final class SqlPaces implements Paces {
  private final Database database;

  public SqlPaces(Database database) {
    this.database = database;
  }

  @Override
  public Duration book(String name, Duration gap, int burst) {
    long millis =
        database.write(
            connection ->
                Database.list(
                        connection,
                        row -> row.getLong(1),
                        """
                        INSERT INTO pace (name, free_at) VALUES (?, NOW + CAST(? AS BIGINT))
                        ON CONFLICT (name) DO UPDATE SET free_at = CAST(? AS BIGINT)
                          + CASE WHEN pace.free_at > NOW THEN pace.free_at ELSE NOW END
                        RETURNING free_at - NOW\
                        """
                            .replace("NOW", Dialect.of(connection).millis()),
                        name,
                        gap.toMillis(),
                        gap.toMillis())
                    .getFirst());
    Duration wait = Duration.ofMillis(millis).minus(gap.multipliedBy(burst));
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** Forgets paces whose limit has long run out. */
  public void sweep() {
    int _ =
        database.write(
            connection ->
                Database.update(
                    connection,
                    "DELETE FROM pace WHERE free_at < "
                        + Dialect.of(connection).millis()
                        + " - 3600000"));
  }
}
