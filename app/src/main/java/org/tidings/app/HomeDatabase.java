package org.tidings.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tidings.app.settings.Secret;
import org.tidings.app.settings.Settings;
import org.tidings.store.Database;
import org.tidings.store.DatabaseCopy;
import org.tidings.store.DatabaseIdentity;
import org.tidings.store.PostgresAddress;
import org.tidings.store.PostgresExam;
import org.tidings.store.SqlArticleStore;
import org.tidings.store.SqlFeedCatalog;
import org.tidings.store.StoreException;

/**
 * The database of a home: the file in its folder, or the PostgreSQL database that the settings
 * name. A home and a shared database are bound to each other at their first meeting, so that
 * neither is ever taken for another by mistake; nothing is written before that is sure.
 */
final class HomeDatabase {
  /** In the home's folder, the id of the shared database that it works on. */
  static final String BOUND = "database-id";

  private HomeDatabase() {}

  /**
   * Opens it for reading and writing.
   *
   * @throws Failure if home and database do not belong together
   * @throws StoreException if the database cannot be used; the message tells the cure
   */
  static Database open(Path home, Settings settings) throws Failure {
    Optional<PostgresAddress> address = address(settings);
    if (address.isEmpty()) {
      alone(home);
      return Database.open(home.resolve(Home.DATABASE));
    }
    Map<String, String> bots = bots(settings);
    check(home, bots, PostgresExam.of(address.get()));
    Database database = Database.open(address.get());
    try {
      Map<String, String> identity = new DatabaseIdentity(database).claim(bots);
      same(bots, identity);
      bind(home, identity.getOrDefault(DatabaseIdentity.ID, ""));
      return database;
    } catch (Failure | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Opens it beside a process that writes. */
  static Database openToRead(Path home, Settings settings) throws Failure {
    Optional<PostgresAddress> address = address(settings);
    if (address.isEmpty()) {
      alone(home);
      return Database.openToRead(home.resolve(Home.DATABASE));
    }
    check(home, bots(settings), PostgresExam.of(address.get()));
    return Database.openToRead(address.get());
  }

  /** Where the settings say that the database is; empty for the file in the folder. */
  static Optional<PostgresAddress> address(Settings settings) {
    return settings.databaseUrl().map(url -> address(url.value(), settings));
  }

  /** An address with the user and the password of the settings. */
  static PostgresAddress address(String url, Settings settings) {
    return new PostgresAddress(
        url, settings.databaseUser(), settings.databasePassword().map(Secret::value));
  }

  /** Whether home and database may work together; writes nothing. */
  static void check(Path home, Map<String, String> bots, PostgresExam.Found found) throws Failure {
    if (found.identity().containsKey(DatabaseCopy.MOVING)) {
      throw new Failure(
          "database.url, home: a move into this database is not done; run 'tidings migrate'"
              + " again.");
    }
    Optional<String> bound = bound(home);
    String id = found.identity().get(DatabaseIdentity.ID);
    if (bound.isPresent() && !bound.get().equals(id)) {
      throw new Failure(
          ("database.url, home: %s belongs to another database than the one that the address leads"
                  + " to; mend the address, or take a new home with --home.")
              .formatted(home));
    }
    if (bound.isEmpty() && filled(home)) {
      throw new Failure(
          ("database.url, home: %s has a database of its own, whose articles are not in this one;"
                  + " 'tidings migrate --to URL' moves them, or take a new home with --home.")
              .formatted(home));
    }
    same(bots, found.identity());
  }

  private static void same(Map<String, String> bots, Map<String, String> identity) throws Failure {
    for (Map.Entry<String, String> bot : bots.entrySet()) {
      String known = identity.getOrDefault(bot.getKey(), bot.getValue());
      if (!known.equals(bot.getValue())) {
        throw new Failure(
            ("database.url, home: the database belongs to the %s bot %s and this home is the bot"
                    + " %s; two bots cannot share a database, give this one its own.")
                .formatted(bot.getKey(), known, bot.getValue()));
      }
    }
  }

  private static void alone(Path home) throws Failure {
    if (bound(home).isPresent() && !Files.exists(home.resolve(Home.DATABASE))) {
      throw new Failure(
          ("database.url, home: %s works on a PostgreSQL database and the settings name none; set"
                  + " database.url, or move it back with 'tidings migrate --to sqlite'.")
              .formatted(home));
    }
  }

  /** The id of the shared database that a home works on. */
  static Optional<String> bound(Path home) throws Failure {
    Path file = home.resolve(BOUND);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new Failure("%s cannot be read; give the right to.".formatted(file));
    }
  }

  static void bind(Path home, String id) throws Failure {
    try {
      Files.createDirectories(home);
      Files.writeString(home.resolve(BOUND), id + "\n");
    } catch (IOException e) {
      throw new Failure(
          "The home folder %s cannot be written to; give the right to.".formatted(home));
    }
  }

  private static boolean filled(Path home) {
    Path file = home.resolve(Home.DATABASE);
    if (!Files.exists(file)) {
      return false;
    }
    try (Database database = Database.openToRead(file)) {
      return new SqlArticleStore(database).lastChange() > 0
          || !new SqlFeedCatalog(database).polled().isEmpty();
    }
  }

  /** The ids of the bots that the tokens belong to; a token begins with it. */
  static Map<String, String> bots(Settings settings) {
    Map<String, String> bots = new TreeMap<>();
    settings
        .telegram()
        .map(access -> access.token().value().replaceFirst(":.*", ""))
        .filter(id -> id.matches("\\d+"))
        .ifPresent(id -> bots.put("telegram", id));
    settings
        .discord()
        .flatMap(access -> discordId(access.token().value()))
        .ifPresent(id -> bots.put("discord", id));
    return bots;
  }

  private static Optional<String> discordId(String token) {
    try {
      byte[] id = Base64.getUrlDecoder().decode(token.replaceFirst("\\..*", ""));
      return Optional.of(new String(id, StandardCharsets.US_ASCII)).filter(t -> t.matches("\\d+"));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
