package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.article.Edition;
import org.tidings.article.Kind;
import org.tidings.article.Sector;
import org.tidings.feed.Feed;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedCatalog.NewFeed;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;

/** What every database does for feeds. */
abstract class FeedCatalogContract {
  private final Database database;
  private final SqlFeedCatalog feeds;

  FeedCatalogContract(Supplier<Database> place) {
    database = place.get();
    feeds = new SqlFeedCatalog(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void storesAFeedOnceHoweverManyRoomsAddIt() {
    var first = feeds.add(feed("https://a.example/rss", "A"), "room 1");
    var second = feeds.add(feed("https://a.example/rss", "My A"), "room 2");
    var again = feeds.add(feed("https://a.example/rss", "A"), "room 1");

    assertThat(first.fresh()).isTrue();
    assertThat(second.fresh()).isTrue();
    assertThat(again.fresh()).isFalse();
    assertThat(second.feed().id()).isEqualTo(first.feed().id());
    assertThat(feeds.of("room 2")).extracting(Feed::title).containsExactly("My A");
    assertThat(feeds.polled()).hasSize(1);
  }

  @Test
  void neverGivesAFeedTheNumberOfTheArchive() {
    assertThat(feeds.add(feed("https://a.example/rss", "A"), "room").feed().id())
        .isNotEqualTo(FeedId.ARCHIVE);
  }

  @Test
  void showsARoomItsOwnFeedsAndThoseForAllAndTheArchive() {
    var mine = feeds.add(feed("https://a.example/rss", "A"), "room 1").feed().id();
    var theirs = feeds.add(feed("https://b.example/rss", "B"), "room 2").feed().id();
    var all = feeds.add(feed("https://c.example/rss", "C"), FeedCatalog.FOR_ALL).feed().id();

    Scope scope = feeds.scopeOf("room 1");

    assertThat(scope.sees(mine)).isTrue();
    assertThat(scope.sees(all)).isTrue();
    assertThat(scope.sees(FeedId.ARCHIVE)).isTrue();
    assertThat(scope.sees(theirs)).isFalse();
    assertThat(feeds.forAll().sees(mine)).isFalse();
  }

  @Test
  void hidesNothingWhereNothingIsPrivate() {
    feeds.add(feed("https://c.example/rss", "C"), FeedCatalog.FOR_ALL);

    assertThat(feeds.forAll()).isEqualTo(Scope.ALL);
  }

  @Test
  void hidesTheArticlesOfAFeedThatTheLastRoomRemoved() {
    var id = feeds.add(feed("https://a.example/rss", "A"), "room 1").feed().id();

    assertThat(feeds.remove(id, "room 1")).isTrue();

    assertThat(feeds.remove(id, "room 1")).isFalse();
    assertThat(feeds.scopeOf("room 1").sees(id)).isFalse();
    assertThat(feeds.polled()).isEmpty();
    assertThat(feeds.feed(id)).isPresent();
  }

  @Test
  void changesAFeedForEveryRoom() {
    var feed = feeds.add(feed("https://a.example/rss", "A"), "room 1").feed();
    var moved =
        new Feed(
            feed.id(),
            URI.create("https://new.example/rss"),
            "New A",
            "A",
            Kind.OPINION,
            Set.of(Sector.of("energy"), Sector.of("climate")),
            Optional.of(Edition.of("Africa")),
            Optional.of("fr"));

    feeds.update(moved);

    assertThat(feeds.feed(feed.id())).contains(moved);
    assertThat(feeds.byUrl(URI.create("https://a.example/rss"))).isEmpty();
  }

  private static NewFeed feed(String url, String title) {
    return new NewFeed(
        URI.create(url), "Source", title, Kind.NEWS, Set.of(), Optional.empty(), Optional.empty());
  }
}
