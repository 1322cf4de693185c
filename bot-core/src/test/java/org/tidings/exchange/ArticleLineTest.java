package org.tidings.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.article.Edition;
import org.tidings.article.Kind;
import org.tidings.article.Picture;
import org.tidings.article.Report;
import org.tidings.article.Sector;

class ArticleLineTest {
  private static final Instant SEEN = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void givesBackEveryFactThatItWrote() throws RefusedRecord {
    var report =
        Report.titled("The Desk", "Dam \"opens\"\u2028 at noon")
            .ownId("desk-1")
            .link(URI.create("https://desk.example/dam"))
            .summary("A lead.")
            .body("One.\n\nTwo.")
            .byline("Asha Rao")
            .agency("With inputs from agencies")
            .created(SEEN.minusSeconds(60))
            .updated(SEEN)
            .zone(ZoneId.of("+05:30"))
            .picture(
                new Picture(
                    URI.create("https://desk.example/p.jpg"),
                    Optional.of("The dam"),
                    Optional.of("AI-generated")))
            .kind(Kind.INTERVIEW)
            .sector(Sector.of("Energy"))
            .sector(Sector.of("Climate"))
            .edition(Edition.of("South Asia"))
            .language("en")
            .tag("water")
            .build();

    String line = ArticleLine.write(report, SEEN);
    var back = read(line);

    assertThat(back.report()).isEqualTo(report);
    assertThat(back.seen()).contains(SEEN);
    assertThat(ArticleLine.write(back.report(), SEEN)).isEqualTo(line);
  }

  @Test
  void takesNullForNotKnownAndPassesOverUnknownFields() throws RefusedRecord {
    var report =
        read("""
        {"id":"a","source":null,"url":null,"title":"T","summary":"","body":"",\
        "publishedAt":null,"story":{"gold":1},"mood":7}\
        """)
            .report();

    assertThat(report.source()).isEmpty();
    assertThat(report.link()).isEmpty();
    assertThat(report.created()).isEmpty();
  }

  @Test
  void makesAHeadlineOfTheFirstLineWhenThereIsNone() throws RefusedRecord {
    assertThat(read("{\"title\":\" \",\"body\":\"\\n First line.\\nSecond.\"}").report().title())
        .isEqualTo("First line.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1] | not a JSON object; one object a line was expected",
        "{\"id\": | not JSON at column",
        "{\"id\":\"r-1\"} | r-1 has neither title nor body",
        "{\"title\":\"T\",\"publishedAt\":\"soon\"} | has publishedAt 'soon'; a time such as",
        "{\"title\":\"T\",\"url\":\"javascript:x\"} | has url 'javascript:x'; an absolute http",
        "{\"title\":\"T\",\"url\":\"a b\"} | has url 'a b'; an absolute http",
        "{\"title\":\"T\",\"kind\":\"poem\"} | has kind 'poem'; one of news, opinion, blog",
        "{\"title\":\"T\",\"zone\":\"Moon\"} | has zone 'Moon'; one such as Asia/Kolkata",
        "{\"title\":\"T\",\"sectors\":[\"--\"]} | not a sector key",
      })
  void refusesWhatIsNoArticleAndSaysWhatWasExpected(String line, String reason) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(RefusedRecord.class)
        .hasMessageContaining(reason);
  }

  private static ArticleLine read(String line) throws RefusedRecord {
    return ArticleLine.read(line.getBytes(StandardCharsets.UTF_8));
  }
}
