package org.tidings.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.lease.Lease;
import org.tidings.newsroom.ArticleStore.Change;
import org.tidings.newsroom.TestRoom.ByFirstWord;
import org.tidings.newsroom.TestRoom.MapIndex;
import org.tidings.newsroom.TestRoom.NoTrends;
import org.tidings.store.Database;
import org.tidings.store.PostgresAddress;
import org.tidings.store.SqlArticleStore;
import org.tidings.store.SqlHandover;
import org.tidings.store.SqlLeases;
import org.tidings.testkit.PostgresServer;
import org.tidings.text.Tokenizer;
import org.tidings.trend.Rising;

/** Two processes on one database, as two sets of objects. */
class SharedReceptionTest {
  private final PostgresAddress address = PostgresServer.fresh();
  private final Member first = new Member("first");
  private final Member second = new Member("second");

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  @Test
  void writesInOneProcessWhatOthersHandOver() {
    first.reception.start();
    second.reception.start();

    Outcome mine = first.accept("storm hits coast");
    Outcome theirs = second.accept("storm grows");

    assertThat(theirs).isInstanceOf(Outcome.New.class);
    assertThat(first.reception.isWriter()).isTrue();
    assertThat(second.reception.isWriter()).isFalse();
    assertThat(second.store.storyOf(theirs.article()))
        .isEqualTo(first.store.storyOf(mine.article()));
    assertThat(second.accept("storm grows")).isEqualTo(new Outcome.Known(theirs.article()));
    assertThat(second.handover.waiting(9)).isEmpty();
  }

  @Test
  void bringsWhatOneWroteIntoTheIndexOfTheOther() {
    first.reception.start();
    Outcome stored = first.accept("storm hits coast");

    assertThat(second.derived.follow()).isOne();
    assertThat(second.index.articles).containsOnlyKeys(stored.article());
    assertThat(second.derived.follow()).isZero();
  }

  @Test
  void appliesAgainWhatTheIndexCouldNotTake() {
    first.reception.start();
    first.accept("storm hits coast");
    second.index.broken = true;
    assertThat(second.derived.follow()).isZero();

    second.index.broken = false;

    assertThat(second.derived.follow()).isOne();
    assertThat(second.index.articles).hasSize(1);
  }

  @Test
  void takesOverFromAProcessThatEndsAndReadsItsWindow() {
    first.reception.start();
    Outcome before = first.accept("storm hits coast");
    first.reception.close();

    second.reception.start();
    Outcome after = second.accept("storm grows");

    assertThat(second.reception.isWriter()).isTrue();
    assertThat(second.clusterer.restored).isOne();
    assertThat(second.store.storyOf(after.article()))
        .isEqualTo(second.store.storyOf(before.article()));
  }

  @Test
  void refusesAProcessThatSleptPastItsTerm() {
    // given a writer whose term passed, by the database's clock, while it was stopped
    Lease slept = first.leases.claim(SharedReception.LEASE, Duration.ofMinutes(10)).orElseThrow();
    first.term.set(slept);
    first.newsroom.accept(first.arrivals("storm hits coast"));
    PostgresServer.execute("UPDATE %s.lease SET until = 0".formatted(schema()));
    second.reception.start();
    second.accept("storm grows");

    // when it wakes up and goes on
    assertThatThrownBy(() -> first.newsroom.accept(first.arrivals("storm ends")))
        .isInstanceOf(NotTheWriter.class);

    // then nothing of it was stored, and it hands over instead
    assertThat(first.store.count()).isEqualTo(2);
    assertThat(first.accept("storm ends")).isInstanceOf(Outcome.New.class);
    assertThat(second.store.count()).isEqualTo(3);
  }

  @Test
  void tellsTheWriterWhatOthersFetched() {
    List<FollowUp.Brought> heard = new CopyOnWriteArrayList<>();
    first.reception.tell(heard::addAll);
    first.reception.start();
    second.reception.start();

    Outcome theirs = second.accept("storm grows");
    second.accept("storm grows");

    assertThat(heard)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.id()).isEqualTo(theirs.article());
              assertThat(one.arrival().report().title()).isEqualTo("storm grows");
            });
  }

  @Test
  void saysWhichArticleBreaksTheWriterAndTakesInWhatIsHandedOverAfterIt() {
    first.reception.start();
    second.reception.start();
    List<Arrival> poison = second.arrivals("!"); // which the test's clusterer cannot bear

    assertThatThrownBy(() -> second.reception.accept(poison))
        .satisfies(e -> assertThat(PoisonArrival.of(e)).contains(poison.getFirst()));

    assertThat(second.accept("storm grows")).isInstanceOf(Outcome.New.class);
  }

  @Test
  void correctsNothingInAProcessThatIsNotTheWriter() {
    first.reception.start();
    second.reception.start();
    ArticleId article = first.accept("storm hits coast").article();
    UnaryOperator<Report> richer = report -> report.change().body("It came at night.").build();

    assertThatThrownBy(() -> second.newsroom.enrich(article, richer, Optional.empty()))
        .isInstanceOf(NotTheWriter.class);
    assertThat(second.store.changesAfter(0, 9)).extracting(Change::number).containsExactly(1L);

    first.newsroom.enrich(article, richer, Optional.empty());
    assertThat(second.store.changesAfter(0, 9)).extracting(Change::number).containsExactly(2L);
  }

  @Test
  void readsTheWindowAnewInANewTermOfItsOwn() {
    first.term.set(first.leases.claim(SharedReception.LEASE, Duration.ofMinutes(10)).orElseThrow());
    first.newsroom.accept(first.arrivals("storm hits coast"));
    first.newsroom.forget();
    first.newsroom.accept(first.arrivals("storm grows"));

    assertThat(first.clusterer.restored).isEqualTo(2);
  }

  private String schema() {
    return address.url().replaceFirst(".*=", "");
  }

  /** All that one process has. */
  private final class Member implements AutoCloseable {
    final Database database = Database.open(address);
    final AtomicReference<@Nullable Lease> term = new AtomicReference<>();
    final SqlLeases leases;
    final SqlArticleStore store;
    final MapIndex index = new MapIndex();
    final ByFirstWord clusterer = new ByFirstWord();
    final Derived derived;
    final Newsroom newsroom;
    final SqlHandover handover = new SqlHandover(database);
    final SharedReception reception;

    Member(String name) {
      leases = new SqlLeases(database, name);
      store = SqlArticleStore.fenced(database, name, term::get);
      Tokenizer tokenizer = new Tokenizer();
      derived = Derived.following(store, tokenizer, index, new NoTrends(), Rising.NONE);
      newsroom = new Newsroom(store, tokenizer, clusterer, derived, 1_000);
      reception = new SharedReception(newsroom, handover, leases, term);
    }

    List<Arrival> arrivals(String title) {
      Report report =
          Report.titled("The Desk", title)
              .link(URI.create("https://desk.example/" + title.replace(' ', '-')))
              .build();
      return List.of(
          new Arrival(
              report,
              TestRoom.FEED,
              Optional.of(URI.create("https://desk.example/feed")),
              TestRoom.NOON));
    }

    Outcome accept(String title) {
      return reception.accept(arrivals(title)).getFirst();
    }

    @Override
    public void close() {
      reception.close();
      database.close();
    }
  }
}
