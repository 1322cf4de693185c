package org.tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidings.article.Picture;
import org.tidings.article.Report;

class EntryCleanerTest {
  private static final FeedDefaults HERALD =
      FeedDefaults.of("Harbour Herald", Instant.parse("2025-01-06T12:00:00Z"));

  private static Cleaned clean(String item) {
    String feed = "<rss><channel><item>" + item + "</item></channel></rss>";
    Entry entry =
        Fixtures.feed(feed.getBytes(StandardCharsets.UTF_8), DocumentHints.NONE)
            .entries()
            .getFirst();
    return new EntryCleaner().clean(entry, HERALD);
  }

  private static Report report(Cleaned cleaned) {
    if (cleaned instanceof Cleaned.Accepted(Report report, EntryKeys _)) {
      return report;
    }
    throw new AssertionError("refused: " + cleaned);
  }

  @Test
  void makesAReportOfAnItem() {
    var feed = Fixtures.feed("jsonfeed-1.1.json");
    Report report = report(new EntryCleaner().clean(feed.entries().getFirst(), HERALD));
    assertThat(report.title()).isEqualTo("Ferry back in service");
    assertThat(report.source()).isEqualTo("Harbour Herald");
    assertThat(report.byline()).contains("Ada Quay, Bo Pier");
    assertThat(report.link()).contains(URI.create("https://herald.example/1"));
    assertThat(report.picture()).contains(Picture.of(URI.create("https://img.example/f.jpg")));
    assertThat(report.created()).contains(Instant.parse("2025-01-06T08:00:00Z"));
    assertThat(report.tags()).containsExactly("sea");
  }

  @Test
  void refusesAnItemThatTellsNothing() {
    assertThat(clean("<link>https://herald.example/1</link>"))
        .isEqualTo(new Cleaned.Refused("it has neither a title nor a text"));
  }

  @Test
  void makesATitleOfTheTextWhereThereIsNone() {
    assertThat(report(clean("<description>The ferry runs.</description>")).title())
        .isEqualTo("The ferry runs.");
  }

  @Test
  void takesTrackingOutOfLinks() {
    Report report =
        report(
            clean(
                "<title>a</title><link>https://herald.example/1?utm_source=rss&amp;id=3&amp;fbclid=x#</link>"));
    assertThat(report.link()).contains(URI.create("https://herald.example/1?id=3"));
  }

  @Test
  void keepsNoLinkThatIsNoWebAddress() {
    assertThat(report(clean("<title>a</title><link>javascript:alert(1)</link>")).link()).isEmpty();
    assertThat(report(clean("<title>a</title><link>http://u:p@herald.example/</link>")).link())
        .isEmpty();
  }

  @Test
  void takesTheFirstRealPictureOfTheText() {
    var entry = Fixtures.feed("rss-tracking-pixel.xml").entries().getFirst();
    assertThat(report(new EntryCleaner().clean(entry, HERALD)).picture().map(Picture::url))
        .contains(URI.create("https://herald.example/real.jpg"));
  }

  @Test
  void prefersAnEnclosedPicture() {
    var entry = Fixtures.feed("rss-enclosure-picture.xml").entries().getFirst();
    assertThat(report(new EntryCleaner().clean(entry, HERALD)).picture().map(Picture::url))
        .contains(URI.create("https://img.example/ferry.jpg"));
  }

  @Test
  void takesOutDirectionTricksControlsAndInvisibleRuns() {
    String title =
        "Fe\u202err\u2066y\u200b\u200b \ud83d\udc69\u200d\ud83d\ude80 \udb40\udc61x\ufeff\u00ad";
    assertThat(report(clean("<title>" + title + "</title>")).title())
        .isEqualTo("Ferry \ud83d\udc69\u200d\ud83d\ude80 x");
  }

  @Test
  void keepsThreeCombiningMarksAtMostAndComposes() {
    assertThat(report(clean("<title>z" + "\u0335".repeat(30) + " e\u0301</title>")).title())
        .isEqualTo("z\u0335\u0335\u0335 \u00e9");
  }

  @Test
  void putsTitlesOnOneLineAndCutsLongOnes() {
    String title =
        report(clean("<title>Ferry\n  back\u2028again " + "x ".repeat(600) + "</title>")).title();
    assertThat(title).startsWith("Ferry back again x x").endsWith("\u2026").doesNotContain("\n");
    assertThat(title.length()).isLessThanOrEqualTo(Caps.TITLE);
  }

  @Test
  void readsLanguageCodesAsPeopleWriteThem() {
    assertThat(EntryCleaner.language("en-GB")).contains("en");
    assertThat(EntryCleaner.language("DE_at")).contains("de");
    assertThat(EntryCleaner.language("english")).isEqualTo(Optional.empty());
  }

  @Test
  void leavesOutALinkWhoseHostIsLongerThanAnyName() {
    String host = "\u0416".repeat(1_900);
    assertThat(report(clean("<title>a</title><link>http://" + host + "/</link>")).link()).isEmpty();
  }
}
