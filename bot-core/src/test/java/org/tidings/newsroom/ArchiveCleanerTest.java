package org.tidings.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.tidings.article.Report;

class ArchiveCleanerTest {
  @Test
  void joinsTheLinesOfAWireToParagraphs() {
    var wire =
        body(
            """
            The mill at Orrin raised
            its price of flour.
                It was last changed
            in May.

            End.\
            """);

    assertThat(wire.body())
        .isEqualTo(
            "The mill at Orrin raised its price of flour.\n\nIt was last changed in May.\n\nEnd.");
    assertThat(ArchiveCleaner.clean(wire)).isEqualTo(wire);
  }

  @Test
  void takesTricksOutOfTexts() {
    var report =
        ArchiveCleaner.clean(
            Report.titled("The\u0007 Desk", "Up\u202e and\ndown").summary("a\u0000b").build());

    assertThat(report.title()).isEqualTo("Up and down");
    assertThat(report.source()).isEqualTo("The Desk");
    assertThat(report.summary()).doesNotContain("\u0000");
  }

  @Test
  void takesTrackingOffLinks() {
    var report =
        ArchiveCleaner.clean(
            Report.titled("The Desk", "Up")
                .link(URI.create("https://desk.example/up?utm_source=x&id=7"))
                .build());

    assertThat(report.link()).contains(URI.create("https://desk.example/up?id=7"));
  }

  private static Report body(String body) {
    return ArchiveCleaner.clean(Report.titled("The Desk", "Flour").body(body).build());
  }
}
