package org.tidings.ingest.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.feed.StarterCatalogue;
import org.tidings.ingest.fetch.AddressGuard;
import org.tidings.ingest.fetch.FetchOutcome;
import org.tidings.ingest.fetch.FetchOutcome.Trouble;
import org.tidings.ingest.fetch.FetchRequest;
import org.tidings.ingest.fetch.FetchSettings;
import org.tidings.ingest.fetch.Fetcher;
import org.tidings.ingest.fetch.SystemNetwork;
import org.tidings.testkit.LocalFeedServer;

class FeedFinderTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));
  private static final String FEED =
      """
      <rss version="2.0"><channel><title>The Harbour Desk</title><link>https://desk.example/</link>
      <language>en-gb</language><item><title>Ferry late</title><link>https://desk.example/1</link>
      </item></channel></rss>\
      """;

  private final LocalFeedServer server = LocalFeedServer.start();
  private final Fetcher fetcher =
      new Fetcher(
          new AddressGuard(true, Set.of(), _ -> List.of()),
          new SystemNetwork(),
          FetchSettings.of("1", ""),
          NOON);
  private final FeedFinder finder =
      new FeedFinder(fetcher::fetch, StarterCatalogue.bundled(), NOON);

  @AfterEach
  void close() {
    fetcher.close();
    server.close();
  }

  private void page(String path, String html) {
    server.serve(path, "text/html", "<!DOCTYPE html><html><body>" + html + "</body></html>");
  }

  @Test
  void readsAFeedItself() {
    server.serve("/feed", "application/rss+xml", FEED);

    var found = (Finding.AFeed) finder.find(server.url("/feed"));

    assertThat(found.feed().title()).isEqualTo("The Harbour Desk");
    assertThat(found.feed().url()).isEqualTo(URI.create(server.url("/feed")));
    assertThat(found.feed().site()).contains(URI.create("https://desk.example/"));
    assertThat(found.feed().language()).contains("en");
    assertThat(found.feed().reports()).extracting(r -> r.title()).containsExactly("Ferry late");
  }

  @Test
  void takesAFeedWhereItMovedForGood() {
    server.on("/old", LocalFeedServer.redirect(301, "/feed"));
    server.serve("/feed", "application/rss+xml", FEED);

    var found = (Finding.AFeed) finder.find(server.url("/old"));

    assertThat(found.feed().url()).isEqualTo(URI.create(server.url("/feed")));
  }

  @Test
  void offersTheFeedsThatAPageNamesCommentsLast() {
    page(
        "/",
        "<link rel='alternate' type='application/rss+xml' href='/comments/feed'>"
            + "<link rel=\"ALTERNATE nofollow\" type='application/atom+xml' href='main.xml'>"
            + "<link rel=alternate type=text/html hreflang=de href=/de>"
            + "<link rel=stylesheet href=/style.css>");
    server.serve("/main.xml", "text/xml", FEED);
    server.serve("/comments/feed", "text/xml", FEED.replace("Harbour Desk", "Comments"));

    var found = (Finding.Choices) finder.find(server.url("/"));

    assertThat(found.what()).isEqualTo("a web page");
    assertThat(found.feeds())
        .extracting(FoundFeed::title)
        .containsExactly("The Harbour Desk", "The Comments");
  }

  @Test
  void findsAFeedBehindALinkThatLooksLikeOne() {
    page("/news", "<a href='/about'>About</a><a href='../rss.xml'>Subscribe</a>");
    server.serve("/rss.xml", "text/xml", FEED);

    assertThat(finder.find(server.url("/news"))).isInstanceOf(Finding.Choices.class);
  }

  @Test
  void findsAFeedAtACommonPath() {
    page("/news/today", "Nothing is linked.");
    server.serve("/feed.xml", "text/xml", FEED);

    var found = (Finding.Choices) finder.find(server.url("/news/today"));

    assertThat(found.feeds())
        .extracting(FoundFeed::url)
        .containsExactly(URI.create(server.url("/feed.xml")));
  }

  @Test
  void takesNoPageForAFeedThatAPageNamesSo() {
    page("/", "<link rel=alternate type=application/rss+xml href=/feed>");
    page("/feed", "Please subscribe!");

    assertThat(finder.find(server.url("/")))
        .isEqualTo(new Finding.Nothing("a web page without feeds"));
    assertThat(server.asked("/feed")).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "<!doctype html><title>x</title><input type=\"password\">|a login page",
        "<!doctype html><html><title>Just a moment...</title>|a page that checks for robots",
        "%PDF-1.7|a PDF",
        "GIF89a|an image",
        "Rar!0|a compressed file",
        "<urlset xmlns=\"x\"><url><loc>y</loc></url></urlset>|a sitemap",
        "{\"a\":1}|a JSON document of another kind",
        "hello there|plain text"
      },
      delimiter = '|')
  void saysWhatItIsInstead(String document, String words) {
    server.serve("/x", "", document);

    assertThat(finder.find(server.url("/x"))).isEqualTo(new Finding.Nothing(words));
  }

  @Test
  void saysWhyItCannotBeRead() {
    assertThat(finder.find(server.url("/missing")))
        .isEqualTo(new Finding.Unread(Trouble.NOT_FOUND.words()));
    assertThat(finder.find("http://169.254.169.254/feed")).isInstanceOf(Finding.Unread.class);
    assertThat(finder.find("file:///etc/passwd")).isInstanceOf(Finding.Unread.class);
    assertThat(finder.find("javascript:alert(1)")).isInstanceOf(Finding.Unread.class);
  }

  @Test
  void fetchesNothingInsideThatAPageNames() {
    // given a public page that names a feed inside
    var pages =
        new Pages()
            .page(
                "https://public.example/",
                "<html><link rel=alternate type=application/rss+xml href=http://127.0.0.1/feed>");
    var guarded =
        new FeedFinder(
            request ->
                new AddressGuard(
                                false,
                                Set.of(),
                                _ -> List.of(java.net.InetAddress.ofLiteral("8.8.8.8")))
                            .vet(request.address())
                        instanceof AddressGuard.Verdict.Refused(String words)
                    ? new FetchOutcome.Refused(words)
                    : pages.fetch(request),
            StarterCatalogue.bundled(),
            NOON);

    assertThat(guarded.find("https://public.example/"))
        .isEqualTo(new Finding.Nothing("a web page without feeds"));
    assertThat(pages.asked).allMatch(url -> url.startsWith("https://public.example/"));
  }

  @Test
  void knowsNamesOfTheCatalogue() {
    var named = (Finding.Named) finder.find("guardian");

    assertThat(named.feeds()).first().extracting(f -> f.source()).asString().contains("Guardian");
    assertThat(finder.find("qqqqzzzz xxxyyy")).isEqualTo(new Finding.NoName());
    assertThat(finder.find("  ")).isEqualTo(new Finding.NoName());
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv,"
        + "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv",
    "https://m.youtube.com/user/desk,https://www.youtube.com/feeds/videos.xml?user=desk",
    "https://www.youtube.com/playlist?list=PLabcdefghijk,"
        + "https://www.youtube.com/feeds/videos.xml?playlist_id=PLabcdefghijk",
    "https://old.reddit.com/r/java/,https://www.reddit.com/r/java/.rss",
    "r/java,https://www.reddit.com/r/java/.rss",
    "https://github.com/desk/tool,https://github.com/desk/tool/releases.atom",
    "https://github.com/desk/tool/commits/main,https://github.com/desk/tool/commits.atom",
    "https://github.com/desk,https://github.com/desk.atom",
    "https://social.example/@desk,https://social.example/@desk.rss",
    "@desk@social.example,https://social.example/@desk.rss",
    "https://desk.substack.com/p/post,https://desk.substack.com/feed",
    "https://medium.com/@desk,https://medium.com/feed/@desk",
    "https://desk.blogspot.com/2026/01/x.html,https://desk.blogspot.com/feeds/posts/default",
    "https://desk.tumblr.com/,https://desk.tumblr.com/rss",
    "https://bsky.app/profile/desk.example,https://bsky.app/profile/desk.example/rss"
  })
  void knowsWhereSitesKeepTheirFeeds(String typed, String feed) {
    var pages = new Pages().page(feed, FEED);

    var found = (Finding.Choices) pages.finder().find(typed);

    assertThat(found.feeds()).extracting(f -> f.url().toString()).containsExactly(feed);
  }

  @Test
  void findsTheChannelOfAHandleInsideItsPage() {
    String feed = "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv";
    var pages =
        new Pages()
            .page(
                "https://www.youtube.com/@desk",
                "<html><script>{\"externalId\":\"UCabcdefghijklmnopqrstuv\"}</script></html>")
            .page(feed, FEED);

    var found = (Finding.Choices) pages.finder().find("https://www.youtube.com/@desk");

    assertThat(found.feeds()).extracting(f -> f.url().toString()).containsExactly(feed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"desk.example/feed", "feed:https://desk.example/feed"})
  void takesAddressesAsPeopleWriteThem(String typed) {
    var pages = new Pages().page("https://desk.example/feed", FEED);

    assertThat(pages.finder().find(typed)).isInstanceOf(Finding.AFeed.class);
  }

  /** A web of pages by address. */
  private static final class Pages {
    private final Map<String, String> pages = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    Pages page(String url, String document) {
      pages.put(url, document);
      return this;
    }

    FeedFinder finder() {
      return new FeedFinder(this::fetch, StarterCatalogue.bundled(), NOON);
    }

    FetchOutcome fetch(FetchRequest request) {
      asked.add(request.address());
      String page = pages.get(request.address());
      return page == null
          ? new FetchOutcome.Failed(Trouble.NOT_FOUND)
          : fetched(request.address(), page);
    }

    private static FetchOutcome fetched(String url, String page) {
      return FetchOutcome.Fetched.of(URI.create(url), page.getBytes(StandardCharsets.UTF_8));
    }
  }
}
