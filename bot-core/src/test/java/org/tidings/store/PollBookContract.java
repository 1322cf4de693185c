package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.article.Kind;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedCatalog.NewFeed;
import org.tidings.feed.FeedId;
import org.tidings.feed.PollBook.Due;
import org.tidings.feed.PollState;

/** What every database does for polling. */
abstract class PollBookContract {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  final Database database;
  private final SqlFeedCatalog feeds;

  PollBookContract(Supplier<Database> place) {
    database = place.get();
    feeds = new SqlFeedCatalog(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void remembersAllOfAPoll() {
    var book = new SqlPollBook(database);
    FeedId feed = feed("a");
    PollState state =
        PollState.fresh(feed, NOON)
            .knownAs(Optional.of("\"tag\""), Optional.empty(), "mark")
            .read(NOON)
            .brought(NOON, Optional.of(Duration.ofMinutes(7)))
            .moved(Optional.of(URI.create("https://b.example/")))
            .dueAt(NOON.plusSeconds(300));

    book.save(state);

    assertThat(book.of(feed)).contains(state);
    assertThat(book.due(NOON, 9)).isEmpty();
    assertThat(book.due(NOON.plusSeconds(300), 9)).extracting(Due::state).containsExactly(state);
  }

  @Test
  void givesAFeedToOneProcessAtATime() {
    var mine = SqlPollBook.shared(database, "me");
    var yours = SqlPollBook.shared(database, "you");
    FeedId first = feed("a");
    FeedId second = feed("b");

    assertThat(mine.due(NOON, 1)).extracting(due -> due.feed().id()).containsExactly(first);
    assertThat(yours.due(NOON, 9)).extracting(due -> due.feed().id()).containsExactly(second);
    assertThat(mine.due(NOON, 9)).extracting(due -> due.feed().id()).containsExactly(first);

    mine.save(PollState.fresh(first, NOON).read(NOON).dueAt(NOON.plusSeconds(300)));
    assertThat(yours.due(NOON, 9)).extracting(due -> due.feed().id()).containsExactly(second);
    assertThat(yours.due(NOON.plusSeconds(300), 9)).hasSize(2);
  }

  @Test
  void takesOverWhatADeadProcessHeld() {
    var dead = SqlPollBook.shared(database, "dead");
    feed("a");
    assertThat(dead.due(NOON, 9)).hasSize(1);
    assertThat(SqlPollBook.shared(database, "you").due(NOON, 9)).isEmpty();

    database.update("UPDATE poll_claim SET until = 0");

    assertThat(SqlPollBook.shared(database, "you").due(NOON, 9)).hasSize(1);
    assertThat(dead.due(NOON, 9)).isEmpty();
  }

  private FeedId feed(String name) {
    return feeds
        .add(
            new NewFeed(
                URI.create("https://" + name + ".example/feed"),
                name,
                name,
                Kind.NEWS,
                Set.of(),
                Optional.empty(),
                Optional.empty()),
            FeedCatalog.FOR_ALL)
        .feed()
        .id();
  }
}
