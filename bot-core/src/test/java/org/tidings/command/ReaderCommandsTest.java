package org.tidings.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.testkit.Reports.report;
import static org.tidings.testkit.ScriptedPlatform.blocks;
import static org.tidings.testkit.ScriptedPlatform.headlines;
import static org.tidings.testkit.ScriptedPlatform.text;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.Limits;
import org.tidings.chat.Option;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.testkit.ScriptedPlatform;

class ReaderCommandsTest {
  private final Desk desk = Desk.filled();
  private final ScriptedPlatform platform = desk.platform;

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void latestShowsTheNewestFirst() {
    Reply reply = platform.says("/latest 3");

    assertThat(headlines(reply)).hasSize(3).first().isEqualTo("Monsoon forecast for India raised");
    assertThat(text(reply)).contains("1. Monsoon forecast for India raised | Al Noor");
  }

  @Test
  void latestTakesValuesInAnyOrderAndNamed() {
    Reply loose = platform.says("/latest 4 europe energy \"Grid Post\"");
    Reply named =
        platform.says("/latest sector:energy source:\"grid post\" count:4 edition:Europe");

    assertThat(headlines(loose)).hasSize(4).allMatch(Desk::energy);
    assertThat(named).isInstanceOf(Reply.Say.class);
    assertThat(headlines(named)).isEqualTo(headlines(loose));
    assertThat(headlines(platform.says("/latest grid post 4"))).isEqualTo(headlines(loose));
  }

  @Test
  void latestTakesTypedOptions() {
    assertThat(headlines(platform.calls("latest", Map.of("sector", "Energy", "count", "2"))))
        .containsExactly("Amber baker", "Cedar dancer");
  }

  @Test
  void aWordThatMayBeTwoThingsIsAskedBack() {
    desk.newsroom.accept(
        report("Asia", "A paper named like its region", Desk.NOON, "culture", "asia").build(),
        Desk.NOON);

    Reply reply = platform.says("/latest asia 5");

    assertThat(reply).isInstanceOf(Reply.Refuse.class);
    assertThat(platform.labels()).containsExactly("edition: asia", "source: Asia");
    assertThat(headlines(platform.says("#2"))).containsExactly("A paper named like its region");
  }

  @Test
  void aTypoIsOfferedRightWithTheOtherValuesKept() {
    Reply reply = platform.says("/latest enrgy 2");

    assertThat(text(reply)).contains("enrgy").contains("For example: /latest");
    assertThat(platform.labels()).contains("sector: energy");
    assertThat(headlines(platform.presses("sector: energy"))).hasSize(2);
  }

  @Test
  void aNumberOutOfBoundsIsRefusedWithWhatIsAllowed() {
    assertThat(text(platform.says("/latest count:500"))).contains("500").contains("1-50");
    assertThat(text(platform.says("/latest 3 4"))).contains("second count");
  }

  @Test
  void aTypoInTheCommandOffersTheNearest() {
    Reply reply = platform.says("/latets energy 2");

    assertThat(reply).isInstanceOf(Reply.Refuse.class);
    assertThat(headlines(platform.says("#1"))).hasSize(2);
  }

  @Test
  void pagesStayStableWhileArticlesArriveAndOverARestart() {
    // given the first page of a list
    List<String> seen = new ArrayList<>(headlines(platform.says("/latest energy")));

    // when newer and older articles arrive and the bot is restarted
    desk.clock.pass(Duration.ofMinutes(5));
    desk.newsroom.accept(
        report("Grid Post", "Brand new", desk.clock.instant(), "energy", "europe").build(),
        desk.clock.instant());
    desk.newsroom.accept(
        report("Grid Post", "Late one", Desk.NOON.minus(Duration.ofHours(31)), "energy", "europe")
            .build(),
        desk.clock.instant());
    platform.talksTo(desk.router());
    Reply second = platform.presses("More");

    // then the second page goes on where the first ended
    assertThat(second).isInstanceOf(Reply.Replace.class);
    seen.addAll(headlines(second));
    seen.addAll(headlines(platform.presses("More")));
    assertThat(seen).doesNotHaveDuplicates().doesNotContain("Brand new").hasSizeBetween(24, 25);
    assertThat(seen.subList(0, 20)).allMatch(t -> Desk.energy(t) || t.equals("Late one"));
    assertThat(platform.labels()).doesNotContain("More");

    // and the way back shows the same as before
    Reply back = platform.presses("Back");
    assertThat(headlines(back)).isEqualTo(headlines(second));
  }

