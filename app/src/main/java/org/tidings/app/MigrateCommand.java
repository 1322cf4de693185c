package org.tidings.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.settings.Secret;
import org.tidings.app.settings.Settings;
import org.tidings.newsroom.SharedReception;
import org.tidings.store.Database;
import org.tidings.store.DatabaseCopy;
import org.tidings.store.DatabaseCopy.Compared;
import org.tidings.store.DatabaseIdentity;
import org.tidings.store.PostgresAddress;
import org.tidings.store.PostgresExam;
import org.tidings.store.SqlLeases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Moves a home to another database. */
@Command(
    name = "migrate",
    header = "Moves a home to PostgreSQL, or back.",
    description =
        "Copies everything, compares it by counts and checksums, and only then works on the other"
            + " database. One that broke off is simply repeated. User and password are taken from"
            + " database.user and database.password.")
final class MigrateCommand implements Callable<Integer> {
  private static final String SQLITE = "sqlite";
  private static final String KEPT = Home.DATABASE + ".moved";
  private static final String PART = Home.DATABASE + ".moving";

  @ParentCommand private @Nullable Tidings parent;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DATABASE",
      description = "A jdbc:postgresql: address, or 'sqlite' for a file in the home.")
  private String target = "";

  @Override
  public Integer call() throws Exception {
    Tidings tidings = Objects.requireNonNull(parent);
    Settings settings = tidings.settings();
    boolean back = target.equals(SQLITE);
    if (!back && !target.startsWith(PostgresAddress.PREFIX)) {
      throw new WrongUsage("--to takes an address that begins with jdbc:postgresql:, or sqlite.");
    }
    try (HomeLock _ = HomeLock.take(tidings.home())) {
      List<Compared> moved = back ? back(tidings, settings) : there(tidings, settings);
      long rows = moved.stream().mapToLong(Compared::rows).sum();
      tidings
          .out()
          .printf(
              "Moved %d rows of %d tables; counts and checksums are equal.%n", rows, moved.size());
      tidings.out().println(next(back));
      return 0;
    }
  }

  private static String next(boolean back) {
    return back
        ? "Now take database.url out of the settings. The PostgreSQL database was left as it is."
        : "Now set database.url in the settings. The file was kept as %s.".formatted(KEPT);
  }

  private List<Compared> there(Tidings tidings, Settings settings) throws Failure, IOException {
    new Secret(target); // so that no log shows a password in it
    Path home = tidings.home();
    Path file = home.resolve(Home.DATABASE);
    if (!Files.exists(file)) {
      throw new Failure("There is no %s to move.".formatted(file));
    }
    PostgresAddress address = HomeDatabase.address(target, settings);
    PostgresExam.Found found = PostgresExam.of(address);
    Map<String, String> identity = found.identity();
    if (found.version() > 0 && !identity.isEmpty() && !identity.containsKey(DatabaseCopy.MOVING)) {
      throw new Failure(
          "The database %s is in use by another home; give this one an empty database or schema."
              .formatted(address.shown()));
    }
    List<Compared> moved;
    try (Database from = Database.open(file);
        Database to = Database.open(address)) {
      moved = new DatabaseCopy(from, to, progress(tidings)).run();
      String id =
          new DatabaseIdentity(to)
              .claim(HomeDatabase.bots(settings))
              .getOrDefault(DatabaseIdentity.ID, "");
      HomeDatabase.bind(home, id);
    }
    Files.move(file, home.resolve(KEPT), StandardCopyOption.REPLACE_EXISTING);
    return moved;
  }

  private List<Compared> back(Tidings tidings, Settings settings) throws Failure, IOException {
    Path home = tidings.home();
    Path file = home.resolve(Home.DATABASE);
    if (settings.databaseUrl().isEmpty()) {
      throw new Failure("database.url is not set: there is nothing to move back from.");
    }
    if (Files.exists(file)) {
      throw new Failure("There is a database %s already; move it away first.".formatted(file));
    }
    Path part = home.resolve(PART);
    List<Compared> moved;
    try (Database from = HomeDatabase.open(home, settings);
        Database to = Database.open(part)) {
      if (new SqlLeases(from, "tidings migrate")
          .claim(SharedReception.LEASE, SharedReception.TERM.multipliedBy(60))
          .isEmpty()) {
        throw new Failure("Another Tidings works on the database; stop all of them first.");
      }
      moved = new DatabaseCopy(from, to, progress(tidings)).run();
    }
    Files.move(part, file);
    Files.deleteIfExists(home.resolve(HomeDatabase.BOUND));
    return moved;
  }

  private static DatabaseCopy.Progress progress(Tidings tidings) {
    return (table, done, all) -> tidings.err().printf("%s: %d of %d%n", table, done, all);
  }
}
