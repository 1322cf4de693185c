package org.tidings.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.story.Placement;
import org.tidings.story.StoryChanged;
import org.tidings.story.StoryId;

class WindowedTrendingTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final FeedId FEED = new FeedId(7);

  private final WindowedTrending trending = new WindowedTrending();
  private long last;

  private Article article(String source, Instant seen, Optional<Instant> created) {
    long id = ++last;
    Report.Builder report = Report.titled(source, "Title " + id);
    created.ifPresent(report::created);
    return new Article(new ArticleId(id), seen, id, report.build());
  }

  private ArticleId add(long story, String source, Duration ago) {
    return add(story, article(source, NOON.minus(ago), Optional.empty()), Optional.empty());
  }

  private ArticleId add(long story, Article article, Optional<ArticleId> copyOf) {
    trending.add(article, FEED, new Placement(new StoryId(story), copyOf, List.of()));
    return article.id();
  }

  private List<TrendingStory> top(Scope scope) {
    return trending.top(
        new TrendQuery(scope, NOON, Duration.ofHours(24), Optional.empty(), Optional.empty(), 10));
  }

  private List<Long> stories() {
    return top(Scope.ALL).stream().map(each -> each.story().value()).toList();
  }

  @Test
  void tellsWhenOutletsReportedNotWhenTheirFeedsWereFirstRead() {
    // given three feeds that are all read for the first time at noon
    for (int minutes : List.of(180, 120, 30)) {
      Optional<Instant> created = Optional.of(NOON.minus(Duration.ofMinutes(minutes)));
      add(1, article("Outlet " + minutes, NOON, created), Optional.empty());
    }

    Evidence why = top(Scope.ALL).getFirst().evidence();

    assertThat(why.sources()).isEqualTo(3);
    assertThat(why.lastHour()).isOne();
    assertThat(why.span()).isEqualTo(Duration.ofMinutes(150));
  }

  @Test
  void countsAnOutletOnceHoweverMuchItPosts() {
    for (int i = 0; i < 50; i++) {
      add(1, "Flood", Duration.ofMinutes(i));
    }
    add(2, "A", Duration.ofHours(1));
    add(2, "B", Duration.ofHours(1));

    assertThat(stories()).containsExactly(2L, 1L);
  }

  @Test
  void countsNoCopies() {
    ArticleId original = add(1, "A", Duration.ofMinutes(5));
    for (String source : List.of("B", "C", "D")) {
      add(1, article(source, NOON.minusSeconds(60), Optional.empty()), Optional.of(original));
    }

    assertThat(top(Scope.ALL).getFirst().evidence().sources()).isEqualTo(1);
    assertThat(top(Scope.ALL).getFirst().lead()).isEqualTo(original);
  }

  @Test
  void fadesByHalfInFourHours() {
    add(1, "A", Duration.ofHours(4));

    assertThat(top(Scope.ALL).getFirst().evidence().score()).isEqualTo(0.5);
  }

  @Test
  void countsOldNewsServedAgainAtItsOwnTime() {
    add(1, article("A", NOON, Optional.of(NOON.minus(Duration.ofDays(90)))), Optional.empty());

    assertThat(stories()).isEmpty();
  }

  @Test
  void letsNoFutureDatePinAStory() {
    add(
        1,
        article("A", NOON.minusSeconds(7200), Optional.of(NOON.plusSeconds(900_000))),
        Optional.empty());
    add(2, "B", Duration.ofHours(1));

    assertThat(stories()).containsExactly(2L, 1L);
  }

  @Test
  void followsAMerge() {
    add(1, "A", Duration.ofHours(2));
    add(2, "B", Duration.ofHours(1));
    trending.add(
        article("C", NOON, Optional.empty()),
        FEED,
        new Placement(
            new StoryId(1),
            Optional.empty(),
            List.of(new StoryChanged.Merged(new StoryId(2), new StoryId(1)))));

    assertThat(top(Scope.ALL)).hasSize(1);
    assertThat(top(Scope.ALL).getFirst().evidence().sources()).isEqualTo(3);
  }

  @Test
  void showsARoomOnlyItsFeeds() {
    add(1, "A", Duration.ofHours(1));

    assertThat(top(Scope.of(Set.of(new FeedId(8))))).isEmpty();
    assertThat(trending.newest(Scope.of(Set.of(new FeedId(8))))).isEmpty();
    assertThat(trending.newest(Scope.ALL)).contains(NOON.minusSeconds(3600));
  }

  @Test
  void forgetsWhatIsRemoved() {
    ArticleId only = add(1, "A", Duration.ofHours(1));

    trending.remove(only);

    assertThat(stories()).isEmpty();
    assertThat(trending.newest(Scope.ALL)).isEmpty();
  }

  @Test
  void takesOffWhatAStoryAlwaysHas() {
    // given a story that six outlets in turn tell every hour, for two days
    for (int hour = 48; hour >= 0; hour--) {
      add(1, "Outlet " + hour % 6, Duration.ofHours(hour));
    }

    // when it is set against a new one of three outlets
    for (String source : List.of("A", "B", "C")) {
      add(2, source, Duration.ofMinutes(30));
    }

    // then the new one leads, though the old one has more outlets
    assertThat(stories().getFirst()).isEqualTo(2L);
  }
}
