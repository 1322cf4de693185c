package org.tidings.store;

import java.time.ZoneId;
import java.util.stream.Collectors;
import org.tidings.article.Edition;
import org.tidings.command.Preference;
import org.tidings.command.Preferences;

/** What callers chose, in the database. */
public final class SqlPreferences implements Preferences {
  private final Database database;

  public SqlPreferences(Database database) {
    this.database = database;
  }

  @Override
  public Preference of(String caller) {
    return database
        .list(
            row ->
                new Preference(
                    Rows.text(row, 1).map(Edition::new),
                    Rows.text(row, 2).flatMap(Rows::zone),
                    Rows.lines(row.getString(3))),
            "SELECT edition, zone, languages FROM preference WHERE caller = ?",
            caller)
        .stream()
        .findFirst()
        .orElse(Preference.NONE);
  }

  @Override
  public void put(String caller, Preference preference) {
    database.update(
        "INSERT INTO preference (caller, edition, zone, languages) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (caller) DO UPDATE SET edition = excluded.edition,"
            + " zone = excluded.zone, languages = excluded.languages",
        caller,
        preference.edition().map(Edition::key).orElse(null),
        preference.zone().map(ZoneId::getId).orElse(null),
        preference.languages().stream().sorted().collect(Collectors.joining("\n")));
  }
}
