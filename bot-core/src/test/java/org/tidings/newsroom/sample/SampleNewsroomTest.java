package org.tidings.newsroom.sample;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tidings.article.Edition;
import org.tidings.article.Kind;
import org.tidings.article.Sector;

class SampleNewsroomTest {
  private static final Instant OPENED = Instant.parse("2026-03-28T22:41:37Z");

  private Instant now = OPENED;
  private final InstantSource clock = () -> now;
  private final SampleNewsroom newsroom = new SampleNewsroom(clock);

  @Test
  void leavesNoMarkInAnyDocument() {
    runToTheEnd();
    assertThat(newsroom.documents())
        .allSatisfy(
            document ->
                assertThat(document.text())
                    .doesNotContain("{now")
                    .doesNotContain("{release")
                    .doesNotContain("{end"));
  }

  @Test
  void speaksAllThreeFormats() {
    assertThat(newsroom.documents().stream().map(SampleDocument::mediaType).distinct())
        .containsExactlyInAnyOrder(
            "application/rss+xml", "application/atom+xml", "application/feed+json");
  }

  @Test
  void opensWithEnoughArticlesAndReleasesTwentyMore() {
    assertThat(articles()).hasSizeGreaterThanOrEqualTo(85);
    int atOpening = articles().size();
    runToTheEnd();
    assertThat(articles()).hasSize(atOpening + 20).hasSizeGreaterThanOrEqualTo(105);
  }

  @Test
  void coversEverySortOfNews() {
    List<SampleArticle> articles = articles();
    assertThat(articles.stream().map(SampleArticle::source).distinct()).hasSize(7);
    assertThat(articles.stream().flatMap(a -> a.sectors().stream()).distinct())
        .hasSizeGreaterThanOrEqualTo(8)
        .allSatisfy(sector -> assertThat(new Sector(sector)).isNotNull());
    assertThat(articles.stream().map(SampleArticle::edition).distinct())
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(edition -> assertThat(new Edition(edition)).isNotNull());
    assertThat(articles.stream().map(SampleArticle::kind).map(Kind::of).distinct())
        .containsExactlyInAnyOrderElementsOf(Stream.of(Kind.values()).map(Optional::of).toList());
    assertThat(articles.stream().map(SampleArticle::language).distinct())
        .containsExactlyInAnyOrder("en", "es", "fr", "de", "hi");
  }

  @Test
  void givesEveryArticleTheFactsOfANewsPage() {
    runToTheEnd();
    assertThat(articles())
        .allSatisfy(
            article -> {
              assertThat(article.title()).isNotBlank();
              assertThat(article.summary()).isNotBlank();
              assertThat(article.byline()).isNotBlank();
              assertThat(article.tags()).isNotEmpty();
              assertThat(article.sectors()).isNotEmpty();
              assertThat(article.words()).as(article.title()).isBetween(60, 250);
            });
    assertThat(articles().stream().map(SampleArticle::link)).doesNotHaveDuplicates();
    assertThat(articles().stream().flatMap(a -> a.caption().stream()).count()).isGreaterThan(15);
    assertThat(articles().stream().flatMap(a -> a.credit().stream())).contains("AI-generated");
    assertThat(articles()).anyMatch(a -> a.body().contains("(With inputs from agencies.)"));
  }

  @Test
  void datesArticlesWithinTheLastTwoDaysMostOfThemInTheLastOne() {
    List<SampleArticle> articles = articles();
    assertThat(articles)
        .allSatisfy(
            article ->
                assertThat(article.created().toInstant())
                    .isBetween(now.minus(Duration.ofDays(2)), now));
    Instant yesterday = now.minus(Duration.ofDays(1));
    assertThat(articles.stream().filter(a -> a.created().toInstant().isAfter(yesterday)).count())
        .isGreaterThan(articles.size() / 2);
  }

  @Test
  void printsTimesInTheZoneOfTheOutletWithItsSummerTime() {
    Map<String, Set<String>> offsets =
        articles().stream()
            .collect(
                groupingBy(
                    SampleArticle::source,
                    Collectors.mapping(
                        a -> a.created().getOffset().toString(), Collectors.toSet())));
    assertThat(offsets).containsEntry("Deccan Courier", Set.of("+05:30"));
    assertThat(offsets).containsEntry("Savanna Wire", Set.of("+03:00"));
    now = Instant.parse("2026-07-01T12:00:00Z");
    assertThat(new SampleNewsroom(clock).documents().getFirst().text())
        .contains(" +0100</pubDate>");
  }

