package org.tidings.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidings.newsroom.TestRoom.NOON;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidings.article.Edition;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.story.StoryId;

class NewsroomTest {
  private final TestRoom room = new TestRoom();

  @Test
  void storesANewArticleWithItsStoryAndIndexesIt() {
    var outcome = room.accept(report("Flood in the valley", "https://desk.example/flood").build());

    assertThat(outcome).isInstanceOf(Outcome.New.class);
    assertThat(room.article(outcome).report().title()).isEqualTo("Flood in the valley");
    assertThat(room.store.storyOf(outcome.article())).contains(StoryId.openedBy(outcome.article()));
    assertThat(room.index.articles).containsKey(outcome.article());
    assertThat(room.index.checksum()).isEqualTo(room.store.checksum());
  }

  @Test
  void knowsAnArticleThatComesAgainUnchanged() {
    var report = report("Flood in the valley", "https://desk.example/flood").build();
    var first = room.accept(report);

    assertThat(room.accept(report)).isEqualTo(new Outcome.Known(first.article()));
    assertThat(room.store.count()).isOne();
  }

  @Test
  void keepsIdAndArrivalWhenAnArticleIsCorrected() {
    var first = room.accept(report("Flood in the valley", "https://desk.example/flood").build());

    var second =
        room.accept(report("Flood in the lower valley", "https://desk.example/flood").build());

    assertThat(second).isEqualTo(new Outcome.Corrected(first.article()));
    assertThat(room.article(first).report().title()).isEqualTo("Flood in the lower valley");
    assertThat(room.article(first).change()).isGreaterThan(first.article().value());
    assertThat(room.index.checksum()).isEqualTo(room.store.checksum());
  }

  @Test
  void tellsTheSectorUntilThePublisherDoes() {
    // given a report whose publisher names no sector, only its link and host do
    var report = report("Flood in the valley", "https://desk.example.in/health/flood");
    var first = room.accept(report.build());

    assertThat(room.article(first).report().sectors()).containsExactly(Sector.of("health"));
    assertThat(room.article(first).report().edition()).contains(Edition.of("india"));
    assertThat(room.accept(report.build())).isEqualTo(new Outcome.Known(first.article()));

    // when the publisher names one
    room.accept(report.sector(Sector.of("climate")).build());

    // then that is it, also when it is left out again
    assertThat(room.article(first).report().sectors()).containsExactly(Sector.of("climate"));
    room.accept(report("Flood in the valley", "https://desk.example.in/health/flood").build());
    assertThat(room.article(first).report().sectors()).containsExactly(Sector.of("climate"));
  }

  @Test
  void doesNotTakeABumpedDateForNews() {
    var report = report("Flood in the valley", "https://desk.example/flood").created(NOON);
    var first = room.accept(report.build());

    var bumped = room.accept(report.created(NOON.plus(Duration.ofDays(1))).build());

    assertThat(bumped).isEqualTo(new Outcome.Known(first.article()));
    assertThat(room.article(first).report().created()).contains(NOON);
  }

  @Test
  void knowsAnArticleWhosePublisherRenewsAllIds() {
    var first = room.accept(report("Flood", "https://desk.example/flood").ownId("a1").build());

    var renewed = room.accept(report("Flood", "https://desk.example/flood").ownId("b9").build());

    assertThat(renewed.article()).isEqualTo(first.article());
  }

  @Test
  void takesHttpAndHttpsForOneLinkAndOneId() {
    var first =
        room.accept(
            report("Flood", "http://desk.example/flood").ownId("http://desk.example/1").build());

    var secure =
        room.accept(
            report("Flood", "https://desk.example/flood").ownId("https://desk.example/1").build());

    assertThat(secure.article()).isEqualTo(first.article());
  }

  @Test
  void knowsAnArticleWhoseAddressWasEdited() {
    var first =
        room.accept(
            report("Flood in the valley", "https://desk.example/flod")
                .ownId("https://desk.example/flod")
                .created(NOON)
                .build());

    var edited =
        room.accept(
            report("Flood in the valley", "https://desk.example/flood")
                .ownId("https://desk.example/flood")
                .created(NOON)
                .build());

    assertThat(edited.article()).isEqualTo(first.article());
  }

  @Test
  void opensANewArticleUnderAnIdThatIsUsedAgain() {
    var first = room.accept(report("Flood", "https://desk.example/1").ownId("top").build());

    var second =
        room.accept(report("Elections called", "https://desk.example/2").ownId("top").build());

    assertThat(second).isInstanceOf(Outcome.New.class);
    assertThat(room.article(first).report().title()).isEqualTo("Flood");
  }

