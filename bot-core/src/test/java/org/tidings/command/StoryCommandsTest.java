package org.tidings.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.testkit.Reports.report;
import static org.tidings.testkit.ScriptedPlatform.blocks;
import static org.tidings.testkit.ScriptedPlatform.headlines;
import static org.tidings.testkit.ScriptedPlatform.text;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.article.Kind;
import org.tidings.article.Picture;
import org.tidings.article.Report;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.Reply;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedId;
import org.tidings.testkit.ScriptedPlatform;

class StoryCommandsTest {
  private static final String FLOOD =
      "The river Vesna broke its dam near Orlova on Monday and flooded three villages.";

  private final Desk desk = Desk.filled();
  private final ScriptedPlatform platform = desk.platform;

  @AfterEach
  void close() {
    desk.close();
  }

  private static Report.Builder flood(String source, String title, int hours, String summary) {
    Instant at = Desk.NOON.minus(Duration.ofHours(hours));
    return report(source, title, at, "climate", "europe").summary(summary);
  }

  /** A story of four outlets, one of them with a copy, and one opinion piece. */
  private void flooded() {
    for (Report report :
        List.of(
            flood("Herald", "River Vesna breaks dam near Orlova, villages flooded", 9, FLOOD)
                .picture(
                    new Picture(
                        URI.create("https://herald.example/dam.jpg"),
                        Optional.of("The broken dam"),
                        Optional.empty()))
                .build(),
            flood("Copy Wire", "River Vesna breaks dam near Orlova, villages flooded", 8, FLOOD)
                .build(),
            flood(
                    "Al Noor",
                    "Dam near Orlova breaks, river Vesna floods villages: army sends boats",
                    5,
                    "The army sent forty boats to Orlova after the river Vesna broke its dam.")
                .build(),
            flood(
                    "Delta Wire",
                    "River Vesna dam near Orlova: villages flooded, 900 people taken to schools",
                    2,
                    "About 900 people sleep in schools since the dam near Orlova broke.")
                .build(),
            flood(
                    "Delta Wire",
                    "River Vesna dam near Orlova, villages flooded: nobody may be surprised",
                    1,
                    "The dam near Orlova was known to be weak, and the river Vesna to be strong.")
                .kind(Kind.OPINION)
                .build())) {
      desk.newsroom.accept(report, report.created().orElseThrow());
    }
  }

  private FeedId feedOf(String room) {
    return desk.newsroom
        .feeds()
        .add(
            new FeedCatalog.NewFeed(
                URI.create("https://secret.example/feed"),
                "Secret",
                "Secret",
                Kind.NEWS,
                Set.of(),
                Optional.empty(),
                Optional.empty()),
            "scripted:" + room)
        .feed()
        .id();
  }

  @Test
  void storyTellsAllOfItInOrder() {
    flooded();
    platform.says("/search army boats Orlova");

    Reply story = platform.says("/story 1");

    assertThat(text(story))
        .contains("Told by: 5 reports of 3 sources, 1 copy")
        .contains("Herald | first report")
        .contains("Opinion:")
        .contains("Who told it, in order (4):")
        .contains("Copy Wire: ")
        .contains("Pictures: The broken dam");
    assertThat(headlines(story).getFirst()).startsWith("River Vesna breaks dam");
    assertThat(headlines(story).getLast()).endsWith("nobody may be surprised");
    assertThat(headlines(story)).doesNotHaveDuplicates();
    assertThat(platform.labels()).contains("Open", "Read one", "More like this", "Share");
  }

  @Test
  void theBriefIsVerbatimAndNamesItsOutlets() {
    flooded();

    String brief =
        blocks(platform.says("/story 1"))
            .filter(Block.Words.class::isInstance)
            .map(block -> ((Block.Words) block).text().text())
            .filter(words -> words.contains(" — "))
            .findFirst()
            .orElseThrow();

    assertThat(brief.split("\\s+", -1)).hasSizeLessThanOrEqualTo(60 + 6);
    assertThat(brief).containsAnyOf(FLOOD, "The army sent forty boats", "About 900 people");
    assertThat(brief).containsAnyOf("Herald", "Al Noor", "Delta Wire");
  }

  @Test
  void allReportsArePagedAndCopiesMarked() {
    flooded();
    platform.says("/story 1");

    Reply all = platform.presses("All 5 reports");

    assertThat(all).isInstanceOf(Reply.Replace.class);
    assertThat(headlines(all)).hasSize(5);
    assertThat(text(all)).contains("Reports 1 to 5 of 5").contains("Copy Wire | copy");
    assertThat(text(platform.presses("Overview"))).contains("Who told it, in order");
  }

  @Test
  void cardsLeadToTheStoryAndToMoreLikeThem() {
    flooded();
    platform.says("/search army boats Orlova");
    platform.says("/read 1");

    assertThat(platform.labels()).contains("Full story (3)", "More like this");
    assertThat(text(platform.presses("Full story (3)"))).contains("Who told it");
    assertThat(headlines(platform.presses("More like this")))
        .anyMatch(title -> title.contains("Orlova"));
  }

