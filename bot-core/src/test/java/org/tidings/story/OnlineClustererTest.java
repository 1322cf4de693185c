package org.tidings.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.text.Tokenizer;

class OnlineClustererTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String FERRY =
      "A ferry with 212 people on board ran aground off Port Larnay early on Tuesday after its"
          + " engine failed in a storm, the coastguard of Velmora said. Helicopters lifted the"
          + " passengers from the deck of the Silver Heron and nobody was hurt.";
  private static final String RESCUE =
      "All 212 passengers of the ferry Silver Heron were lifted to safety by helicopters after the"
          + " ship ran aground in a storm near Port Larnay, Velmora's coastguard said on Tuesday.";
  private static final String BANK =
      "The central bank of Ostrania raised its main interest rate by half a point to 6.5 percent on"
          + " Thursday, saying that inflation was still too high.";

  private final Tokenizer tokenizer = new Tokenizer();
  private final OnlineClusterer clusterer = clusterer();
  private long last;

  private static OnlineClusterer clusterer() {
    return new OnlineClusterer(1000, Background.shipped(), Meaning.shipped(), StoryModel.shipped());
  }

  private Article article(String title, String summary, String body) {
    long id = ++last;
    Report report = Report.titled("Gazette", title).summary(summary).body(body).build();
    return new Article(new ArticleId(id), NOON, id, report);
  }

  private Placement place(Article article) {
    return clusterer.place(article, tokenizer.tokenize(article.report()));
  }

  @Test
  void putsTwoReportsOfOneEventTogetherAndAnotherEventApart() {
    var first = place(article("Ferry Silver Heron runs aground off Port Larnay", FERRY, ""));
    var bank = place(article("Ostrania's central bank raises interest rate", BANK, ""));
    var second =
        place(article("Helicopters rescue 212 from Silver Heron ferry in storm", RESCUE, ""));

    assertThat(second.story()).isEqualTo(first.story());
    assertThat(bank.story()).isNotEqualTo(first.story());
    assertThat(first.story()).isEqualTo(new StoryId(1));
  }

  @Test
  void knowsACopyByItsTextUnderAnotherHeadline() {
    place(article("Ferry Silver Heron runs aground off Port Larnay", FERRY, ""));
    var copy = place(article("Hundreds safe after storm at sea", "", FERRY + " More to follow."));
    var other = place(article("Helicopters rescue 212 from ferry in storm", RESCUE, ""));

    assertThat(copy.copyOf()).contains(new ArticleId(1));
    assertThat(copy.story()).isEqualTo(new StoryId(1));
    assertThat(other.copyOf()).isEmpty();
  }

  @Test
  void placesAlikeAfterBeingRestored() {
    // given a window of two stories
    List<Clusterer.Placed> window = new ArrayList<>();
    for (Article article :
        List.of(
            article("Ferry Silver Heron runs aground off Port Larnay", FERRY, ""),
            article("Ostrania's central bank raises interest rate", BANK, ""))) {
      var tokens = tokenizer.tokenize(article.report());
      window.add(new Clusterer.Placed(article, tokens, clusterer.place(article, tokens)));
    }
    Article late = article("Helicopters rescue 212 from Silver Heron ferry", RESCUE, "");
    StoryId expected = place(late).story();

    // when its placing is undone and made again
    clusterer.restore(window.stream());

    // then it is put where it was
    assertThat(place(late).story()).isEqualTo(expected);
    assertThat(expected).isEqualTo(new StoryId(1));
  }

  @Test
  void neverJoinsArticlesOfTwoLanguages() {
    Article english = article("Silver Heron Port Larnay Velmora 212", "", "");
    Article other =
        new Article(
            new ArticleId(++last), NOON, last, english.report().change().language("fr").build());

    assertThat(place(english).story()).isNotEqualTo(place(other).story());
  }

  @Test
  void survivesWhateverATextHolds() {
    List<String> odd =
        List.of(
            "-",
            "?",
            "\u0000",
            "\u202e\u202d",
            "\ud83d\ude00\ud83d\ude00",
            "undefined",
            "NULL",
            "1/0",
            "\ud800",
            "\u0301\u0301\u0301",
            "<script>alert(1)</script>",
            "ferry",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ".repeat(40));
    for (String text : odd) {
      place(article(text, "", ""));
      place(article("x" + text, text, text));
    }
    place(article("Long", "", "Silver Heron ran aground in Velmora. ".repeat(30_000)));

    assertThat(place(article("Ferry aground", FERRY, "")).story().value()).isPositive();
  }

  @Test
  void doesNotJoinWhatIsFarApartInTime() {
    Article early = article("Quake shakes Port Larnay in Velmora", "", "");
    place(early);
    Article late =
        new Article(
            new ArticleId(++last),
            NOON.plusSeconds(90L * 24 * 3600),
            last,
            Report.titled("Gazette", "Strong quake shakes Port Larnay").build());

    assertThat(place(late).story()).isEqualTo(StoryId.openedBy(late.id()));
  }

  @Test
  void keepsHeadlinesOfOneTemplateApart() {
    List<Placement> dams =
        Stream.of("Alder", "Birch", "Cedar", "Damson", "Elm", "Fir")
            .map(name -> place(article("Dam " + name + " opens in valley " + name, "", "")))
            .toList();
    List<Placement> numbered =
        Stream.of("17", "18", "19")
            .map(number -> place(article("Headline " + number + " of feed 3", "", "")))
            .toList();

    assertThat(dams.stream().map(Placement::story)).doesNotHaveDuplicates();
    assertThat(numbered.stream().map(Placement::story)).doesNotHaveDuplicates();
  }

  @Test
  void keepsReportsOfOneTemplateApart() {
    List<Placement> dams =
        Stream.of("Alder", "Birch", "Cedar", "Damson")
            .map(
                name ->
                    place(
                        article(
                            "Dam " + name + " opens in valley " + name,
                            "The new dam of the valley "
                                + name
                                + " was opened by the minister today.",
                            "")))
            .toList();

    assertThat(dams.stream().map(Placement::story)).doesNotHaveDuplicates();
    assertThat(dams.stream().map(Placement::copyOf)).allMatch(Optional::isEmpty);
  }

  @Test
  void restoresFromNothing() {
    place(article("Ferry Silver Heron runs aground off Port Larnay", FERRY, ""));

    clusterer.restore(Stream.empty());

    Article again = article("Ferry Silver Heron runs aground off Port Larnay", FERRY, "");
    assertThat(place(again))
        .isEqualTo(new Placement(StoryId.openedBy(again.id()), Optional.empty(), List.of()));
  }
}