  @Test
  void numbersGoOnOverPagesAndCountInTheLastList() {
    platform.says("/latest energy");
    Reply second = platform.presses("More");
    String eleventh = headlines(second).getFirst();

    assertThat(text(second)).contains("11. " + eleventh);
    assertThat(headlines(platform.says("/read 11"))).containsExactly(eleventh);
  }

  @Test
  void readShowsEveryFactInTheCallersZone() {
    platform.zone("America/New_York");
    platform.says("/latest");

    Reply card = platform.says("/read 1");

    assertThat(text(card))
        .contains("Monsoon forecast for India raised")
        .contains("The forecast was raised on Tuesday.")
        .contains("Source: Al Noor")
        .contains("By: Ravi Rao")
        .contains("With inputs from agencies")
        .contains("Created: Wed 4 Mar 2026, 06:00 (America/New_York)")
        .contains("printed as Wed 4 Mar 2026, 16:30 (Asia/Kolkata)")
        .contains("Updated: Wed 4 Mar 2026, 06:30 (America/New_York)")
        .contains("Rain over Pune (AI-generated)")
        .contains("Kind: news")
        .contains("Sectors: Climate")
        .contains("Edition: India")
        .contains("Language: English")
        .contains("Tags: monsoon");
    assertThat(platform.labels()).contains("Open", "More: Climate", "More: Al Noor");
    assertThat(headlines(platform.presses("More: Climate"))).hasSize(1);
  }

