package org.tidings.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.newsroom.TestRoom.NOON;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidings.article.Article;
import org.tidings.article.Report;
import org.tidings.ingest.fetch.AddressGuard;
import org.tidings.ingest.fetch.FetchSettings;
import org.tidings.ingest.fetch.Fetcher;
import org.tidings.ingest.fetch.SystemNetwork;
import org.tidings.ingest.page.Robots;
import org.tidings.testkit.LocalFeedServer;
import org.tidings.testkit.SettableClock;

/** Reads pages of a real server on loopback for articles of a real newsroom. */
@Timeout(60)
class PageLoopTest {
  private static final String PAGE =
      """
      <html lang="en"><head><title>Basin closed | Desk</title>
      <meta property="article:published_time" content="2026-01-01T10:00:00+01:00">
      <meta name="author" content="Ida Moor">
      <link rel="canonical" href="/harbour/basin-closed"></head>
      <body><nav><a href="/a">News</a> <a href="/b">Sport</a></nav>
      <article class="article-body"><h1>Basin closed</h1>
      <p>The harbour master closed the northern basin on Monday after divers found a crack in the \
      old lock gate, and ships were told to wait outside until it is mended.</p>
      <p>Repairs will take about two weeks, she said, and cost less than the city had feared; the \
      ferry to the islands sails from the southern pier meanwhile.</p></article></body></html>
      """;

  private final TestRoom room = new TestRoom();
  private final LocalFeedServer server = LocalFeedServer.start();
  private final SettableClock clock = new SettableClock(NOON);
  private final Fetcher fetcher =
      new Fetcher(
          new AddressGuard(true, Set.of(), _ -> List.of()),
          new SystemNetwork(),
          FetchSettings.of("1", ""),
          clock);
  private final PageLoop loop =
      new PageLoop(fetcher, new Robots(fetcher::fetch, clock), room.newsroom, 200);

  @BeforeEach
  void start() {
    loop.start();
  }

  @AfterEach
  void close() {
    loop.stop();
    fetcher.close();
    loop.close();
    server.close();
  }

  private Report.Builder thin(String path) {
    return Report.titled("Desk", "Basin closed").link(URI.create(server.url(path)));
  }

  /** Takes a report in as a feed's poll does, and waits for its page. */
  private Article brought(Report report) throws InterruptedException {
    Arrival arrival = arrival(report);
    Outcome outcome = room.newsroom.accept(List.of(arrival)).getFirst();
    loop.brought(List.of(new FollowUp.Brought(outcome.article(), arrival)));
    loop.awaitQuiet();
    return room.article(outcome);
  }

  private static Arrival arrival(Report report) {
    return new Arrival(report, TestRoom.FEED, Optional.empty(), NOON);
  }

  @Test
  void readsThePageOfAnArticleOfWhichTheFeedSaysLittle() throws InterruptedException {
    server.serve("/1", "text/html", PAGE);

    Article article = brought(thin("/1").build());

    assertThat(article.report().body())
        .startsWith("The harbour master closed")
        .contains("southern pier");
    assertThat(article.report().byline()).contains("Ida Moor");
    assertThat(article.report().created()).hasToString("Optional[2026-01-01T09:00:00Z]");
    assertThat(room.index.articles).containsKey(article.id());
    assertThat(room.index.checksum()).isEqualTo(room.store.checksum());
  }

  @Test
  void leavesArticlesAloneOfWhichTheFeedSaysEnough() throws InterruptedException {
    server.serve("/1", "text/html", PAGE);

    brought(thin("/1").body("A full text of its own. ".repeat(20)).build());

    assertThat(server.asked()).isEmpty();
  }

  @Test
  void obeysRobotsTxt() throws InterruptedException {
    server.serve("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private/\n");
    server.serve("/private/1", "text/html", PAGE);

    Article article = brought(thin("/private/1").build());

    assertThat(article.report().body()).isEmpty();
    assertThat(server.asked("/private/1")).isZero();
  }

  @Test
  void keepsWhatTheFeedSaidWhenThePageCannotBeRead() throws InterruptedException {
    server.on("/1", LocalFeedServer.raw("HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n"));
    Report report = thin("/1").summary("Ships wait.").build();

    Report stored = brought(report).report();

    assertThat(stored.summary()).isEqualTo("Ships wait.");
    assertThat(stored.body()).isEmpty();
    assertThat(server.asked("/1")).isOne();
  }

  @Test
  void takesNoPicturesAndDocumentsForPages() throws InterruptedException {
    server.serve("/1", "image/png", PAGE);

    assertThat(brought(thin("/1").build()).report().body()).isEmpty();
  }

  @Test
  void asksForALinkOnlyOnce() throws InterruptedException {
    server.serve("/1", "text/html", PAGE);
    Report report = thin("/1").build();

    brought(report);
    brought(report);

    assertThat(server.asked("/1")).isOne();
  }

  @Test
  void losesNothingWhenTheFeedSaysItsLittleAgain() throws InterruptedException {
    server.serve("/1", "text/html", PAGE);
    Report report = thin("/1").build();
    Article richer = brought(report);

    Outcome again = room.newsroom.accept(List.of(arrival(report))).getFirst();

    assertThat(again).isEqualTo(new Outcome.Known(richer.id()));
    assertThat(room.article(again)).isEqualTo(richer);
  }

  @Test
  void knowsTheArticleByItsCanonicalLinkFromThenOn() throws InterruptedException {
    server.serve("/1", "text/html", PAGE);
    Article first = brought(thin("/1").build());

    Report other =
        Report.titled("Other", "Basin closed")
            .link(URI.create(server.url("/harbour/basin-closed")))
            .build();

    assertThat(room.accept(other).article()).isEqualTo(first.id());
  }
}
