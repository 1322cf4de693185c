package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path home;

  @Test
  void bringsADatabaseOfEveryEarlierVersionUpToDate() throws SQLException {
    for (int version = 0; version <= Migrations.latest(); version++) {
      Path file = home.resolve("v" + version + ".db");
      try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + file)) {
        Migrations.run(old, version);
      }
      try (Database database = Database.open(file)) {
        assertThat(version(database)).isEqualTo(Migrations.latest());
        assertThat(new SqlArticleStore(database).count()).isZero();
        assertThat(new SqlFeedCatalog(database).polled()).isEmpty();
      }
    }
  }

  @Test
  void refusesADatabaseOfANewerTidings() {
    Path file = home.resolve("t.db");
    try (Database database = Database.open(file)) {
      database.update("UPDATE counter SET value = 999 WHERE name = 'schema version'");
    }

    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("version 999")
        .hasMessageContaining("use a newer one");
  }

  @Test
  void saysWhichFileIsNoDatabase() throws IOException {
    Path file = Files.writeString(home.resolve("t.db"), "no database at all, but long enough");

    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("not a database");
  }

  @Test
  void rollsBackWhatFails() {
    try (Database database = Database.inMemory()) {
      assertThatThrownBy(
              () ->
                  database.write(
                      connection -> {
                        Database.next(connection, "feed");
                        throw new IllegalStateException("poison");
                      }))
          .hasMessage("poison");

      assertThat(database.<Long>write(connection -> Database.next(connection, "feed")))
          .isEqualTo(2);
    }
  }

  @Test
  void readsBesideAProcessThatWrites() {
    Path file = home.resolve("t.db");
    try (Database writer = Database.open(file);
        Database reader = Database.openToRead(file)) {
      writer.write(connection -> Database.next(connection, "feed"));

      assertThat(version(reader)).isEqualTo(Migrations.latest());
      assertThatThrownBy(() -> reader.update("DELETE FROM counter"))
          .isInstanceOf(StoreException.class);
    }
  }

  @Test
  void keepsALogAheadAndForeignKeys() {
    try (Database database = Database.open(home.resolve("t.db"))) {
      assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
    }
  }

  private static String pragma(Database database, String name) {
    return database.write(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            row.next();
            return row.getString(1);
          }
        });
  }

  private static long version(Database database) {
    return database
        .list(row -> row.getLong(1), "SELECT value FROM counter WHERE name = 'schema version'")
        .getFirst();
  }
}
