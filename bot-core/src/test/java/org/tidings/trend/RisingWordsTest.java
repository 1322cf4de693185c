package org.tidings.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.testkit.Reports.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.story.Placement;
import org.tidings.story.StoryId;
import org.tidings.text.Tokenizer;

class RisingWordsTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  private static final FeedId FEED = new FeedId(5);

  private final Tokenizer tokenizer = new Tokenizer();
  private final RisingWords words = new RisingWords();
  private long last;

  private ArticleId say(String source, String title, int hours, Optional<ArticleId> copyOf) {
    Instant at = NOON.minus(Duration.ofHours(hours));
    Report report = report(source, title, at, "energy", "europe").build();
    ArticleId id = new ArticleId(++last);
    words.add(
        new Article(id, at, id.value(), report),
        tokenizer.tokenize(report),
        FEED,
        new Placement(StoryId.openedBy(id), copyOf, List.of()));
    return id;
  }

  private ArticleId say(String source, String title, int hours) {
    return say(source, title, hours, Optional.empty());
  }

  private List<String> top(Scope scope, Optional<Sector> sector) {
    return words
        .top(new TrendQuery(scope, NOON, Duration.ofDays(1), sector, Optional.empty(), 10))
        .stream()
        .map(Rising.Word::text)
        .toList();
  }

  private List<String> top() {
    return top(Scope.ALL, Optional.empty());
  }

  @Test
  void whatIsSaidMoreThanBeforeRises() {
    for (int day = 1; day <= 6; day++) {
      for (String source : List.of("A", "B", "C")) {
        say(source, "Talks about Berlin go on again", 24 * day + 2);
      }
    }
    for (String source : List.of("A", "B", "C")) {
      say(source, "Talks about Berlin go on again", 3);
      say(source, "Fire near the harbour of Vesna Town is out", 2);
    }

    assertThat(top().getFirst()).isEqualTo("Vesna Town");
    assertThat(top()).doesNotContain("Berlin", "vesna", "town");
  }

  @Test
  void copiesAndFloodsOfOneOutletAreNoRise() {
    ArticleId first = say("A", "Crews reach Orlova", 5);
    say("B", "Crews reach Orlova", 4, Optional.of(first));
    say("C", "Crews reach Orlova", 3, Optional.of(first));
    assertThat(top()).isEmpty();

    for (int i = 0; i < 30; i++) {
      say("Flood", "Buy now at Bigshop today", 2);
    }
    for (String source : List.of("A", "B", "C", "D")) {
      say(source, "Crews leave Orlova", 1);
    }
    assertThat(top().getFirst()).isEqualTo("Orlova");
  }

  @Test
  void daysAndJoiningWordsDoNotRise() {
    for (String source : List.of("A", "B", "C")) {
      say(source, "Ferry crews return from Orlova after storm on Monday", 2);
    }

    assertThat(top()).contains("Orlova").doesNotContain("Monday", "from", "after");
  }

  @Test
  void forgetsWhatIsTakenOutAndKeepsToBounds() {
    ArticleId one = say("A", "Crews reach Orlova", 5);
    say("B", "Crews reach Orlova", 4);
    say("C", "Crews reach Orlova", 3);

    assertThat(top()).contains("Orlova");
    assertThat(top(Scope.of(Set.of(new FeedId(9))), Optional.empty())).isEmpty();
    assertThat(top(Scope.ALL, Optional.of(Sector.of("health")))).isEmpty();

    words.remove(one);
    assertThat(top()).isEmpty();
  }

  @Test
  void capitalsOfAHeadlineInTitleCaseAreNoNames() {
    for (String source : List.of("A", "B", "C", "D")) {
      say(source, "Crews Reach Broken Harbour Wall", 2);
    }

    assertThat(
            words.top(
                new TrendQuery(
                    Scope.ALL, NOON, Duration.ofDays(1), Optional.empty(), Optional.empty(), 10)))
        .isNotEmpty()
        .noneMatch(Rising.Word::name);
  }
}
