package org.tidings.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidings.article.ArticleId;
import org.tidings.command.ShownList;
import org.tidings.command.ShownLists;

/** Lists that were shown, in the database. */
public final class SqlShownLists implements ShownLists {
  private static final String COLUMNS = "desk, line, title, made, articles, total";

  private final Database database;

  public SqlShownLists(Database database) {
    this.database = database;
  }

  @Override
  public long keep(String caller, String room, ShownList list, Instant kept) {
    return database.write(
        connection -> {
          long id = Database.next(connection, "shown list");
          Database.update(
              connection,
              "INSERT INTO shown_list (id, caller, room, "
                  + COLUMNS
                  + ", kept) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              id,
              caller,
              room,
              list.desk(),
              list.line(),
              list.title(),
              list.at().toEpochMilli(),
              list.articles().stream().map(ArticleId::toString).collect(Collectors.joining(" ")),
              list.total(),
              kept.toEpochMilli());
          return id;
        });
  }

  @Override
  public Optional<ShownList> list(long number, String room) {
    return database
        .list(
            SqlShownLists::read,
            "SELECT " + COLUMNS + " FROM shown_list WHERE id = ? AND room = ?",
            number,
            room)
        .stream()
        .findFirst();
  }

  @Override
  public Optional<ShownList> last(String caller, String room, Instant since) {
    return database
        .list(
            SqlShownLists::read,
            "SELECT "
                + COLUMNS
                + " FROM shown_list WHERE caller = ? AND room = ? AND kept >= ?"
                + " ORDER BY id DESC LIMIT 1",
            caller,
            room,
            since.toEpochMilli())
        .stream()
        .findFirst();
  }

  @Override
  public void sweep(Instant before) {
    database.update("DELETE FROM shown_list WHERE kept < ?", before.toEpochMilli());
  }

  private static ShownList read(ResultSet row) throws SQLException {
    List<ArticleId> articles =
        Stream.of(row.getString(5).split(" ", -1))
            .filter(id -> !id.isEmpty())
            .map(id -> new ArticleId(Long.parseLong(id)))
            .toList();
    return new ShownList(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)),
        articles,
        row.getLong(6));
  }
}