  @Test
  void neverDatesAnArticleInTheFutureOrAnUpdateBeforeIt() {
    do {
      assertThat(articles())
          .allSatisfy(
              article -> {
                assertThat(article.created().toInstant()).isBeforeOrEqualTo(now);
                assertThat(article.updated().orElse(article.created()).toInstant())
                    .isBetween(article.created().toInstant(), now);
              });
    } while (step());
  }

  @Test
  void releasesOneArticleEveryFewMinutes() {
    Set<String> seen = links();
    List<Duration> pauses = new ArrayList<>();
    for (Optional<Duration> wait = newsroom.untilNext();
        wait.isPresent();
        wait = newsroom.untilNext()) {
      // given the moment before a release, when nothing is new
      now = now.plus(wait.get()).minusNanos(1);
      assertThat(links()).isEqualTo(seen);

      // when it comes, exactly one article does
      now = now.plusNanos(1);
      Set<String> grown = links();
      assertThat(grown).hasSize(seen.size() + 1).containsAll(seen);
      seen = grown;
      pauses.add(wait.get());
    }
    assertThat(pauses).hasSize(20).allMatch(pause -> pause.compareTo(Duration.ofMinutes(10)) < 0);
  }

  @Test
  void listsTheNewestArticleFirst() {
    runToTheEnd();
    for (SampleDocument document : newsroom.documents()) {
      assertThat(SampleReader.read(document).stream().map(a -> a.created().toInstant()))
          .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }
  }

  @Test
  void givesTheSameDocumentsForTheSameClock() {
    assertThat(new SampleNewsroom(clock).documents()).isEqualTo(newsroom.documents());
  }

  @Test
  void tellsTwelveStoriesInTheWordsOfTwoToFiveOutlets() throws IOException {
    runToTheEnd();
    Map<String, SampleArticle> byLink =
        articles().stream().collect(Collectors.toMap(SampleArticle::link, article -> article));
    Map<String, List<SampleArticle>> stories =
        told().stream()
            .collect(
                groupingBy(
                    row -> row[0],
                    Collectors.mapping(row -> byLink.get(row[2]), Collectors.toList())));
    assertThat(stories).hasSizeGreaterThanOrEqualTo(12);
    assertThat(stories)
        .allSatisfy(
            (story, articles) -> {
              assertThat(articles).as(story).doesNotContainNull();
              assertThat(articles.stream().map(SampleArticle::source).distinct().count())
                  .as(story)
                  .isBetween(2L, 5L);
            });
  }

  @Test
  void carriesTwoWiresWordForWordInASecondOutlet() {
    Map<String, List<SampleArticle>> byTitle =
        articles().stream().collect(groupingBy(a -> a.title().toLowerCase(Locale.ROOT)));
    List<List<SampleArticle>> copies =
        byTitle.values().stream().filter(same -> same.size() > 1).toList();
    assertThat(copies).hasSize(2);
    assertThat(copies)
        .allSatisfy(
            same -> {
              assertThat(same.stream().map(SampleArticle::source).distinct()).hasSize(2);
              assertThat(same.stream().map(SampleArticle::source)).contains("Savanna Wire");
            });
  }

  private List<SampleArticle> articles() {
    return newsroom.documents().stream().flatMap(d -> SampleReader.read(d).stream()).toList();
  }

  private Set<String> links() {
    return new HashSet<>(articles().stream().map(SampleArticle::link).toList());
  }

  private boolean step() {
    Optional<Duration> wait = newsroom.untilNext();
    now = now.plus(wait.orElse(Duration.ZERO));
    return wait.isPresent();
  }

  private void runToTheEnd() {
    while (step()) {
      assertThat(now).isBefore(OPENED.plus(Duration.ofHours(3)));
    }
  }

  private static List<String[]> told() throws IOException {
    try (InputStream in =
        SampleNewsroomTest.class.getResourceAsStream("/newsroom/sample/stories.tsv")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    }
  }
}
