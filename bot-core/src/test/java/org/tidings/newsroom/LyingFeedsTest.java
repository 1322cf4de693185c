package org.tidings.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.newsroom.TestRoom.FEED;
import static org.tidings.newsroom.TestRoom.NOON;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.feed.FeedId;
import org.tidings.ingest.DocumentHints;

/** Whole documents of feeds that lie, as they arrive one after the other. */
class LyingFeedsTest {
  private static final Instant LATER = NOON.plus(Duration.ofDays(1));

  private final TestRoom room = new TestRoom();
  private final FeedReports reader = new FeedReports();

  @Test
  void keepsApartManyItemsUnderOneGuid() {
    arrive(item("Flood", "/1", "same", ""), item("Vote", "/2", "same", ""));

    assertThat(room.store.count()).isEqualTo(2);
  }

  @Test
  void knowsItemsWithoutAnyGuid() {
    arrive(item("Flood", "/1", "", ""), item("Vote", "/2", "", ""));
    arrive(item("Vote", "/2", "", ""), item("Flood", "/1", "", ""));

    assertThat(room.store.count()).isEqualTo(2);
  }

  @Test
  void keepsOneArticleWhileTwoVersionsAlternate() {
    for (int i = 0; i < 6; i++) {
      arrive(item(i % 2 == 0 ? "Flood in the valley" : "Flood in the lower valley", "/1", "a", ""));
    }

    assertThat(room.store.count()).isOne();
  }

  @Test
  void knowsOneItemOfTwoDomainsByItsLink() {
    arrive(item("Flood", "/1", "https://desk.example/?p=1", ""));
    arriveFrom(new FeedId(8), NOON, item("Flood", "/1", "https://desk.test/?p=1", ""));

    assertThat(room.store.count()).isOne();
  }

  @Test
  void takesNoArchiveForNewsThatIsRepublishedInAnotherOrder() {
    List<String> items =
        new ArrayList<>(
            IntStream.range(0, 200)
                .mapToObj(i -> item("Story" + i, "/" + i, "g" + i, ""))
                .toList());
    arrive(items.toArray(String[]::new));

    Collections.reverse(items);
    arriveFrom(FEED, LATER, items.toArray(String[]::new));

    assertThat(room.store.count()).isEqualTo(200);
    assertThat(articles()).allMatch(article -> article.firstSeen().equals(NOON));
  }

  @Test
  void takesNoArchiveForNewsWhoseGuidsAreAllNew() {
    String[] old = {item("Flood", "/1", "a1", ""), item("Vote", "/2", "a2", "")};
    arrive(old);
    arriveFrom(FEED, LATER, item("Flood", "/1", "b1", ""), item("Vote", "/2", "b2", ""));

    assertThat(room.store.count()).isEqualTo(2);
  }

  @Test
  void pinsNothingToTheTopByADateInTheFuture() {
    arrive(item("Flood", "/1", "a", "Fri, 01 Jan 2038 00:00:00 GMT"));

    assertThat(articles().getFirst().at()).isEqualTo(NOON);
  }

  @Test
  void datesAnItemWithoutADateByItsArrival() {
    arrive(item("Flood", "/1", "a", ""));

    assertThat(articles().getFirst().at()).isEqualTo(NOON);
  }

  @Test
  void keepsTheFirstDateOfAnItemThatIsBumped() {
    arrive(item("Flood", "/1", "a", "Wed, 31 Dec 2025 08:00:00 GMT"));
    arriveFrom(FEED, LATER, item("Flood", "/1", "a", "Fri, 02 Jan 2026 11:00:00 GMT"));

    assertThat(articles()).hasSize(1);
    assertThat(articles().getFirst().at()).isEqualTo(Instant.parse("2025-12-31T08:00:00Z"));
  }

  @Test
  void knowsItsArticlesAfterTheClockWasSetBack() {
    arrive(item("Flood", "/1", "a", ""));
    arriveFrom(FEED, NOON.minus(Duration.ofDays(9_999)), item("Flood", "/1", "a", ""));

    assertThat(articles())
        .singleElement()
        .satisfies(a -> assertThat(a.firstSeen()).isEqualTo(NOON));
  }

  private List<Article> articles() {
    return LongStream.rangeClosed(1, room.store.lastChange())
        .mapToObj(ArticleId::new)
        .map(room.store::article)
        .flatMap(Optional::stream)
        .toList();
  }

  private void arrive(String... items) {
    arriveFrom(FEED, NOON, items);
  }

  private void arriveFrom(FeedId feed, Instant when, String... items) {
    byte[] document =
        ("<rss version=\"2.0\"><channel><title>Desk</title>"
                + String.join("", items)
                + "</channel></rss>")
            .getBytes(StandardCharsets.UTF_8);
    var content =
        (FeedReports.Content.Reports)
            reader.read(document, DocumentHints.NONE, Optional.empty(), "Desk", when);
    List<Report> reports = content.reports();
    URI origin = URI.create("https://desk.example/feed");
    room.newsroom.accept(
        reports.stream()
            .map(report -> new Arrival(report, feed, Optional.of(origin), when))
            .toList());
  }

  private static String item(String title, String path, String guid, String date) {
    return "<item><title>%s</title><link>https://desk.example%s</link>".formatted(title, path)
        + (guid.isEmpty() ? "" : "<guid isPermaLink=\"false\">%s</guid>".formatted(guid))
        + (date.isEmpty() ? "" : "<pubDate>%s</pubDate>".formatted(date))
        + "</item>";
  }
}
