package org.tidings.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidings.article.Picture;
import org.tidings.article.Report;
import org.tidings.ingest.Stamp;

class PageFactsTest {
  private static final String TEXT = "Ships wait outside the northern basin. ".repeat(10).strip();
  private static final Instant NINE = Instant.parse("2026-01-05T08:00:00Z");
  private static final URI PICTURE = URI.create("https://img.example/basin.jpg");

  private static final Page PAGE =
      new Page(
          "Basin closed",
          "Ships wait.",
          TEXT,
          Optional.of("Ida Moor"),
          Optional.empty(),
          Optional.of("With inputs from agencies."),
          Optional.of(new Stamp(NINE, Optional.of(ZoneOffset.ofHours(1)))),
          Optional.empty(),
          Optional.of(new Picture(PICTURE, Optional.of("The basin"), Optional.of("File photo"))),
          Optional.of("Harbour"),
          List.of("ships"),
          Optional.empty(),
          Optional.of("en"));

  private static Report.Builder feed() {
    return Report.titled("Desk", "Basin is closed");
  }

  @Test
  void fillsWhatTheFeedLeftOut() {
    Report richer = PageFacts.enriched(feed().build(), PAGE);

    assertThat(richer.body()).isEqualTo(TEXT);
    assertThat(richer.summary()).isEqualTo("Ships wait.");
    assertThat(richer.byline()).contains("Ida Moor");
    assertThat(richer.agency()).contains("With inputs from agencies.");
    assertThat(richer.created()).contains(NINE);
    assertThat(richer.zone()).contains(ZoneOffset.ofHours(1));
    assertThat(richer.picture()).isEqualTo(PAGE.picture());
    assertThat(richer.tags()).containsExactlyInAnyOrder("ships", "Harbour");
    assertThat(richer.language()).contains("en");
  }

  @Test
  void leavesTheFeedsOwnWordStanding() {
    Report report =
        feed()
            .byline("The Harbour Desk")
            .created(NINE.minusSeconds(60))
            .summary("Our summary.")
            .tag("port")
            .language("de")
            .build();

    Report richer = PageFacts.enriched(report, PAGE);

    assertThat(richer.title()).isEqualTo("Basin is closed");
    assertThat(richer.byline()).contains("The Harbour Desk");
    assertThat(richer.created()).contains(NINE.minusSeconds(60));
    assertThat(richer.summary()).isEqualTo("Our summary.");
    assertThat(richer.tags()).containsExactly("port");
    assertThat(richer.language()).contains("de");
  }

  @Test
  void takesNoShorterText() {
    String longer = TEXT + " More was said. ".repeat(40);

    assertThat(PageFacts.enriched(feed().body(longer).build(), PAGE).body())
        .isEqualTo(longer.strip());
  }

  @Test
  void addsWordsToTheFeedsPicture() {
    URI own = URI.create("https://img.example/other.jpg");

    Picture picture =
        PageFacts.enriched(feed().picture(Picture.of(own)).build(), PAGE).picture().orElseThrow();

    assertThat(picture.url()).isEqualTo(own);
    assertThat(picture.caption()).contains("The basin");
    assertThat(picture.note()).contains("File photo");
  }
}
