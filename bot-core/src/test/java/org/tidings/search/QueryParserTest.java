package org.tidings.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.search.QueryReading.Parsed;
import org.tidings.search.QueryReading.Wrong;
import org.tidings.search.SearchQuery.Field;
import org.tidings.search.SearchQuery.Node;

class QueryParserTest {
  /** A Wednesday. */
  private static final Instant NOW = Instant.parse("2025-04-16T12:00:00Z");

  private final QueryParser parser = new QueryParser();

  @Test
  void requiresAllWords() {
    assertThat(root("flood warning AND river"))
        .isEqualTo(new Node.And(List.of(word("flood"), word("warning"), word("river"))));
  }

  @Test
  void bindsAndTighterThanOr() {
    assertThat(root("flood river OR storm"))
        .isEqualTo(
            new Node.Or(
                List.of(new Node.And(List.of(word("flood"), word("river"))), word("storm"))));
  }

  @Test
  void readsPhrasesExclusionsAndParentheses() {
    assertThat(root("\"rate cut\" -bonds (euro | \u201ccentral bank\u201d)"))
        .isEqualTo(
            new Node.And(
                List.of(
                    new Node.Phrase(List.of("rate", "cut")),
                    new Node.Not(word("bonds")),
                    new Node.Or(
                        List.of(word("euro"), new Node.Phrase(List.of("central", "bank")))))));
  }

  @Test
  void readsFields() {
    assertThat(
            root(
                "title:quake source:\"BBC News\" sector:\"World Affairs\" kind:blogs lang:spanish"))
        .isEqualTo(
            new Node.And(
                List.of(
                    new Node.InTitle(word("quake")),
                    new Node.Is(Field.SOURCE, "BBC News"),
                    new Node.Is(Field.SECTOR, "world-affairs"),
                    new Node.Is(Field.KIND, "blog"),
                    new Node.Is(Field.LANG, "es"))));
  }

  @ParameterizedTest
  @CsvSource({
    "since:yesterday, 2025-04-15T00:00:00Z,",
    "since:last week, 2025-04-07T00:00:00Z,",
    "on:2025-04-10, 2025-04-10T00:00:00Z, 2025-04-11T00:00:00Z",
    "on:april 10, 2025-04-10T00:00:00Z, 2025-04-11T00:00:00Z",
    "on:\"10 may 2024\", 2024-05-10T00:00:00Z, 2024-05-11T00:00:00Z",
    "on:december, 2024-12-01T00:00:00Z, 2025-01-01T00:00:00Z",
    "after:2025-04-10, 2025-04-11T00:00:00Z,",
    "before:monday,, 2025-04-14T00:00:00Z",
    "since:3d, 2025-04-13T12:00:00Z,",
    "on:3 days ago, 2025-04-13T00:00:00Z, 2025-04-14T00:00:00Z",
    "on:2025, 2025-01-01T00:00:00Z, 2026-01-01T00:00:00Z"
  })
  void understandsHumanDates(String text, Instant after, Instant before) {
    assertThat(root(text))
        .isEqualTo(new Node.Between(Optional.ofNullable(after), Optional.ofNullable(before)));
  }

  @Test
  void beginsDaysInTheZone() {
    var reading = parser.parse("since:today", NOW, ZoneId.of("Asia/Kolkata"));
    assertThat(((Parsed) reading).query().root())
        .isEqualTo(
            new Node.Between(Optional.of(Instant.parse("2025-04-15T18:30:00Z")), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "(flood OR storm | 0 | (flood OR storm)",
        "flood) storm | 5 | flood storm",
        "'say \"rate cut' | 4 | 'say \"rate cut\"'",
        "flood OR | 6 | flood",
        "OR flood | 0 | flood",
        "flood AND AND storm | 6 | flood AND storm",
        "flood - storm | 6 | flood storm",
        "sorce:reuters oil | 0 | source:reuters oil",
        "oil since:yesteday | 4 | oil since:yesterday",
        "oil kind:opinon | 4 | oil kind:opinion",
        "oil title: | 4 | oil",
        "() oil | 0 | oil",
        "oil lang:klingon | 4 | oil"
      },
      delimiter = '|')
  void pointsAtTheTroubleAndRepairsIt(String text, int place, String repaired) {
    var wrong = (Wrong) parser.parse(text, NOW, ZoneOffset.UTC);
    assertThat(wrong.place()).isEqualTo(place);
    assertThat(wrong.repaired()).contains(repaired);
  }

  @Test
  void boundsLengthDepthAndParts() {
    assertThat(wrong("word ".repeat(60)).reason()).contains("256");
    assertThat(wrong("(".repeat(100) + "a" + ")".repeat(100)).repaired()).contains("a");
    assertThat(wrong("a ".repeat(100)).reason()).contains("cost too much");
    assertThat(wrong("*".repeat(10_000)).repaired()).isEmpty();
  }

  @Test
  void repairsAnythingOrSaysThatItCannot() {
    String alphabet = "ab\"()-: ORANDtitle:since:kind:*/[]{}\\\u0301\u202e\ud83d\ude00\ud83d";
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(60);
      for (int i = 0; i < length; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      if (parser.parse(text.toString(), NOW, ZoneOffset.UTC) instanceof Wrong wrong) {
        assertThat(wrong.place()).as("seed %d", seed).isBetween(0, 1_024);
        wrong
            .repaired()
            .ifPresent(
                repaired ->
                    assertThat(parser.parse(repaired, NOW, ZoneOffset.UTC))
                        .isInstanceOf(Parsed.class));
      }
    }
  }

  private Node root(String text) {
    return ((Parsed) parser.parse(text, NOW, ZoneOffset.UTC)).query().root();
  }

  private Wrong wrong(String text) {
    return (Wrong) parser.parse(text, NOW, ZoneOffset.UTC);
  }

  private static Node word(String word) {
    return new Node.Word(word);
  }
}
