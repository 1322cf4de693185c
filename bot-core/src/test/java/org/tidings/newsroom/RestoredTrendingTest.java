package org.tidings.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidings.article.Report;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.search.lucene.LuceneArticleIndex;
import org.tidings.store.SqlArticleStore;
import org.tidings.story.OnlineClusterer;
import org.tidings.testkit.TestDatabases;
import org.tidings.text.Tokenizer;
import org.tidings.trend.TrendQuery;
import org.tidings.trend.Trending;
import org.tidings.trend.TrendingStory;
import org.tidings.trend.WindowedTrending;

class RestoredTrendingTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration WINDOW = Duration.ofDays(32);

  private final Tokenizer tokenizer = new Tokenizer();
  private final SqlArticleStore store = new SqlArticleStore(TestDatabases.fresh());

  private Trending trending() {
    return new RestoredTrending(store, tokenizer, new WindowedTrending(), WINDOW);
  }

  private static List<TrendingStory> top(Trending trending, Instant end) {
    return trending.top(
        new TrendQuery(
            Scope.ALL, end, Duration.ofHours(24), Optional.empty(), Optional.empty(), 10));
  }

  @Test
  void ranksAfterARestartAsBefore() {
    // given trends that have counted every article as it came
    Trending incremental = trending();
    assertThat(top(incremental, BEGIN)).isEmpty();
    var index = LuceneArticleIndex.inMemory(tokenizer);
    Derived derived = new Derived(store, tokenizer, index, incremental);
    Newsroom newsroom = new Newsroom(store, tokenizer, new OnlineClusterer(), derived, 10_000);
    Random dice = new Random(7);
    for (int minute = 0; minute < 72 * 60; minute += 9) {
      newsroom.accept(List.of(arrival(dice, BEGIN.plus(Duration.ofMinutes(minute)))));
    }
    Instant end = BEGIN.plus(Duration.ofDays(3));

    // when they are made anew from the database
    Trending rebuilt = trending();

    // then they say the same, of events too
    List<TrendingStory> before = top(incremental, end);
    assertThat(top(rebuilt, end)).isEqualTo(before);
    assertThat(before.getFirst().evidence().sources()).isGreaterThan(3);
  }

  /** Of two subjects that have their day, or of anything. */
  private static Arrival arrival(Random dice, Instant at) {
    int subject = dice.nextInt(30) + (int) Duration.between(BEGIN, at).toDays() * 2;
    String name = "Vel" + (char) ('a' + subject % 26) + (char) ('k' + subject / 26) + "nor";
    List<String> told =
        List.of(
            name + " bridge closed after flood",
            "Flood: bridge of " + name + " is closed",
            "Traffic halted as flood reaches " + name + " bridge");
    int any = dice.nextInt(100_000);
    String title =
        subject < 8
            ? told.get(dice.nextInt(told.size()))
            : "Quor" + any + " council adopts budget " + any;
    Report report =
        Report.titled("Outlet " + dice.nextInt(25), title)
            .summary("It was the work of %d people.".formatted(dice.nextInt(900)))
            .created(at)
            .build();
    return new Arrival(report, FeedId.ARCHIVE, Optional.empty(), at);
  }
}
