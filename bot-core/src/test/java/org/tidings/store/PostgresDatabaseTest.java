package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.tidings.article.ArticleId;
import org.tidings.testkit.PostgresServer;

@Isolated("ends every connection to the server")
class PostgresDatabaseTest {
  private final PostgresAddress address = PostgresServer.fresh();

  @Test
  void bringsADatabaseOfEveryEarlierVersionUpToDate() throws SQLException {
    for (int version = 0; version <= Migrations.latest(); version++) {
      PostgresAddress place = PostgresServer.fresh();
      try (Connection old = PostgresEngine.connect(place)) {
        Migrations.run(old, version);
      }
      try (Database database = Database.open(place)) {
        assertThat(new SqlArticleStore(database).count()).isZero();
        assertThat(new SqlFeedCatalog(database).polled()).isEmpty();
      }
      assertThat(PostgresExam.of(place).isCurrent()).isTrue();
    }
  }

  @Test
  void isMadeOnceWhenManyStartTogether() throws Exception {
    try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Map<String, String>> start =
          () -> {
            try (Database database = Database.open(address)) {
              return new DatabaseIdentity(database).claim(Map.of());
            }
          };
      var opened = starts.invokeAll(Collections.nCopies(5, start));
      Map<String, String> first = opened.getFirst().get();
      for (Future<Map<String, String>> other : opened) {
        assertThat(other.get()).isEqualTo(first);
      }
    }
  }

  @Test
  void numbersChangesInTheOrderInWhichTheyBecomeVisible() throws Exception {
    try (Database database = Database.open(address);
        Database other = Database.open(address);
        ExecutorService second = Executors.newVirtualThreadPerTaskExecutor()) {
      SqlArticleStore store = new SqlArticleStore(database);
      CountDownLatch numbered = new CountDownLatch(1);
      CountDownLatch end = new CountDownLatch(1);
      // given a transaction that has taken a number and stays open
      Future<Long> open =
          second.submit(
              () ->
                  store.write(
                      transaction -> {
                        long number = transaction.nextChange();
                        numbered.countDown();
                        await(end);
                        transaction.delete(new ArticleId(7), number);
                        return number;
                      }));
      assertThat(numbered.await(30, TimeUnit.SECONDS)).isTrue();

      // when another process writes too
      Future<Long> later =
          second.submit(
              () ->
                  new SqlArticleStore(other)
                      .write(
                          transaction -> {
                            long number = transaction.nextChange();
                            transaction.delete(new ArticleId(8), number);
                            return number;
                          }));

      // then a reader sees neither, and never the later one without the earlier one
      SqlArticleStore reader = new SqlArticleStore(other);
      assertThat(reader.lastChange()).isZero();
      assertThat(reader.changesAfter(0, 10)).isEmpty();
      assertThat(later.isDone()).isFalse();
      end.countDown();
      assertThat(open.get(30, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(later.get(30, TimeUnit.SECONDS)).isEqualTo(2);
      assertThat(reader.changesAfter(0, 10)).hasSize(2);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(9, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void goesOnAfterTheServerEndedItsConnections() {
    try (Database database = Database.open(address)) {
      SqlArticleStore store = new SqlArticleStore(database);
      assertThat(store.count()).isZero();
      PostgresServer.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
              + " AND application_name = 'tidings'");

      assertThat(store.count()).isZero();
    }
  }

  @Test
  void repeatsAWriteThatCrossedAnother() throws Exception {
    try (Database database = Database.open(address);
        ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch met = new CountDownLatch(2);
      Future<Long> one = both.submit(() -> cross(database, met, "feed", "turn"));
      Future<Long> other = both.submit(() -> cross(database, met, "turn", "feed"));

      assertThat(one.get(60, TimeUnit.SECONDS) + other.get(60, TimeUnit.SECONDS)).isEqualTo(4);
    }
  }

  /** Counts in one series, then in the other; the first time when both have begun. */
  private static long cross(Database database, CountDownLatch met, String first, String second) {
    return database.write(
        connection -> {
          Database.next(connection, first);
          met.countDown();
          await(met);
          return Database.next(connection, second);
        });
  }

  @Test
  void saysThatNobodyAnswers() {
    assertThatThrownBy(
            () -> Database.open(at("jdbc:postgresql://127.0.0.1:1/news?password=canary")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("URL: nobody answers at jdbc:postgresql://127.0.0.1:1/news")
        .hasMessageNotContaining("canary");
  }

  @Test
  void saysThatTheDatabaseIsMissing() {
    assertThatThrownBy(() -> PostgresExam.of(at(PostgresServer.url() + "_none")))
        .hasMessageContaining("there is no such database");
  }

  @Test
  void saysThatTheSchemaIsMissing() {
    assertThatThrownBy(() -> PostgresExam.of(at(PostgresServer.url() + "?currentSchema=nowhere")))
        .hasMessageContaining("schema: the schema 'nowhere' does not exist; create it");
  }

  @Test
  void saysWhichRightIsMissingAndWritesNothing() {
    String name = address.url().replaceFirst(".*=", "");
    PostgresServer.execute(
        "CREATE ROLE reader_%s LOGIN PASSWORD 'x'; GRANT USAGE ON SCHEMA %s TO reader_%s"
            .formatted(name, name, name));
    PostgresAddress poor =
        new PostgresAddress(address.url(), Optional.of("reader_" + name), Optional.of("x"));

    assertThatThrownBy(() -> Database.open(poor))
        .hasMessageContaining("right: the user 'reader_%s' may not make tables".formatted(name))
        .hasMessageContaining("GRANT CREATE");
    assertThat(PostgresExam.of(address).version()).isZero();

    Database.open(address).close();
    assertThatThrownBy(() -> Database.open(poor))
        .hasMessageContaining("may not SELECT the table 'counter'")
        .hasMessageContaining("GRANT SELECT, INSERT");
  }

  @Test
  void saysThatTheTablesAreAnothersOrNewer() {
    String name = address.url().replaceFirst(".*=", "");
    PostgresServer.execute("CREATE TABLE %s.article (id INT)".formatted(name));
    assertThatThrownBy(() -> Database.open(address))
        .hasMessageContaining("has a table 'article' of another program");

    PostgresAddress newer = PostgresServer.fresh();
    try (Database database = Database.open(newer)) {
      database.update("UPDATE counter SET value = 999 WHERE name = 'schema version'");
    }
    assertThatThrownBy(() -> Database.open(newer))
        .hasMessageContaining("version 999")
        .hasMessageContaining("use a newer one");
  }

  private static PostgresAddress at(String url) {
    return new PostgresAddress(url, Optional.of("postgres"), Optional.of("postgres"));
  }
}