  @Test
  void letsNoOtherSiteCorrectAnArticle() {
    var first = room.accept(report("Flood", "https://desk.example/flood").build());

    var forged =
        room.accept(
            report("Flood was a hoax", "https://desk.example/flood").build(),
            new FeedId(8),
            "https://forger.example/feed");

    assertThat(forged).isEqualTo(new Outcome.Known(first.article()));
    assertThat(room.article(first).report().title()).isEqualTo("Flood");
  }

  @Test
  void letsTheArticlesOwnSiteCorrectWhatAnotherBroughtFirst() {
    var first =
        room.accept(
            report("Flood was a hoax", "https://desk.example/flood").build(),
            new FeedId(8),
            "https://forger.example/feed");

    room.accept(report("Flood", "https://desk.example/flood").build());

    assertThat(room.article(first).report().title()).isEqualTo("Flood");
  }

  @Test
  void showsAnArticleToEveryRoomWhoseFeedCarriesIt() {
    var first = room.accept(report("Flood", "https://desk.example/flood").build());
    room.accept(
        report("Flood", "https://desk.example/flood").build(),
        new FeedId(8),
        "https://desk.example/other");

    var story = StoryId.openedBy(first.article());
    assertThat(room.store.story(story, Scope.of(Set.of(new FeedId(8))))).isPresent();
    assertThat(room.store.story(story, Scope.of(Set.of(new FeedId(9))))).isEmpty();
    assertThat(room.index.articles.values())
        .singleElement()
        .satisfies(
            indexed ->
                assertThat(indexed.feeds())
                    .containsExactlyInAnyOrder(TestRoom.FEED, new FeedId(8)));
  }

  @Test
  void movesEveryArticleOfAMergedStoryAndRemembersTheMerge() {
    var kept = room.accept(report("Flood here", "https://desk.example/1").build());
    var gone = room.accept(report("Deluge there", "https://desk.example/2").build());

    room.accept(report("Merge flood deluge", "https://desk.example/3").build());

    var into = StoryId.openedBy(kept.article());
    assertThat(room.store.storyOf(gone.article())).contains(into);
    assertThat(room.store.story(StoryId.openedBy(gone.article()), Scope.ALL))
        .get()
        .satisfies(story -> assertThat(story.id()).isEqualTo(into));
    assertThat(room.index.checksum()).isEqualTo(room.store.checksum());
  }

  @Test
  void storesNothingOfABatchThatFailsAndForgetsItsPlaces() {
    // given a batch whose second headline has no word, which the test's clusterer cannot bear
    var good = arrival("Flood", "https://d.example/1");
    var poison = arrival("!", "https://d.example/2");

    assertThatThrownBy(() -> room.newsroom.accept(List.of(good, poison)))
        .isInstanceOf(RuntimeException.class);

    // then nothing of it is stored, and the next batch starts from what the database has
    assertThat(room.store.count()).isZero();
    assertThat(room.store.lastChange()).isZero();
    assertThat(room.newsroom.accept(List.of(good)).getFirst()).isInstanceOf(Outcome.New.class);
    assertThat(room.clusterer.restored).isEqualTo(2);
  }

  @Test
  void catchesTheIndexUpAfterACrash() {
    room.accept(report("Flood", "https://desk.example/1").build());
    room.accept(report("Deluge", "https://desk.example/2").build());
    room.index.crash();
    assertThat(room.index.count()).isZero();

    var restarted = new Derived(room.store, room.tokenizer, room.index, new TestRoom.NoTrends());

    assertThat(restarted.catchUp()).isEqualTo(2);
    assertThat(room.index.checksum()).isEqualTo(room.store.checksum());
  }

  @Test
  void catchesTheIndexUpAfterItFailedForAWhile() {
    room.index.broken = true;
    room.accept(report("Flood", "https://desk.example/1").build());
    room.index.broken = false;

    room.accept(report("Deluge", "https://desk.example/2").build());

    assertThat(room.index.checksum()).isEqualTo(room.store.checksum());
  }

  @Test
  void deletesFromDatabaseAndIndex() {
    var first = room.accept(report("Flood", "https://desk.example/1").build());

    room.newsroom.delete(List.of(first.article()));

    assertThat(room.store.count()).isZero();
    assertThat(room.index.count()).isZero();
    room.derived.rebuild();
    assertThat(room.index.checksum()).isEqualTo(room.store.checksum());
  }

  private static Arrival arrival(String title, String link) {
    return new Arrival(report(title, link).build(), TestRoom.FEED, Optional.empty(), NOON);
  }

  private static Report.Builder report(String title, String link) {
    return Report.titled("The Desk", title).link(URI.create(link));
  }
}
