package org.tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeedParserTest {
  private static Iterable<String> feeds() {
    return Fixtures.all("feeds").stream().map(Path::getFileName).map(Path::toString).toList();
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void findsBothItemsOfEveryDialectAndAccident(String name) {
    FeedDocument feed = Fixtures.feed(name);
    assertThat(feed.entries()).hasSizeBetween(name.contains("jsonfeed-trunc") ? 1 : 2, 2);
    assertThat(EntryCleaner.title(feed.title())).isEqualTo("Harbour Herald");
    assertThat(feed.link()).isEqualTo("https://herald.example/");
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void readsTheSecondItemWhateverTheFirstOneIs(String name) {
    if (name.contains("no-titles") || name.equals("jsonfeed-truncated.json")) {
      return;
    }
    Entry second = Fixtures.feed(name).entries().get(1);
    assertThat(EntryCleaner.title(second.title())).isEqualTo("Harbour & bridge reopen");
    assertThat(second.link()).isEqualTo("https://herald.example/2");
  }

  @ParameterizedTest
  @CsvSource({
    "rss-windows-1252-undeclared.xml, Fähre fährt „wieder“",
    "rss-utf-8-called-latin-1.xml, Fähre fährt „wieder“",
    "rss-windows-1252-called-utf-8.xml, Fähre fährt „wieder“",
    "rss-windows-1252-declared.xml, Fähre fährt „wieder“",
    "rss-utf-8-mark.xml, Fähre fährt „wieder“",
    "rss-utf-16-mark.xml, Fähre fährt „wieder“",
    "rss-utf-16-no-mark.xml, Fähre fährt „wieder“",
    "rss-shift-jis.xml, 渡船が再開",
    "rss-euc-jp.xml, 渡船が再開",
    "rss-double-escaped-title.xml, Ferry ’s back",
    "rss-cdata-title.xml, Ferry back in service",
    "rss-unclosed-tags.xml, Ferry back in service",
    "rss-unclosed-items.xml, Ferry back in service",
    "atom-prefixed-elements.xml, Ferry back in service",
  })
  void readsTitles(String name, String title) {
    assertThat(EntryCleaner.title(Fixtures.feed(name).entries().getFirst().title()))
        .isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource({
    "rss-html-entities.xml, The ferry runs again — after… café.",
    "rss-crossed-tags.xml, The ferry runs again.",
    "rss-html-unescaped.xml, 'The ferry\nruns again.'",
    "rss-foreign-description.xml, The ferry runs again after repairs.",
    "rss-tracking-pixel.xml, The ferry runs.",
    "atom-xhtml-content.xml, Short.",
  })
  void readsSummaries(String name, String summary) {
    assertThat(EntryCleaner.text(Fixtures.feed(name).entries().getFirst().summary()))
        .isEqualTo(summary);
  }

  @Test
  void keepsParagraphsAndDropsScriptsOfFullTexts() {
    Entry entry = Fixtures.feed("atom-xhtml-content.xml").entries().getFirst();
    assertThat(EntryCleaner.text(entry.content()))
        .isEqualTo("First part & more, 2 < 3.\n\nSecond part.");
  }

  @Test
  void neitherExpandsNorResolvesEntitiesOfADoctype() {
    Entry entry = Fixtures.feed("rss-doctype-entities.xml").entries().getFirst();
    assertThat(entry.summary().text()).isEqualTo("See &b; and &x;.");
  }

  @Test
  void resolvesRelativeLinksAgainstXmlBase() {
    Entry entry = Fixtures.feed("atom-relative-links-xml-base.xml").entries().getFirst();
    assertThat(entry.link()).isEqualTo("https://herald.example/1");
  }

  @Test
  void resolvesAgainstContentLocationOnlyWhenItIsAWebAddress() {
    byte[] feed = "<feed><link href='a'/></feed>".getBytes(StandardCharsets.UTF_8);
    Optional<URI> address = Optional.of(URI.create("https://herald.example/x/y"));
    var moved = DocumentHints.of(address, Map.of("content-location", "/z/q"));
    var unsafe = DocumentHints.of(address, Map.of("content-location", "javascript:alert(1)"));
    assertThat(Fixtures.feed(feed, moved).link()).isEqualTo("https://herald.example/z/a");
    assertThat(Fixtures.feed(feed, unsafe).link()).isEqualTo("https://herald.example/x/a");
  }

  @Test
  void takesALinkFromAPermanentGuid() {
    assertThat(Fixtures.feed("rss-guid-only.xml").entries().getFirst().link())
        .isEqualTo("https://herald.example/1");
  }

  @Test
  void readsWhatExtensionsAdd() {
    Entry podcast = Fixtures.feed("rss-podcast.xml").entries().getFirst();
    assertThat(podcast.authors()).containsExactly("Ada Quay");
    assertThat(podcast.enclosures().getFirst().length()).isEqualTo(99);
    assertThat(podcast.pictures().getFirst().url()).isEqualTo("https://img.example/cover.jpg");
    Entry placed = Fixtures.feed("rss-slash-georss.xml").entries().getFirst();
    assertThat(placed.comments()).isEqualTo(17);
    assertThat(placed.place()).isEqualTo("45.5 -71.2");
    Entry clip = Fixtures.feed("atom-media-group.xml").entries().getFirst();
    assertThat(clip.pictures().getFirst().url()).isEqualTo("https://img.example/t.jpg");
  }

  @Test
  void readsCourtesies() {
    FeedDocument feed = Fixtures.feed("rss-ttl-skiphours.xml");
    assertThat(feed.ttl()).contains(Duration.ofMinutes(90));
    assertThat(feed.skipHours()).isEqualTo(Set.of(1, 0));
  }

  @Test
  void readsTimes() {
    Entry entry = Fixtures.feed("atom-1.0.xml").entries().getFirst();
    assertThat(entry.published().orElseThrow().at())
        .isEqualTo(Instant.parse("2025-01-06T08:00:00Z"));
    assertThat(entry.updated().orElseThrow().at()).isEqualTo(Instant.parse("2025-01-06T10:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "page.html, WEB_PAGE",
    "login.html, LOGIN_PAGE",
    "challenge.html, BOT_CHECK",
    "sitemap.xml, SITEMAP",
    "picture.svg, IMAGE",
    "list.opml, OPML",
    "soap.xml, XML",
    "data.json, JSON",
    "note.txt, TEXT",
    "empty.xml, EMPTY",
  })
  void saysWhatADocumentIsInstead(String name, Reading.Look look) {
    assertThat(new FeedParser().parse(Fixtures.bytes("others/" + name), DocumentHints.NONE))
        .isEqualTo(new Reading.NotAFeed(look));
  }

  @Test
  void tellsAPictureByItsFirstBytes() {
    byte[] png = "\u0089PNG\r\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new FeedParser().parse(png, DocumentHints.NONE))
        .isEqualTo(new Reading.NotAFeed(Reading.Look.IMAGE));
  }

  @Test
  void keepsBothPathsUnderTheSameCaps() {
    String items = "<item><title>a &amp; b</title></item>".repeat(Caps.ENTRIES + 50);
    String strict = "<rss><channel>" + items + "</channel></rss>";
    String broken = strict.replace("&amp;", "&").replace("</rss>", "");
    assertThat(Fixtures.feed(strict.getBytes(StandardCharsets.UTF_8), DocumentHints.NONE).entries())
        .hasSize(Caps.ENTRIES);
    assertThat(Fixtures.feed(broken.getBytes(StandardCharsets.UTF_8), DocumentHints.NONE).entries())
        .hasSize(Caps.ENTRIES);
  }
}
