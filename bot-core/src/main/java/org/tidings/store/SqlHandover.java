package org.tidings.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tidings.newsroom.Handover;

/** Batches on their way to the process that writes articles, in the database. */
public final class SqlHandover implements Handover {
  private final Database database;

  public SqlHandover(Database database) {
    this.database = database;
  }

  @Override
  public long leave(String arrivals) {
    return database.write(
        connection -> {
          long id = Database.next(connection, "handed");
          Database.update(
              connection,
              "INSERT INTO handed (id, arrivals, outcomes, since) VALUES (?, ?, NULL, "
                  + Dialect.of(connection).millis()
                  + ")",
              id,
              arrivals);
          return id;
        });
  }

  @Override
  public List<Batch> waiting(int limit) {
    return database.list(
        row -> new Batch(row.getLong(1), row.getString(2)),
        "SELECT id, arrivals FROM handed WHERE outcomes IS NULL ORDER BY id LIMIT ?",
        limit);
  }

  @Override
  public void settle(long id, String outcomes) {
    int _ = database.update("UPDATE handed SET outcomes = ? WHERE id = ?", outcomes, id);
  }

  @Override
  public Optional<String> outcomes(long id) {
    return database
        .list(row -> row.getString(1), "SELECT coalesce(outcomes, '') FROM handed WHERE id = ?", id)
        .stream()
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  @Override
  public void remove(long id) {
    int _ = database.update("DELETE FROM handed WHERE id = ?", id);
  }

  @Override
  public void sweep(Duration older) {
    int _ =
        database.write(
            connection ->
                Database.update(
                    connection,
                    "DELETE FROM handed WHERE since < "
                        + Dialect.of(connection).millis()
                        + " - CAST(? AS BIGINT)",
                    older.toMillis()));
  }
}
