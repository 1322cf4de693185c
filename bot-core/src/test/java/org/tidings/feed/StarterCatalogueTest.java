package org.tidings.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.article.Edition;
import org.tidings.article.Sector;

class StarterCatalogueTest {
  private final StarterCatalogue catalogue = StarterCatalogue.bundled();

  @Test
  void spreadsOverCountriesAndSectors() {
    assertThat(catalogue.feeds()).hasSizeGreaterThanOrEqualTo(150);
    assertThat(catalogue.editions()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(catalogue.sectors()).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void namesEachAddressOnce() {
    assertThat(
            catalogue.feeds().stream()
                .map(feed -> feed.url().toString().replaceFirst("^https?://(www\\.)?", "")))
        .doesNotHaveDuplicates();
    assertThat(
            catalogue.feeds().stream()
                .map(feed -> feed.edition() + " " + feed.sector() + " " + feed.title()))
        .doesNotHaveDuplicates();
  }

  @Test
  void holdsOnlyWebAddressesMostOfThemEncrypted() {
    assertThat(catalogue.feeds())
        .allSatisfy(
            feed -> {
              assertThat(feed.url().getScheme()).isIn("http", "https");
              assertThat(feed.url().getUserInfo()).isNull();
              assertThat(Locale.getISOLanguages()).contains(feed.language());
              assertThat(feed.source()).isNotBlank();
            });
    long encrypted =
        catalogue.feeds().stream().filter(f -> f.url().getScheme().equals("https")).count();
    assertThat(encrypted).isGreaterThan(catalogue.feeds().size() * 4L / 5);
  }

  @Test
  void choosesByEditionAndSector() {
    List<StarterFeed> chosen =
        catalogue.choose(Optional.of(Edition.of("India")), Optional.of(Sector.of("Business")));
    assertThat(chosen).extracting(StarterFeed::title).contains("Moneycontrol");
    assertThat(catalogue.choose(Optional.empty(), Optional.empty())).isEqualTo(catalogue.feeds());
    assertThat(catalogue.editions()).containsKey(new Edition("south-africa"));
  }

  @ParameterizedTest
  @CsvSource({
    "guardian, The Guardian",
    "gaurdian, The Guardian",
    "new yrok times, The New York Times",
    "le monde, Le Monde",
    "el pais, El País",
    "techcrunh, TechCrunch",
    "arstechnica, Ars Technica",
    "deutche welle, Deutsche Welle",
    "asahi, The Asahi Shimbun (朝日新聞)",
    "ndtv, NDTV News",
    "prothom, Prothom Alo (প্রথম আলো)",
    "india business standard, Business Standard",
  })
  void findsAnOutletThoughItsNameIsMistyped(String typed, String source) {
    assertThat(catalogue.named(typed, 5)).extracting(StarterFeed::source).contains(source);
  }

  @Test
  void putsTheWholeNameFirst() {
    assertThat(catalogue.named("bbc news", 3).getFirst().title()).isEqualTo("BBC News");
    assertThat(catalogue.named("the verge", 3).getFirst().title()).isEqualTo("The Verge");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zqxwvut", "", " !? ", "guardian zqxwvut"})
  void findsNothingWhereNothingFits(String typed) {
    assertThat(catalogue.named(typed, 5)).isEmpty();
  }

  @Test
  void returnsNoMoreThanAskedFor() {
    assertThat(catalogue.named("news", 4)).hasSize(4);
    assertThatIllegalArgumentException().isThrownBy(() -> catalogue.named("news", 0));
  }

  @Test
  void knowsAFeedByItsAddress() {
    StarterFeed first = catalogue.feeds().getFirst();
    assertThat(catalogue.at(first.url())).contains(first);
    assertThat(catalogue.at(URI.create(first.url().toString().replace("https:", "http:"))))
        .contains(first);
    assertThat(catalogue.at(URI.create("https://example.org/feed"))).isEmpty();
  }

  @Test
  void leavesTheSectorOfGeneralNewsOpen() {
    assertThat(catalogue.named("tagesschau", 1).getFirst().sectors()).isEmpty();
    assertThat(catalogue.named("formula archdaily", 1)).isEmpty();
    assertThat(catalogue.named("archdaily", 1).getFirst().sectors())
        .containsExactly(new Sector("architecture"));
  }

  @Test
  void refusesATableThatIsOutOfShape() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StarterCatalogue.read("only\ttwo"))
        .withMessageContaining("6 cells");
  }
}
