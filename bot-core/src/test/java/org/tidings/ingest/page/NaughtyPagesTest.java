package org.tidings.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.ingest.Caps;
import org.tidings.ingest.DocumentHints;

/** Pages made to hurt; each is read to its end or left out, and nothing is thrown. */
@Timeout(60)
class NaughtyPagesTest {
  private final PageReader reader = new PageReader();

  private Page read(String html) {
    return reader.read(html.getBytes(StandardCharsets.UTF_8), DocumentHints.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\0\0\0",
        "<",
        "<html",
        "<!--",
        "<frameset><frame src=x></frameset>",
        "<script>",
        "<title></title><h1></h1><time datetime=''></time>",
        "<svg><title>x</title></svg>",
        "<meta property='og:image' content='javascript:alert(1)'>",
        "<link rel=canonical href='http://user:pw@[::1'>",
        "<meta name=date content='99999999999999999999'><time>0000-00-00</time>",
        "<script"
            + " type='application/ld+json'>{\"@type\":[[[[[{}]]]]],\"author\":[null,3,[]]}</script>",
        "<script type='application/ld+json'>{\"@graph\":</script>",
        "<table><tr><td>99.99.2024</td></tr></table>"
      })
  void readsFragmentsAndNonsense(String html) {
    Page page = read(html);

    assertThat(page.body()).hasSizeLessThan(12);
    assertThat(page.created()).isEmpty();
    assertThat(page.picture()).isEmpty();
  }

  @Test
  void survivesAHundredThousandNestedElements() {
    Page page = read("<div>".repeat(100_000) + "deep" + "</div>".repeat(100_000));

    assertThat(page.title()).isEmpty();
  }

  @Test
  void survivesNestedInlineElementsAndTables() {
    String html = "<b><i><a href=x>".repeat(20_000) + "<table><tr><td>".repeat(5_000) + "deep";

    assertThat(read(html).title()).isEmpty();
  }

  @Test
  void readsNoMoreThanItsBoundOfTenMegabytes() {
    Page page = read("<p>" + "word, another word. ".repeat(550_000));

    assertThat(page.body().length()).isLessThanOrEqualTo(Caps.BODY);
  }

  @Test
  void survivesVeryManySmallBlocks() {
    Page page = read("<li><a href=/x>2 May 2024 by A Name</a> text</li>".repeat(200_000));

    assertThat(page.title()).isEmpty();
  }

  @Test
  void survivesMillionsOfDigitsAndPoints() {
    String html = "<p>" + "1.2.20 2019-".repeat(100_000) + "<p>" + "(".repeat(300_000);

    assertThat(read(html).title()).isEmpty();
  }

  @Test
  void survivesStructuredDataNestedWithoutEnd() {
    String deep = "[".repeat(50_000) + "{\"@graph\":".repeat(50_000);

    assertThat(read("<script type='application/ld+json'>" + deep + "</script>").title()).isEmpty();
  }

  @Test
  void survivesSeededNoise() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[random.nextInt(4_000)];
      random.nextBytes(noise);
      String start = random.nextBoolean() ? "<html><head><meta charset=utf-8>" : "<body><p>";
      byte[] head = start.getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(head, 0, noise, 0, Math.min(head.length, noise.length));

      assertThat(reader.read(noise, DocumentHints.NONE).tags()).isNotNull();
    }
  }

  @Test
  void putsNoMarkupControlsOrDirectionTricksIntoItsTexts() {
    Page page =
        read(
            """
            <html><head><title>Ba\u202esin &lt;b&gt;closed</title><meta name=author content="Ida\u0000 Moor\u200b"></head>
            <body><article><h1>Ba\u202esin closed</h1><p onclick="x()">The harbour master closed the northern \u202ebasin
            on Monday<script>alert(1)</script> after divers found a crack in the old lock gate, she said.</p>
            <p>Repairs will take about two weeks and cost less than the city had feared, she added.</p>
            </article></body></html>
            """);

    assertThat(page.title() + page.body() + page.byline())
        .doesNotContain("\u202e")
        .doesNotContain("\u200b")
        .doesNotContain("\u0000")
        .doesNotContain("alert");
  }
}
