package org.tidings.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.text.Tokenizer;

class TopicsTest {
  private final Tokenizer tokenizer = new Tokenizer();

  private Optional<String> sector(Report report) {
    return Topics.shipped().sector(report, tokenizer.tokenize(report)).map(Sector::key);
  }

  private static Report told(String title, String lead) {
    return Report.titled("Post", title).summary(lead).build();
  }

  @Test
  void knowsSectorsByTheirWords() {
    Map<String, Report> expected =
        Map.of(
            "sports",
            told(
                "Striker scores twice as champions win the cup final",
                "The captain scored in the second half and the coach praised the players after"
                    + " the match against the league champions."),
            "energy",
            told(
                "Crude oil output raised as OPEC ministers meet",
                "Oil production rose to two million barrels a day, and crude prices fell before"
                    + " OPEC ministers discussed the quota for petroleum exporters."),
            "agriculture",
            told(
                "Wheat harvest seen lower, corn planting delayed",
                "Farmers expect a smaller wheat crop and late corn planting, the agriculture"
                    + " department said; grain exports in tonnes will fall."),
            "technology",
            told(
                "Software maker warns of virus in web browser",
                "Users of the internet browser should download the security software, the"
                    + " computer firm said, as the virus spreads over broadband and e-mail."));

    expected.forEach((sector, report) -> assertThat(sector(report)).contains(sector));
  }

  @Test
  void tellsNothingWhenUnsure() {
    assertThat(sector(told("Untitled", ""))).isEmpty();
    assertThat(sector(told("Zyx qwv ghj", "Lkj mnb vcx."))).isEmpty();
    assertThat(sector(told("A quiet street gets a new bench", "Neighbours met for tea.")))
        .isEmpty();
    assertThat(sector(told("Die Ernte wird kleiner", "Weizen.").change().language("de").build()))
        .isEmpty();
  }

  @Test
  void linksSayTheirSection() {
    assertThat(SectionNames.of(URI.create("https://a.example/news/health/2026/flu.html")))
        .contains("health");
    assertThat(SectionNames.of(URI.create("https://a.example/world/us-politics/x")))
        .contains("politics");
    assertThat(SectionNames.of(URI.create("https://a.example/health"))).isEmpty();
    assertThat(SectionNames.of(URI.create("https://a.example/"))).isEmpty();
    assertThat(SectionNames.of(URI.create("urn:x:health/y"))).isEmpty();
  }

  @Test
  void hostsSayTheirCountry() {
    Map<String, Optional<String>> expected =
        Map.of(
            "https://news.example.co.uk/a", Optional.of("united-kingdom"),
            "https://daily.example.in/a", Optional.of("india"),
            "https://post.example.hk/a", Optional.of("hong-kong"),
            "https://a.example.eu/a", Optional.of("europe"),
            "https://start-up.io/a", Optional.empty(),
            "https://a.example/a", Optional.empty(),
            "urn:x", Optional.empty());

    expected.forEach(
        (link, edition) ->
            assertThat(HostEditions.of(URI.create(link)).map(each -> each.key()))
                .as(link)
                .isEqualTo(edition));
  }

  @Test
  void aModelWithoutTermsIsNeverSure() {
    Topics empty = new Topics(List.of(Topics.OTHER), new int[0], new byte[0], 1);
    Report report = told("Crude oil output raised as OPEC ministers meet", "Oil.");

    assertThat(empty.guess(tokenizer.tokenize(report))).isEmpty();
  }
}
