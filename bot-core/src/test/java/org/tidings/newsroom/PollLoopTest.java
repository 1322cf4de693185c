package org.tidings.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidings.article.Kind;
import org.tidings.feed.Feed;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedHealth;
import org.tidings.feed.FeedId;
import org.tidings.feed.PollBook;
import org.tidings.feed.PollPlan;
import org.tidings.feed.PollState;
import org.tidings.ingest.fetch.AddressGuard;
import org.tidings.ingest.fetch.FetchSettings;
import org.tidings.ingest.fetch.Fetcher;
import org.tidings.ingest.fetch.SystemNetwork;
import org.tidings.store.SqlFeedCatalog;
import org.tidings.store.SqlPollBook;
import org.tidings.testkit.LocalFeedServer;
import org.tidings.testkit.SettableClock;

/** Polls a real server on loopback into a real newsroom, by a clock that is set. */
@Timeout(60)
class PollLoopTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final TestRoom room = new TestRoom();
  private final SettableClock clock = new SettableClock(NOON);
  private final LocalFeedServer server = LocalFeedServer.start();
  private final SqlFeedCatalog feeds = new SqlFeedCatalog(room.database);
  private final Book book = new Book(new SqlPollBook(room.database));
  private final Heard heard = new Heard();
  private final Fetcher fetcher =
      new Fetcher(
          new AddressGuard(true, Set.of(), _ -> List.of()),
          new SystemNetwork(),
          FetchSettings.of("1", ""),
          clock);
  private final PollLoop loop =
      new PollLoop(
          fetcher,
          book,
          new PollLoop.Intake(
              room.newsroom,
              feeds,
              new PollPlan(Duration.ofMinutes(5), Duration.ofHours(6), new SplittableRandom(1)),
              heard,
              heard),
          clock);

  @AfterEach
  void close() {
    loop.stop();
    fetcher.close();
    loop.close();
    server.close();
  }

  private Feed add(String path) {
    URI url = URI.create(server.url(path));
    var feed =
        new FeedCatalog.NewFeed(
            url, "Desk", "Desk", Kind.NEWS, Set.of(), Optional.empty(), Optional.empty());
    return feeds.add(feed, FeedCatalog.FOR_ALL).feed();
  }

  private static String rss(int... items) {
    StringBuilder text = new StringBuilder("<rss version=\"2.0\"><channel><title>Desk</title>");
    for (int item : items) {
      text.append(
          "<item><title>Story%1$d</title><link>https://desk.example/%1$d</link></item>"
              .formatted(item));
    }
    return text.append("</channel></rss>").toString();
  }

  /** Polls once more, a day later. */
  private PollState again() {
    clock.pass(Duration.ofDays(1));
    loop.wake();
    return book.next();
  }

  @Test
  void fetchesANewFeedAtOnceAndTakesItsArticlesIn() {
    server.serve("/feed", "text/xml", rss(1, 2));
    Feed feed = add("/feed");

    loop.start();
    var state = book.next();

    assertThat(room.store.count()).isEqualTo(2);
    assertThat(state.feed()).isEqualTo(feed.id());
    assertThat(state.succeeded()).contains(NOON);
    assertThat(state.due()).isAfter(NOON);
    assertThat(new SqlPollBook(room.database).of(feed.id())).contains(state);
  }

  @Test
  void handsNewArticlesOnOnce() {
    server.serve("/feed", "text/xml", rss(1));
    add("/feed");
    loop.start();
    book.next();
    server.serve("/feed", "text/xml", rss(1, 2));

    again();

    assertThat(heard.titles()).containsExactly("Story1", "Story2");
  }

  @Test
  void asksAgainWithWhatItKnowsAndTakesNothingTwice() {
    server.serve("/feed", "text/xml", rss(1, 2));
    add("/feed");
    loop.start();
    book.next();

    var second = again();

    assertThat(server.asked().getLast().header("if-none-match")).isNotEmpty();
    assertThat(second.failures()).isZero();
    assertThat(room.store.count()).isEqualTo(2);
    assertThat(server.connections()).isOne();
  }

  @Test
  void fetchesNothingBeforeItIsDue() {
    server.serve("/feed", "text/xml", rss(1));
    server.serve("/other", "text/xml", rss(2));
    add("/feed");
    loop.start();
    book.next();

    // when another feed comes a moment later, it is fetched and the first is not
    clock.pass(Duration.ofMinutes(1));
    add("/other");
    loop.wake();
    book.next();

    assertThat(server.asked("/feed")).isOne();
  }

  @Test
  void storesAMoveAfterItWasToldThreeTimes() {
    server.serve("/new", "text/xml", rss(1));
    server.on("/old", LocalFeedServer.redirect(301, "/new"));
    Feed feed = add("/old");
    loop.start();
    book.next();
    again();
    assertThat(feeds.feed(feed.id()).orElseThrow().url().getPath()).isEqualTo("/old");

    again();

    assertThat(feeds.feed(feed.id()).orElseThrow().url().getPath()).isEqualTo("/new");
    assertThat(heard.moves).containsExactly(URI.create(server.url("/new")));
  }

  @Test
  void forgetsAMoveThatWasTakenBack() {
    server.serve("/new", "text/xml", rss(1));
    server.on("/old", LocalFeedServer.redirect(301, "/new"));
    Feed feed = add("/old");
    loop.start();
    book.next();
    again();
    server.serve("/old", "text/xml", rss(1));
    again();
    server.on("/old", LocalFeedServer.redirect(301, "/new"));
    again();

    assertThat(feeds.feed(feed.id()).orElseThrow().url().getPath()).isEqualTo("/old");
  }

  @Test
  void stopsAFeedThatIsGoneAndDeletesNothing() {
    server.serve("/feed", "text/xml", rss(1));
    Feed feed = add("/feed");
    loop.start();
    book.next();
    server.on("/feed", LocalFeedServer.raw("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"));

    var gone = again();

    assertThat(gone.gone()).isTrue();
    assertThat(new SqlPollBook(room.database).due(clock.instant().plus(Duration.ofDays(9)), 10))
        .isEmpty();
    assertThat(heard.troubles).containsExactly(FeedHealth.State.GONE);
    assertThat(feeds.feed(feed.id())).isPresent();
    assertThat(room.store.count()).isOne();
  }

  @Test
  void saysOnceThatAFeedCannotBeReadAnyMore() {
    server.on("/feed", LocalFeedServer.raw("HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n"));
    Feed feed = add("/feed");
    loop.start();
    book.next();
    for (int i = 0; i < 6; i++) {
      again();
    }

    assertThat(heard.troubles).containsExactly(FeedHealth.State.FAILING);
    var health =
        FeedHealth.of(new SqlPollBook(room.database).of(feed.id()).orElseThrow(), clock.instant());
    assertThat(health.trouble()).isEqualTo("its server has an error");
  }

  @Test
  void saysOnceThatAFeedFellSilent() {
    server.serve("/feed", "text/xml", dated());
    add("/feed");
    loop.start();
    book.next();
    for (int i = 0; i < 4; i++) {
      again();
    }

    assertThat(heard.troubles).containsExactly(FeedHealth.State.SILENT);
  }

  /** A feed that brings an article an hour. */
  private static String dated() {
    return rss(1, 2, 3, 4)
        .replace("1</link>", "1</link><pubDate>Thu, 01 Jan 2026 11:00:00 GMT</pubDate>")
        .replace("2</link>", "2</link><pubDate>Thu, 01 Jan 2026 10:00:00 GMT</pubDate>")
        .replace("3</link>", "3</link><pubDate>Thu, 01 Jan 2026 09:00:00 GMT</pubDate>")
        .replace("4</link>", "4</link><pubDate>Thu, 01 Jan 2026 08:00:00 GMT</pubDate>");
  }

  @Test
  void saysWhatADocumentIsThatIsNoFeed() {
    server.serve("/feed", "text/html", "<!DOCTYPE html><html><body>Sorry!</body></html>");
    add("/feed");

    loop.start();

    assertThat(book.next().trouble()).isEqualTo("it is a web page, not a feed");
  }

  @Test
  void letsAPoisonArticleHarmNoOther() {
    server.serve(
        "/feed",
        "text/xml",
        rss(1, 2)
            .replace(
                "</channel>",
                "<item><title>!</title><link>https://p.example/</link></item></channel>"));
    add("/feed");

    loop.start();
    var state = book.next();

    assertThat(room.store.count()).isEqualTo(2);
    assertThat(state.failures()).isZero();
  }

  @Test
  void letsAPoisonFeedHarmNoOther() {
    // given a feed whose headline the test's newsroom cannot bear
    server.serve(
        "/poison",
        "text/xml",
        "<rss version=\"2.0\"><channel><item><title>!</title><link>https://p.example/</link></item></channel></rss>");
    server.serve("/feed", "text/xml", rss(1));
    Feed poison = add("/poison");
    add("/feed");

    loop.start();
    var states = List.of(book.next(), book.next());

    assertThat(room.store.count()).isOne();
    assertThat(states)
        .filteredOn(state -> state.feed().equals(poison.id()))
        .singleElement()
        .satisfies(state -> assertThat(state.failures()).isOne());
  }

  @Test
  void endsAtOnceWhileServersAreSlow() {
    server.on("/feed", (_, _, line) -> line.stall());
    Feed feed = add("/feed");
    loop.start();
    while (server.asked("/feed") == 0) {
      Thread.onSpinWait();
    }

    close();

    assertThat(new SqlPollBook(room.database).of(feed.id())).isEmpty();
  }

  @Test
  void looksAgainAtAFeedWhoseTimeAWrongClockWrote() {
    server.serve("/feed", "text/xml", rss(1));
    Feed feed = add("/feed");
    clock.set(NOON.plus(Duration.ofDays(3_650)));
    loop.start();
    book.next();

    clock.set(NOON);

    assertThat(new SqlPollBook(room.database).due(NOON, 10))
        .extracting(due -> due.feed().id())
        .containsExactly(feed.id());
  }

  /** Hands on what is saved. */
  private static final class Book implements PollBook {
    private final PollBook under;
    private final BlockingQueue<PollState> saved = new LinkedBlockingQueue<>();

    Book(PollBook under) {
      this.under = under;
    }

    PollState next() {
      try {
        PollState state = saved.poll(20, TimeUnit.SECONDS);
        if (state == null) {
          throw new AssertionError("nothing was polled");
        }
        return state;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public List<Due> due(Instant now, int most) {
      return under.due(now, most);
    }

    @Override
    public void save(PollState state) {
      under.save(state);
      saved.add(state);
    }

    @Override
    public Optional<PollState> of(FeedId feed) {
      return under.of(feed);
    }
  }

  /** Remembers what it is told. */
  private static final class Heard implements FeedWatch, FollowUp {
    private final List<Brought> brought = new ArrayList<>();
    private final List<FeedHealth.State> troubles = new ArrayList<>();
    private final List<URI> moves = new ArrayList<>();

    @Override
    public synchronized void troubled(Feed feed, FeedHealth health) {
      troubles.add(health.state());
    }

    @Override
    public synchronized void brought(List<Brought> articles) {
      brought.addAll(articles);
    }

    private synchronized List<String> titles() {
      return brought.stream().map(one -> one.arrival().report().title()).toList();
    }

    @Override
    public synchronized void moved(Feed before, URI to) {
      moves.add(to);
    }
  }
}
