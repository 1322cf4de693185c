package org.tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.article.Report;

/** Feeds that lie about what is the same: every guard of identity by its name. */
class EntryKeysTest {
  private static Report.Builder report() {
    return Report.titled("Herald", "Ferry back").link(URI.create("https://herald.example/1"));
  }

  @Test
  void seesOneItemWhenGuidsFlipBetweenHttpAndHttps() {
    EntryKeys before = EntryKeys.of(report().ownId("http://herald.example/1").build());
    EntryKeys after = EntryKeys.of(report().ownId("https://herald.example/1").build());
    assertThat(after.identity()).isEqualTo(before.identity());
  }

  @Test
  void findsAnItemByItsLinkWhenAllGuidsAreRegenerated() {
    EntryKeys before = EntryKeys.of(report().ownId("uuid-a").build());
    EntryKeys after = EntryKeys.of(report().ownId("uuid-b").build());
    assertThat(after.identity()).isNotEqualTo(before.identity());
    assertThat(after.link()).isEqualTo(before.link()).contains("herald.example/1");
  }

  @Test
  void findsAnItemByItsGuidWhenItsSlugIsEdited() {
    EntryKeys before = EntryKeys.of(report().ownId("77").build());
    EntryKeys after =
        EntryKeys.of(report().ownId("77").link(URI.create("https://herald.example/new")).build());
    assertThat(after.identity()).isEqualTo(before.identity());
  }

  @Test
  void tellsItemsOfOneGuidApartByTheirLinks() {
    EntryKeys one = EntryKeys.of(report().ownId("0").build());
    EntryKeys two =
        EntryKeys.of(report().ownId("0").link(URI.create("https://herald.example/2")).build());
    assertThat(two.link()).isNotEqualTo(one.link());
  }

  @Test
  void takesTheLinkWhereThereIsNoGuidAndTitleAndDateWhereThereIsNoLink() {
    assertThat(EntryKeys.of(report().build()).identity()).isEqualTo("link:herald.example/1");
    Report bare = Report.titled("Herald", "Ferry Back").created(Instant.EPOCH).build();
    assertThat(EntryKeys.of(bare).identity()).isEqualTo("title:ferry back@1970-01-01T00:00:00Z");
  }

  @Test
  void seesOneItemUnderTwoDomainsOnlyByItsGuid() {
    EntryKeys one = EntryKeys.of(report().ownId("g").build());
    EntryKeys two =
        EntryKeys.of(report().ownId("g").link(URI.create("https://m.herald.example/1")).build());
    assertThat(two.identity()).isEqualTo(one.identity());
  }

  @ParameterizedTest
  @CsvSource({
    "https://herald.example/a, http://HERALD.example:80/a",
    "https://herald.example/a, https://www.herald.example/a/",
    "https://herald.example/a, https://herald.example/a?utm_source=x&fbclid=1#top",
    "https://herald.example/a?id=2, https://herald.example/a?gclid=x&id=2",
  })
  void readsAsOneLink(URI one, URI other) {
    assertThat(EntryKeys.canonical(other)).isEqualTo(EntryKeys.canonical(one));
  }

  @ParameterizedTest
  @CsvSource({
    "https://herald.example/a, https://herald.example/b",
    "https://herald.example/a?id=1, https://herald.example/a?id=2",
    "https://herald.example/#!/a, https://herald.example/#!/b",
    "https://herald.example/a, https://herald.example:8443/a",
  })
  void readsAsTwoLinks(URI one, URI other) {
    assertThat(EntryKeys.canonical(other)).isNotEqualTo(EntryKeys.canonical(one));
  }
}
