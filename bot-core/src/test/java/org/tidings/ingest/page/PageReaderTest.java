package org.tidings.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidings.article.Picture;
import org.tidings.ingest.DocumentHints;
import org.tidings.ingest.Stamp;

class PageReaderTest {
  private static final URI ADDRESS =
      URI.create("https://www.meridian-desk.example/article/energy/4711-larnay-solar-canal");

  private static final String PROSE =
      """
      <p>The harbour master closed the northern basin on Monday after divers found a crack in the \
      old lock gate, and ships were told to wait outside until it is mended.</p>
      <p>Repairs will take about two weeks, she said, and cost less than the city had feared; the \
      ferry to the islands sails from the southern pier meanwhile.</p>
      """;

  private final PageReader reader = new PageReader();

  private Page fixture(String name) {
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/ingest/pages/" + name), name)) {
      return reader.read(in.readAllBytes(), DocumentHints.of(Optional.of(ADDRESS), Map.of()));
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  private Page read(String html) {
    return reader.read(html.getBytes(StandardCharsets.UTF_8), DocumentHints.NONE);
  }

  @Test
  void readsTheArticleOfAWireDesksPageAndLeavesItsFurnitureOut() {
    String body = fixture("wire-desk.html").body();

    assertThat(body)
        .contains("Growers in the Larnay valley on Thursday switched on a canal")
        .contains("\"Shade is cheaper than water.\"")
        .contains("A second stretch is planned for next spring.")
        .contains("the board added.");
    assertThat(body)
        .doesNotContain("Agro-Forestry")
        .doesNotContain("Harbour pilots")
        .doesNotContain("small dams")
        .doesNotContain("Newsletter")
        .doesNotContain("READ MORE ON")
        .doesNotContain("Share on")
        .doesNotContain("Updated:")
        .doesNotContain("cookies")
        .doesNotContain("Two rescued")
        .doesNotContain("All rights reserved");
  }

  @Test
  void readsTheFactsAroundIt() {
    Page page = fixture("wire-desk.html");

    assertThat(page.title()).isEqualTo("Larnay Valley Opens Solar Canal to Cool Its Orchards");
    assertThat(page.byline()).contains("Meridian News Desk");
    assertThat(page.desk()).contains("Meridian News Desk");
    assertThat(page.section()).contains("Energy");
    assertThat(page.tags()).containsExactly("Larnay", "solar canal", "orchards");
    assertThat(page.language()).contains("en");
    assertThat(page.canonical()).contains(ADDRESS);
  }

  @Test
  void readsBothPrintedTimesWithTheirZone() {
    Page page = fixture("wire-desk.html");

    Optional<ZoneOffset> india = Optional.of(ZoneOffset.ofHoursMinutes(5, 30));
    assertThat(page.created()).contains(new Stamp(Instant.parse("2025-04-10T07:00:00Z"), india));
    assertThat(page.updated()).contains(new Stamp(Instant.parse("2025-04-10T08:35:00Z"), india));
  }

  @Test
  void takesTheAttributionToAgenciesOutOfTheText() {
    Page page = fixture("wire-desk.html");

    assertThat(page.agency()).contains("With inputs from agencies.");
    assertThat(page.body()).doesNotContain("inputs from agencies");
  }

  @Test
  void readsThePictureWithItsCaptionAndTheNoteThatItWasGenerated() {
    Picture picture = fixture("wire-desk.html").picture().orElseThrow();

    assertThat(picture.url().getPath()).isEqualTo("/larnay/canal.jpg");
    assertThat(picture.caption())
        .hasValueSatisfying(text -> assertThat(text).contains("east of Larnay"));
    assertThat(picture.note())
        .hasValueSatisfying(text -> assertThat(text).containsIgnoringCase("AI-generated"));
  }

  @Test
  void decodesWhatAMetaElementFarDownNames() {
    String head = "<html><head><!--" + "x".repeat(3_000) + "--><meta charset=windows-1251>";
    String page =
        head + "<title>Порт закрыт</title></head><body><h1>Порт закрыт</h1></body></html>";

    Page read = reader.read(page.getBytes(Charset.forName("windows-1251")), DocumentHints.NONE);

    assertThat(read.title()).isEqualTo("Порт закрыт");
  }

  @Test
  void resolvesAuthorsThatStructuredDataOnlyRefersTo() {
    Page page =
        read(
            """
            <html><head><script type="application/ld+json">{"@graph":[
            {"@type":"NewsArticle","headline":"Basin closed","author":{"@id":"#p"},
             "datePublished":"2026-01-05T09:00:00+01:00"},
            {"@type":"Person","@id":"#p","name":"Ida Moor"}]}</script></head>
            <body><article><h1>Basin closed</h1>%s</article></body></html>
            """
                .formatted(PROSE));

    assertThat(page.byline()).contains("Ida Moor");
    assertThat(page.created().map(Stamp::at)).contains(Instant.parse("2026-01-05T08:00:00Z"));
  }

  @Test
  void tellsNoDayRatherThanAWrongOne() {
    Page page =
        read(
            "<html><body><article><h1>Basin closed</h1>%s</article><footer>© 2019</footer></body></html>"
                .formatted(PROSE));

    assertThat(page.created()).isEmpty();
  }

  @Test
  void takesTheTextFromStructuredDataWhereThePageShowsNone() {
    Page page =
        read(
            """
            <html><head><script type="application/ld+json">{"@type":"Article","headline":"Basin closed",
            "articleBody":"The harbour master closed the northern basin on Monday."}</script></head>
            <body><div id="app"></div></body></html>
            """);

    assertThat(page.body()).isEqualTo("The harbour master closed the northern basin on Monday.");
  }
}
