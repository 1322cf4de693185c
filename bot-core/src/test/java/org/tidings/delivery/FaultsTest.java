package org.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidings.testkit.Reports.report;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.article.Report;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.SendResult;
import org.tidings.command.Standing;
import org.tidings.feed.FeedId;
import org.tidings.store.Database;
import org.tidings.store.DatabaseFaults;
import org.tidings.store.StoreException;
import org.tidings.testkit.PostedPosts;
import org.tidings.testkit.TestDelivery;

/** What must not lose or double a headline: disks, databases, platforms and articles that fail. */
class FaultsTest {
  @TempDir private Path folder;
  private Database database;
  private TestDelivery desk;
  private FeedId wire = new FeedId(99);

  @BeforeEach
  void follow() {
    database = Database.open(folder.resolve("tidings.db"));
    desk = new TestDelivery(database);
    wire = desk.feed("Wire");
    desk.person.as(Standing.MODERATOR).room("news");
    desk.person.says("/follow sector:energy here");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Report.Builder energy(int number) {
    return report("Wire", TestDelivery.title(number), desk.clock.instant(), "energy", "global");
  }

  private List<String> headlines() {
    return desk.posts.headlines(desk.room());
  }

  @Test
  void storesNothingOnAFullDiskAndEverythingWhenThereIsRoomAgain() {
    DatabaseFaults.full(database, true);
    Report.Builder large = energy(1).body("word ".repeat(20_000));
    assertThatThrownBy(() -> desk.arrives(wire, large))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("full");
    desk.settle();
    assertThat(headlines()).isEmpty();

    DatabaseFaults.full(database, false);
    desk.arrives(wire, large);
    desk.passes(Duration.ofMinutes(10));

    assertThat(headlines()).hasSize(1);
  }

  @Test
  void postsNothingItCannotRememberOnAReadOnlyDisk() {
    desk.arrives(wire, energy(1));
    DatabaseFaults.readOnly(database, true);
    assertThatThrownBy(desk::settle).isInstanceOf(StoreException.class);
    assertThat(headlines()).isEmpty();

    DatabaseFaults.readOnly(database, false);
    desk.passes(Duration.ofMinutes(10));

    assertThat(headlines()).hasSize(1);
  }

  @Test
  void waitsForADatabaseThatAnotherProgramHasLocked() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch waiting = new CountDownLatch(1);
    Thread other =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (Connection lock =
                          DriverManager.getConnection(
                              "jdbc:sqlite:" + folder.resolve("tidings.db"));
                      Statement statement = lock.createStatement()) {
                    statement.execute("BEGIN IMMEDIATE");
                    locked.countDown();
                    boolean _ = waiting.await(10, TimeUnit.SECONDS);
                    statement.execute("ROLLBACK");
                  } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
    assertThat(locked.await(10, TimeUnit.SECONDS)).isTrue();
    waiting.countDown();

    desk.arrives(wire, energy(1));
    desk.settle();

    other.join();
    assertThat(headlines()).hasSize(1);
  }

  @Test
  void catchesUpAfterAPlatformWasDownForAnHour() {
    SendResult[] down = new SendResult[200];
    Arrays.fill(down, new SendResult.NotSent("connection refused"));
    desk.posts.answers(down);
    for (int i = 1; i <= 12; i++) {
      desk.arrives(wire, energy(i));
      desk.passes(Duration.ofMinutes(5));
    }
    assertThat(headlines()).isEmpty();

    desk.posts.recovers();
    desk.passes(Duration.ofHours(2));

    assertThat(headlines()).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void setsAPoisonArticleAsideSoThatTheRoomHearsTheRest() {
    desk.arrives(wire, energy(1));
    desk.arrives(wire, energy(2));
    String room = desk.room().key();
    DeliveryId poison = desk.outbox.open(room, State.OWED, 1).getFirst().id();
    PostedPosts posts = new PostedPosts();
    Composer sound = desk.composer();
    Lane lane =
        new Lane(
            new Desk(
                desk.outbox,
                desk.roster,
                (delivery, limits) -> {
                  if (delivery.id().equals(poison)) {
                    throw new IllegalStateException("for a test");
                  }
                  return sound.compose(delivery, limits);
                },
                _ -> Optional.of(new Platform(posts, posts.limits())),
                desk.clock,
                new Random(1),
                "another"),
            _ -> {});
    for (int i = 0; i < 8; i++) {
      try {
        Optional<Instant> _ = lane.step(room);
      } catch (IllegalStateException expected) {
        desk.clock.pass(Duration.ofSeconds(5));
      }
    }

    assertThat(posts.headlines(desk.room())).containsExactly(TestDelivery.title(2));
    assertThat(desk.outbox.find(poison).orElseThrow().state()).isEqualTo(State.UNFIT);
  }
}
