package org.tidings.store;

import java.time.Instant;
import java.util.List;
import org.tidings.command.Feedback;
import org.tidings.command.FeedbackBox;

/** Feedback for the operators, in the database. */
public final class SqlFeedbackBox implements FeedbackBox {
  private final Database database;

  public SqlFeedbackBox(Database database) {
    this.database = database;
  }

  @Override
  public void add(Feedback feedback) {
    database.write(
        connection ->
            Database.update(
                connection,
                "INSERT INTO feedback (id, caller, name, room, said, words)"
                    + " VALUES (?, ?, ?, ?, ?, ?)",
                Database.next(connection, "feedback"),
                feedback.caller(),
                feedback.name(),
                feedback.room(),
                feedback.at().toEpochMilli(),
                feedback.text()));
  }

  @Override
  public List<Feedback> newest(int from, int count) {
    return database.list(
        row ->
            new Feedback(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getString(5)),
        "SELECT caller, name, room, said, words FROM feedback ORDER BY id DESC LIMIT ? OFFSET ?",
        count,
        from);
  }

  @Override
  public int countSince(String caller, Instant since) {
    return database
        .list(
            row -> row.getInt(1),
            "SELECT count(*) FROM feedback WHERE caller = ? AND said >= ?",
            caller,
            since.toEpochMilli())
        .getFirst();
  }

  @Override
  public int count() {
    return database.list(row -> row.getInt(1), "SELECT count(*) FROM feedback").getFirst();
  }
}
