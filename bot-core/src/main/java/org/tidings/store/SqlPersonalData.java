package org.tidings.store;

import java.util.ArrayList;
import java.util.List;
import org.tidings.command.PersonalData;

/** Everything in the database that stands under a caller's key. */
public final class SqlPersonalData implements PersonalData {
  private static final List<Table> TABLES =
      List.of(
          new Table(Matter.SETTINGS, "preference"),
          new Table(Matter.LISTS, "shown_list"),
          new Table(Matter.FEEDBACK, "feedback"),
          new Table(Matter.SEARCHES, "search"));

  private final Database database;

  public SqlPersonalData(Database database) {
    this.database = database;
  }

  @Override
  public List<Kept> kept(String caller) {
    return database.read(
        connection -> {
          List<Kept> kept = new ArrayList<>();
          for (Table table : TABLES) {
            long rows =
                Database.list(
                        connection,
                        row -> row.getLong(1),
                        "SELECT count(*) FROM " + table.name() + " WHERE caller = ?",
                        caller)
                    .getFirst();
            if (rows > 0) {
              kept.add(new Kept(table.matter(), rows));
            }
          }
          return kept;
        });
  }

  @Override
  public void forget(String caller) {
    database.write(
        connection -> {
          int deleted = 0;
          for (Table table : TABLES) {
            deleted +=
                Database.update(
                    connection, "DELETE FROM " + table.name() + " WHERE caller = ?", caller);
          }
          return deleted;
        });
  }

  /** A table whose rows have the caller's key in the column {@code caller}. */
  private record Table(Matter matter, String name) {}
}