  @Test
  void readTakesALinkAndThePickOfAList() {
    platform.says("/latest 2");

    assertThat(headlines(platform.presses("Read one")))
        .containsExactly("Monsoon forecast for India raised");
    assertThat(
            headlines(
                platform.says("/read https://alnoor.example/monsoon-forecast-for-india-raised")))
        .containsExactly("Monsoon forecast for India raised");
    assertThat(platform.says("/read https://alnoor.example/unknown"))
        .isInstanceOfSatisfying(
            Reply.Refuse.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reply.Reason.NOT_FOUND));
  }

  @Test
  void readCountsInLatestWhenThereIsNoListOrItIsOlderThanADay() {
    assertThat(headlines(platform.says("/read 1")))
        .containsExactly("Monsoon forecast for India raised");
    platform.says("/latest energy 3");
    assertThat(headlines(platform.says("/read 1"))).containsExactly("Amber baker");
    desk.clock.pass(Duration.ofHours(25));
    assertThat(headlines(platform.says("/read 1")))
        .containsExactly("Monsoon forecast for India raised");
  }

  @Test
  void readCountsInTheCallersOwnListOfThisRoom() {
    platform.says("/latest energy 3");
    platform.room("lobby");
    assertThat(headlines(platform.says("/read 1")))
        .containsExactly("Monsoon forecast for India raised");
    platform.says("/latest energy 3");
    platform.person("Bob");
    assertThat(headlines(platform.says("/read 1")))
        .containsExactly("Monsoon forecast for India raised");
  }

  @Test
  void readOfANumberBeyondTheListSaysHowFarItGoes() {
    platform.says("/latest 3");

    assertThat(text(platform.says("/read 9"))).contains("from 1 to 3");
    assertThat(text(platform.says("/read 0"))).contains("from 1 to 3");
    assertThat(text(platform.says("/read elephants"))).contains("/read 1");
  }

  @Test
  void trendingRanksByOutletsAndSaysHowMany() {
    Reply reply = platform.says("/trending");

    assertThat(headlines(reply).getFirst()).endsWith("earthquake shakes Turkish coast near Izmir");
    assertThat(text(reply)).contains("3 sources · Asia").contains("the last 24 hours");
  }

  @Test
  void trendingEndsAtTheNewestArticleWhenAllAreOld() {
    desk.clock.pass(Duration.ofDays(100));

    Reply reply = platform.says("/trending");

    assertThat(headlines(reply)).isNotEmpty();
    assertThat(text(reply)).contains("nothing newer than Wed 4 Mar 2026, 11:00 (UTC)");
  }

  @Test
  void trendingWithoutResultOffersMore() {
    Reply reply = platform.says("/trending health 6h");

    assertThat(text(reply)).contains("Nothing is trending").contains("Health");
    assertThat(platform.labels()).contains("The last 7 days", "Latest");
  }

  @Test
  void searchFindsAndMarksOneHeadlinePerStory() {
    Reply reply = platform.says("/search earthquake izmir");

    assertThat(headlines(reply))
        .singleElement()
        .asString()
        .endsWith("earthquake shakes Turkish coast near Izmir");
    assertThat(text(reply)).contains("3 sources");
    assertThat(
            blocks(reply)
                .filter(Block.Headline.class::isInstance)
                .map(Block.Headline.class::cast)
                .flatMap(h -> h.title().spans().stream())
                .filter(RichText.Span.Mark.class::isInstance)
                .map(RichText.Span::text))
        .containsExactly("earthquake", "Izmir");
  }

  @Test
  void searchPagesAndTurnsToNewestFirst() {
    platform.says("/search sector:energy");
    Reply second = platform.presses("More");
    assertThat(headlines(second)).hasSize(10);

    Reply newest = platform.presses("Newest first");

    assertThat(headlines(newest).getFirst()).isEqualTo("Amber baker");
    assertThat(text(newest)).contains("Newest first.");
  }

  @Test
  void searchPointsAtTheErrorAndOffersTheRepair() {
    Reply reply = platform.says("/search (oil OR");

    assertThat(reply).isInstanceOf(Reply.Refuse.class);
    assertThat(platform.labels()).isNotEmpty();
    assertThat(platform.says("#1")).isInstanceOf(Reply.Say.class);
  }

  @Test
  void searchWithoutResultOffersItsWords() {
    Reply reply = platform.says("/search yellow zebras");

    assertThat(text(reply)).contains("Nothing found for “yellow zebras”");
    assertThat(text(platform.presses("Search: zebras"))).contains("zebras");
  }

  @Test
  void searchLeavesOutWhatNothingFitsAndSaysSo() {
    Reply reply = platform.says("/search amber zebras since:today");

    assertThat(text(reply)).contains("Left out: the dates, some of the words.");
    assertThat(headlines(reply)).containsExactly("Amber baker");
  }

  @Test
  void searchOffersTheWordThatWasMeant() {
    platform.says("/search monsoom");

    assertThat(headlines(platform.presses("Did you mean: monsoon")))
        .containsExactly("Monsoon forecast for India raised");
  }

  @Test
  void searchShowsThePassageThatHasTheWords() {
    Reply reply = platform.says("/search farmers");

    assertThat(
            blocks(reply)
                .filter(Block.Words.class::isInstance)
                .map(Block.Words.class::cast)
                .flatMap(words -> words.text().spans().stream())
                .filter(RichText.Span.Mark.class::isInstance)
                .map(RichText.Span::text))
        .containsExactly("Farmers");
  }

  @Test
  void searchIsNarrowedByWhatIsPicked() {
    platform.says("/search amber OR monsoon");
    int pick = platform.labels().indexOf("Narrow it down") + 1;
    Action.Pick offered = (Action.Pick) platform.offered().get(pick - 1);

    assertThat(offered.options().stream().map(Option::value))
        .contains("sector:energy", "edition:india", "since:7d");
    assertThat(headlines(platform.says("#" + pick + " sector:energy")))
        .containsExactly("Amber baker");
  }

  @Test
  void searchShowsTheOthersOfAStory() {
    Reply reply = platform.says("/search earthquake izmir");

    assertThat(text(reply)).contains("3 sources · +2 more");
    int pick = platform.labels().indexOf("Narrow it down") + 1;
    assertThat(headlines(platform.says("#" + pick))).hasSize(3);
  }

  @Test
  void searchAgainRepeatsThePersonsOwnLastSearch() {
    assertThat(text(platform.says("/search again"))).isEqualTo("You have not searched yet.");
    platform.says("/search amber");
    platform.says("/search monsoon sort:date");

    Reply again = platform.says("/search again");
    assertThat(headlines(again)).containsExactly("Monsoon forecast for India raised");
    assertThat(platform.labels()).contains("Search: amber");

    platform.person("2");
    assertThat(text(platform.says("/search again"))).isEqualTo("You have not searched yet.");
  }

  @Test
  void askAnswersWithSentencesAsTheyStand() {
    Reply reply = platform.says("/ask did farmers welcome it?");
    assertThat(text(reply)).contains("Farmers welcomed it.").contains("Al Noor");
    assertThat(text(platform.says("What did rescuers search after the earthquake?")))
        .contains("“Rescuers in Izmir search houses after the earthquake.”");
    assertThat(text(platform.says("/ask who won the chess olympiad?")))
        .isEqualTo("Not known from the articles I have.");
  }

  @Test
  void searchWithoutWordsShowsAnExampleAndAsksWithAForm() {
    Reply reply = platform.says("/search");

    assertThat(text(reply)).contains("/search needs words").contains("/search oil prices");
    Reply form = platform.presses("Fill in");
    assertThat(form).isInstanceOf(Reply.Ask.class);
    Reply found = platform.submits(((Reply.Ask) form).form().id(), Map.of("words", "monsoon"));
    assertThat(headlines(found)).containsExactly("Monsoon forecast for India raised");
  }

  @Test
  void shotsAreShort() {
    Reply reply = platform.says("/shots india");

    assertThat(text(reply)).contains("The forecast was raised on Tuesday. Farmers welcomed it.");
  }

  @Test
  void opinionLeavesNewsOut() {
    assertThat(headlines(platform.says("/opinion"))).containsExactly("Why rates must fall");
    Reply none = platform.says("/opinion health");
    assertThat(text(none)).contains("No opinion pieces");
    assertThat(platform.labels()).contains("Latest");
  }

  @Test
  void sectorsEditionsAndSourcesCountAndLeadOn() {
    assertThat(text(platform.says("/sectors"))).contains("Energy: 24 articles");
    assertThat(headlines(platform.presses("Latest of a sector"))).allMatch(Desk::energy);
    assertThat(text(platform.says("/editions"))).contains("Europe: 24 articles");
    assertThat(text(platform.says("/sources"))).contains("Grid Post: 24 articles");
    assertThat(text(platform.says("/sources india"))).contains("could be added");
  }

  @Test
  void aSectorWithoutArticlesLeadsToASearch() {
    platform.says("/latest health");

    assertThat(platform.labels()).contains("Search: Health", "Latest", "Sectors");
  }

  @Test
  void aSourceIsKnownWithoutWhatStandsInBrackets() {
    desk.newsroom.accept(report("Gazette (Online)", "A quiet day", Desk.NOON).build(), Desk.NOON);

    assertThat(headlines(platform.says("/latest gazette"))).containsExactly("A quiet day");
  }

  @Test
  void menuOffersEveryCommandAsAButton() {
    platform.says("/menu");
    List<String> labels = platform.labels();

    assertThat(labels).contains("Latest", "Trending", "Search", "Give feedback", "Settings");
    for (int i = 1; i <= labels.size(); i++) {
      platform.says("/menu");
      Reply reply = platform.says("#" + i);
      assertThat(reply).as(labels.get(i - 1)).isNotInstanceOf(Reply.Refuse.class);
    }
  }

  @Test
  void menuFitsAPlatformWithFewButtons() {
    platform.allows(new Limits(3, 5, 10, 20, false, false, false, false));

    platform.says("/menu");

    assertThat(platform.offered()).hasSize(5).last().isInstanceOf(Action.Pick.class);
    platform.says("#5 rss");
    assertThat(platform.says("#1")).isInstanceOf(Reply.Refuse.class);
  }

  @Test
  void helpTellsOfAllAndOfOne() {
    assertThat(text(platform.says("/help"))).contains("/latest: ").contains("/settings: ");
    Reply one = platform.says("/help latest");
    assertThat(text(one)).contains("/latest [sector] [edition] [source] [kind] [count]");
    assertThat(headlines(platform.says("#1"))).isNotEmpty();
    platform.says("/help latst");
    assertThat(platform.labels()).contains("/help latest");
  }

  @Test
  void aboutTellsContactAndTerms() {
    assertThat(text(platform.says("/about")))
        .contains("desk@tidings.example")
        .contains("Be kind.")
        .contains("Articles: 29");
  }

  @Test
  void rssIsTheLastListAsAReadableDocument() throws Exception {
    platform.says("/latest energy 3");

    Reply reply = platform.says("/rss");

    Block.File file =
        blocks(reply)
            .filter(Block.File.class::isInstance)
            .map(Block.File.class::cast)
            .findFirst()
            .orElseThrow();
    String xml = new String(file.bytes().toArray(), StandardCharsets.UTF_8);
    assertThat(xml)
        .contains("<title>Latest: Energy</title>")
        .contains("<link>https://gridpost.example/amber-baker</link>")
        .doesNotContain("Garnet");
    var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var document =
        factory
            .newDocumentBuilder()
            .parse(new java.io.ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("item").getLength()).isEqualTo(3);
  }

  @Test
  void feedbackIsKeptForOperatorsOnly() {
    platform.says("/feedback Trending\u0000 is great");
    Reply form = platform.says("/feedback");
    platform.submits(((Reply.Ask) form).form().id(), Map.of("text", "More maps please"));

    assertThat(platform.says("/feedback list"))
        .isInstanceOfSatisfying(
            Reply.Refuse.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reply.Reason.NOT_ALLOWED));
    platform.as(Standing.OPERATOR);
    assertThat(text(platform.says("/feedback list")))
        .contains("Feedback (2)")
        .contains("More maps please")
        .contains("Trending is great");
  }

  @Test
  void feedbackIsBoundedPerDay() {
    for (int i = 0; i < 20; i++) {
      platform.says("/feedback number " + i);
    }

    assertThat(platform.says("/feedback one more"))
        .isInstanceOfSatisfying(
            Reply.Refuse.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reply.Reason.LIMIT));
  }

  @Test
  void settingsAreRememberedAndSaid() {
    platform.says("/settings india Asia/Kolkata english");
    platform.talksTo(desk.router());

    Reply reply = platform.says("/latest");

    assertThat(text(reply)).contains("Your edition: India").contains("Only articles in English");
    assertThat(headlines(reply)).hasSize(2);
    assertThat(text(reply)).contains("Wed 16:30");
    assertThat(headlines(platform.says("/latest edition:all"))).hasSize(10);
    platform.says("/latest energy");
    assertThat(platform.labels()).contains("All editions");
    assertThat(text(platform.says("/settings edition:all zone:default language:all")))
        .contains("Edition: all");
    assertThat(headlines(platform.says("/latest"))).hasSize(10);
  }

  @Test
  void settingsRefuseAZoneThatIsNone() {
    Reply reply = platform.says("/settings zone:Asia/Kolkatta");

    assertThat(text(reply)).contains("Kolkatta");
    assertThat(platform.labels()).contains("zone: Asia/Kolkata");
  }

  @Test
  void privacyShowsAndForgetsEverything() {
    assertThat(text(platform.says("/privacy"))).contains("Nothing is kept about you");
    platform.says("/settings india");
    platform.says("/latest");
    platform.says("/feedback fine");
    assertThat(text(platform.says("/privacy")))
        .contains("Settings: 1")
        .contains("Lists you were shown: 1")
        .contains("Feedback you gave: 1");

    platform.presses("Forget me");

    assertThat(text(platform.says("/privacy"))).contains("Nothing is kept about you");
  }

  @Test
  void theSampleNewsroomSaysSo() {
    desk.newsroom.invented();

    assertThat(text(platform.says("/latest"))).contains("Sample newsroom");
    assertThat(text(platform.says("/read 1"))).contains("Sample newsroom");
  }

  @Test
  void anEmptyHomeSaysWhatToDo() {
    try (Desk empty = new Desk()) {
      assertThat(text(empty.platform.says("/latest"))).contains("no articles yet");
      assertThat(empty.platform.labels()).contains("Sources", "Help");
      for (String line :
          List.of("/trending", "/read 1", "/rss", "/shots", "/opinion", "/sectors", "/editions")) {
        assertThat(empty.platform.says(line)).as(line).isInstanceOf(Reply.Say.class);
        assertThat(empty.platform.labels()).as(line).isNotEmpty();
      }
    }
  }
}
