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
import org.tidings.text.Tokenizer;

class WindowedTrendingTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final FeedId FEED = new FeedId(7);

  private final Tokenizer tokenizer = new Tokenizer();
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
    trending.add(
        article,
        tokenizer.tokenize(article.report()),
        FEED,
        new Placement(new StoryId(story), copyOf, List.of()));
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
    Article third = article("C", NOON, Optional.empty());
    trending.add(
        third,
        tokenizer.tokenize(third.report()),
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

  private static final String[][] DAM = {
    {
      "Korvin dam bursts after days of rain",
      "The Korvin dam in the Ostrel valley burst on Friday; mayor Ilse Tammen called for boats.",
    },
    {
      "Thousands flee as Korvin dam bursts",
      "Villages in the Ostrel valley were under water after the Korvin dam gave way, said Ilse"
          + " Tammen.",
    },
    {
      "Rain bursts the dam at Korvin, Ostrel valley under water",
      "Boats took people from roofs in the Ostrel valley below Korvin, mayor Tammen told"
          + " reporters.",
    },
  };

  private static final String[][] FERRY = {
    {
      "Ferry Brisane sinks off Mellin",
      "The ferry Brisane sank off Mellin with 212 aboard; captain Odo Farrel said all were saved.",
    },
    {
      "Mellin: ferry Brisane sinks, all saved",
      "All 212 people were saved when the Brisane went down near Mellin, said captain Farrel.",
    },
    {
      "All saved as Brisane, a ferry, sinks near Mellin",
      "Fishermen of Mellin brought 212 people ashore after the Brisane sank; Odo Farrel left last.",
    },
  };

  @Test
  void takesTheReportsOfAnEventForOneEntryThoughEachIsAStoryOfItsOwn() {
    quietDays();
    event(DAM, 30, 20, 10);

    TrendingStory first = top(Scope.ALL).getFirst();

    assertThat(first.evidence().sources()).isEqualTo(3);
    assertThat(first.evidence().lastHour()).isEqualTo(3);
  }

  @Test
  void ranksAnEventBeforeASubjectThatIsAlwaysThere() {
    // given a subject that six outlets in turn report every hour, for three days
    for (int hour = 72; hour > 0; hour--) {
      quietHour(hour);
      tell(
          "Harbour paper " + hour % 6,
          "Tarsil harbour: tides and ferries for Tarsil",
          "The tides at Tarsil harbour today, and which ferries of the Tarsil line sail.",
          hour * 60);
    }

    // when three outlets report something new
    event(DAM, 30, 20, 10);

    // then it leads, though the other has more outlets
    TrendingStory first = top(Scope.ALL).getFirst();
    assertThat(first.articles()).hasSize(3);
    assertThat(first.evidence().lastHour()).isEqualTo(3);
  }

  @Test
  void raisesNothingThatOneOutletFloods() {
    quietDays();
    for (int i = 0; i < 100; i++) {
      tell("Flood", FERRY[i % 3][0] + ", report " + i, FERRY[i % 3][1], 40);
    }
    event(DAM, 30, 20, 10);

    List<TrendingStory> top = top(Scope.ALL);

    assertThat(top.getFirst().evidence().sources()).isEqualTo(3);
    assertThat(top.stream().filter(each -> each.evidence().sources() > 1)).hasSize(1);
  }

  private void event(String[][] reports, int... minutesAgo) {
    for (int i = 0; i < minutesAgo.length; i++) {
      tell("Witness " + i, reports[i][0], reports[i][1], minutesAgo[i]);
    }
  }

  /** Tells something that is a story of its own. */
  private void tell(String source, String title, String summary, int minutesAgo) {
    long id = ++last;
    Instant seen = NOON.minus(Duration.ofMinutes(minutesAgo));
    Report report = Report.titled(source, title).summary(summary).build();
    add(id, new Article(new ArticleId(id), seen, id, report), Optional.empty());
  }

  /** Three days of reports that have nothing to do with each other. */
  private void quietDays() {
    for (int hour = 72; hour > 0; hour--) {
      quietHour(hour);
    }
  }

  private void quietHour(int hour) {
    for (int i = 0; i < 40; i++) {
      String place = invented(hour * 40 + i);
      tell(
          "Gazette " + i,
          place + " council adopts its budget",
          "The council of %s adopted a budget of %d million on its last day; nobody but %s objected."
              .formatted(place, hour + i, invented(hour * 97 + i + 5)),
          hour * 60 - i);
    }
  }

  private static String invented(int number) {
    StringBuilder name = new StringBuilder("V");
    for (int left = number + 11; left > 0; left /= 12) {
      name.append("bdfgklmnprst".charAt(left % 12)).append("aeiou".charAt(left % 5));
    }
    return name.toString();
  }
}