  @Test
  void aStoryOfOneReportIsToldToo() {
    assertThat(text(platform.says("/story 1"))).contains("Told by: 1 report of 1 source");
  }

  @Test
  void deepLinksOpenStories() {
    flooded();
    platform.says("/story 1");
    String id =
        platform.offered().stream()
            .filter(Action.Share.class::isInstance)
            .map(action -> ((Action.Share) action).query().substring("story:".length()))
            .findFirst()
            .orElseThrow();

    assertThat(text(platform.says("/start story_" + id))).contains("Who told it");
    assertThat(text(platform.says("/start"))).contains("Hello");
    assertThat(text(platform.says("/start nonsense_17"))).contains("Hello");
    assertThat(headlines(platform.says("/search story:" + id))).isNotEmpty();
  }

  @Test
  void unknownStoriesAndNumbersNameTheValidOnes() {
    platform.says("/latest 3");

    assertThat(text(platform.says("/story 99"))).contains("99").contains("from 1 to 3");
    assertThat(platform.labels()).contains("/story 1", "/story 3");
    assertThat(text(platform.says("/story story_999999"))).contains("no such story");
    assertThat(platform.labels()).contains("Trending");
    assertThat(text(platform.says("/story nonsense"))).contains("/story 1");
    assertThat(text(platform.says("/related 99"))).contains("from 1 to 3");
    assertThat(text(platform.says("/story story_0"))).isNotBlank();
    assertThat(text(platform.says("/related article_99999999999999999"))).contains("no such");
    assertThat(platform.forges("1>story:p:zz.1")).isInstanceOf(Reply.Refuse.class);
    assertThat(platform.forges("1>story:a:!")).isInstanceOf(Reply.Refuse.class);
  }

  @Test
  void relatedShowsTheSameEventFirstAndPages() {
    flooded();
    platform.says("/search army boats Orlova");

    Reply related = platform.says("/related 1");

    assertThat(text(related)).contains("More like:").contains("same story");
    assertThat(headlines(related)).doesNotHaveDuplicates();
    assertThat(headlines(related)).noneMatch(title -> title.contains("army sends boats"));
  }

  @Test
  void roomsSeeOnlyTheirOwnReportsInStoriesAndRelated() {
    flooded();
    desk.newsroom.accept(
        flood("Secret Gazette", "River Vesna dam near Orlova: secret villages flooded", 1, FLOOD)
            .build(),
        feedOf("theirs"),
        Desk.NOON);

    platform.room("theirs").says("/search Orlova");
    assertThat(text(platform.says("/story 1"))).contains("Secret Gazette");
    platform.room("ours").says("/search Orlova");
    assertThat(text(platform.says("/story 1"))).contains("Herald").doesNotContain("Secret");
    platform.says("/search army boats Orlova");
    assertThat(text(platform.says("/related 1"))).doesNotContain("Secret");
  }

  @Test
  void shotsAreFoldedByStory() {
    flooded();

    Reply shots = platform.says("/shots climate 10");

    assertThat(headlines(shots)).filteredOn(title -> title.contains("Orlova")).hasSize(1);
    assertThat(text(shots)).contains("3 sources").contains(" — ");
  }

  @Test
  void trendingSaysWhy() {
    flooded();
    platform.says("/trending");

    assertThat(platform.labels()).contains("Full story of", "Why?", "Rising words");
    assertThat(text(platform.says("/trending why 1")))
        .contains("Why it trends: 3 sources in ")
        .contains("usual for Climate: ")
        .contains("Each outlet counts once");
    assertThat(platform.labels()).contains("Full story (3)");
    assertThat(text(platform.says("/trending why"))).contains("usual for");
    assertThat(text(platform.says("/trending why 50"))).contains("50").contains("from 1 to");
    assertThat(text(platform.calls("trending", Map.of("show", "why", "count", "1"))))
        .contains("Why it trends");
  }

  @Test
  void trendingStoriesOpenFromTheList() {
    flooded();
    platform.says("/trending");

    assertThat(text(platform.presses("Full story of"))).contains("Who told it");
  }

  @Test
  void wordsRise() {
    flooded();

    Reply words = platform.says("/trending words");

    assertThat(text(words)).contains("Rising words").contains("Orlova: 4 reports of 3 sources");
    assertThat(headlines(platform.presses("Search: Orlova"))).isNotEmpty();
    assertThat(text(platform.says("/trending words sector:health"))).isNotBlank();
  }

  @Test
  void unknownShowsAndPeriodsNameTheValidOnes() {
    assertThat(text(platform.says("/trending show:wy"))).contains("why").contains("words");
    assertThat(text(platform.says("/trending period:eon"))).contains("31 days");
  }
}
