package org.tidings.app;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.app.settings.Settings;
import org.tidings.app.settings.WrongSettings;
import org.tidings.discord.Invite;
import org.tidings.search.lucene.LuceneArticleIndex;
import org.tidings.store.Database;
import org.tidings.store.PostgresAddress;
import org.tidings.store.PostgresExam;
import org.tidings.store.SqlArticleStore;
import org.tidings.store.StoreException;
import org.tidings.text.Tokenizer;

/** Looks at everything that Tidings needs. Changes nothing but an index that is damaged. */
final class Doctor {
  private static final Instant OLDEST_CLOCK = Instant.parse("2026-01-01T00:00:00Z");

  private final Tidings tidings;
  private final InstantSource clock;
  private final List<Finding> findings = new ArrayList<>();

  Doctor(Tidings tidings, InstantSource clock) {
    this.tidings = tidings;
    this.clock = clock;
  }

  /** One thing looked at. */
  record Finding(boolean well, String what, String told) {
    String line() {
      return (well ? "ok     " : "WRONG  ") + what + ": " + told;
    }
  }

  List<Finding> findings() {
    jdk();
    time();
    Optional<Settings> settings = settings();
    boolean file = home();
    settings.flatMap(HomeDatabase::address).ifPresent(this::postgres);
    boolean shared = settings.flatMap(Settings::databaseUrl).isPresent();
    if (settings.isPresent() && (shared ? isWell("PostgreSQL") : file)) {
      database(settings.get());
    }
    return List.copyOf(findings);
  }

  private void well(String what, String told) {
    findings.add(new Finding(true, what, told));
  }

  private void wrong(String what, String told) {
    findings.add(new Finding(false, what, told));
  }

  private void jdk() {
    Runtime.Version version = Runtime.version();
    well("JDK", version + ", " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB of memory");
  }

  private void time() {
    Instant now = clock.instant();
    if (now.isBefore(OLDEST_CLOCK)) {
      wrong("clock", now + " cannot be; set the system's clock");
    } else {
      well("clock", now.toString());
    }
  }

  private boolean isWell(String what) {
    return findings.stream().allMatch(each -> each.well() || !each.what().equals(what));
  }

  private Optional<Settings> settings() {
    try {
      Settings settings = tidings.settings();
      well("settings", "readable");
      well("Discord token", settings.discord().isPresent() ? "present" : "absent");
      well("Telegram token", settings.telegram().isPresent() ? "present" : "absent");
      settings.discord().ifPresent(this::invite);
      return Optional.of(settings);
    } catch (WrongSettings e) {
      wrong("settings", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Who the bot is on Discord, and with which link it is added to a server. */
  private void invite(Settings.Discord access) {
    try {
      switch (Invite.ask(Adapters.discord(access))) {
        case Invite.Asked.Link(String link) -> well("Discord invite link", link);
        case Invite.Asked.Refused(String cure) -> wrong("Discord", cure);
        case Invite.Asked.Away(String reason) ->
            wrong("Discord", "cannot be reached (" + reason + "); look at the network");
      }
    } catch (IllegalArgumentException e) {
      wrong("Discord", String.valueOf(e.getMessage()));
    }
  }

  private boolean home() {
    Path home = tidings.home();
    if (!Files.exists(home)) {
      well("home", home + " does not exist yet; it is made at the first start");
      return false;
    }
    if (!Files.isDirectory(home) || !Files.isWritable(home)) {
      wrong("home", home + " is no folder that can be written to; give the right to");
      return false;
    }
    well("home", home.toString());
    return Files.exists(home.resolve(Home.DATABASE));
  }

  /** Address, version, rights and schema of a shared database, and whose it is. */
  private void postgres(PostgresAddress address) {
    try {
      PostgresExam.Found found = PostgresExam.of(address);
      HomeDatabase.check(tidings.home(), HomeDatabase.bots(tidings.settings()), found);
      well(
          "PostgreSQL",
          "%s, server %s, schema '%s', %s"
              .formatted(
                  address.shown(),
                  found.server(),
                  found.schema(),
                  found.version() == 0
                      ? "no tables yet; they are made at the first start"
                      : "version " + found.version()));
    } catch (StoreException | Failure | WrongSettings e) {
      wrong("PostgreSQL", String.valueOf(e.getMessage()));
    }
  }

  private void database(Settings settings) {
    boolean shared = settings.databaseUrl().isPresent();
    try (Database database = HomeDatabase.openToRead(tidings.home(), settings)) {
      SqlArticleStore store = new SqlArticleStore(database);
      well("database", store.count() + " articles, change " + store.lastChange());
      if (!shared || Files.exists(tidings.home().resolve(Home.INDEX))) {
        index(store);
      }
    } catch (Failure e) {
      wrong("database", String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      if (shared) {
        well("database", String.valueOf(e.getMessage())); // what is wrong was told above
      } else {
        wrong("database", e.getMessage() + "; bring a copy back or begin a new home");
      }
    }
  }

  private void index(SqlArticleStore store) {
    try (HomeLock _ = HomeLock.take(tidings.home());
        LuceneArticleIndex index =
            LuceneArticleIndex.open(tidings.home().resolve(Home.INDEX), new Tokenizer())) {
      long behind = store.lastChange() - index.lastChange();
      if (behind != 0) {
        wrong("index", behind + " changes behind the database; it catches up at the next start");
      } else if (index.count() != store.count() || index.checksum() != store.checksum()) {
        wrong("index", index.count() + " articles, unlike the database; run 'tidings reindex'");
      } else {
        well("index", index.count() + " articles, equal to the database");
      }
    } catch (Failure busy) {
      well("index", "not compared: " + busy.getMessage());
    } catch (UncheckedIOException e) {
      wrong("index", e.getMessage() + "; run 'tidings reindex'");
    }
  }
}
