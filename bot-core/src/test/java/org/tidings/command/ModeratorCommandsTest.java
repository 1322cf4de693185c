package org.tidings.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.testkit.Reports.report;
import static org.tidings.testkit.ScriptedPlatform.text;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.article.Report;
import org.tidings.chat.Reply;
import org.tidings.feed.FeedId;
import org.tidings.testkit.TestDelivery;

class ModeratorCommandsTest {
  private final TestDelivery desk = new TestDelivery();
  private FeedId wire = new FeedId(99);

  @BeforeEach
  void moderate() {
    wire = desk.feed("Wire");
    desk.person.as(Standing.MODERATOR).room("news");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private String says(String line) {
    return text(desk.person.says(line));
  }

  private Report.Builder energy(int number) {
    return report("Wire", TestDelivery.title(number), desk.clock.instant(), "energy", "global");
  }

  @Test
  void refusesReadersWhereverTheyAsk() {
    desk.person.as(Standing.READER);
    for (String line :
        List.of(
            "/follow trending", "/feed list", "/deliveries", "/mute x", "/audit", "/digest now")) {
      assertThat(desk.person.says(line))
          .as(line)
          .isInstanceOfSatisfying(
              Reply.Refuse.class,
              refuse -> assertThat(refuse.reason()).isEqualTo(Reply.Reason.NOT_ALLOWED));
    }
  }

  @Test
  void refusesAPressOfSomebodyWhoLostTheRight() {
    says("/follow sector:energy");
    var undo = desk.person.offered().get(1);
    desk.person.as(Standing.READER);

    assertThat(undo).isInstanceOf(org.tidings.chat.Action.Press.class);
    assertThat(desk.person.presses("Undo")).isInstanceOf(Reply.Refuse.class);
    assertThat(desk.roster.of(desk.room().key())).hasSize(1);
  }

  @Test
  void triesARuleOnHistory() {
    desk.arrives(wire, energy(1));
    desk.arrives(wire, report("Wire", TestDelivery.title(2), desk.clock.instant()));

    assertThat(says("/follow sector:energy"))
        .contains("It would have posted 1 of the last 3 articles here.")
        .contains("✓ " + TestDelivery.title(1))
        .contains("✗ " + TestDelivery.title(2));
  }

  @Test
  void pointsAtThePlaceOfAWrongFilter() {
    assertThat(says("/follow sector:energy filter:\"(opec\"")).contains("At character 1");
    assertThat(desk.roster.of(desk.room().key())).isEmpty();
  }

  @Test
  void namesAWrongPlaceholderAndTheRightOnes() {
    assertThat(says("/follow sector:energy format:\"{titel}\""))
        .contains("“titel”")
        .contains("title, source, link");
  }

  @Test
  void listsEditsPausesAndRemoves() {
    says("/follow sector:energy");
    assertThat(says("/following edit 1 quiet:22-7 per-hour:6 min-sources:2"))
        .contains("quiet 22:00-07:00, at most 6 an hour, from 2 sources on");
    assertThat(says("/following pause 1")).contains("paused");
    desk.arrives(wire, energy(1));
    desk.settle();
    assertThat(desk.posts.in(desk.room())).isEmpty();
    assertThat(says("/following remove 1")).contains("not followed any more");
    assertThat(says("/following list")).contains("Nothing is followed here");
  }

  @Test
  void holdsInQuietHoursAndThenMakesOnePost() {
    says("/follow sector:energy quiet:11:00-14:00");
    for (int i = 1; i <= 4; i++) {
      desk.arrives(wire, energy(i));
      desk.passes(Duration.ofMinutes(10));
    }
    assertThat(desk.posts.in(desk.room())).isEmpty();

    desk.passes(Duration.ofHours(2));

    assertThat(desk.posts.in(desk.room())).hasSize(1);
    assertThat(desk.posts.in(desk.room()).getFirst().words())
        .isEqualTo("Held until now: 4 headlines");
    assertThat(desk.posts.headlines(desk.room())).hasSize(4);
  }

  @Test
  void postsAtMostSoManyAnHour() {
    says("/follow sector:energy per-hour:2");
    for (int i = 1; i <= 5; i++) {
      desk.arrives(wire, energy(i));
      desk.passes(Duration.ofMinutes(5));
    }
    assertThat(desk.posts.in(desk.room())).hasSize(2);

    desk.passes(Duration.ofHours(2));
    assertThat(desk.posts.headlines(desk.room())).hasSize(5);
  }

  @Test
  void waitsForASecondSource() {
    FeedId herald = desk.feed("Herald");
    says("/follow sector:energy min-sources:2");
    desk.arrives(wire, energy(1).summary(TestDelivery.title(1) + " happened on Monday."));
    desk.passes(Duration.ofMinutes(5));
    assertThat(desk.posts.in(desk.room())).isEmpty();

    desk.arrives(
        herald,
        report("Herald", TestDelivery.title(1) + " again", desk.clock.instant(), "energy", "global")
            .summary("On Monday " + TestDelivery.title(1) + " was seen."));
    desk.passes(Duration.ofMinutes(5));

    assertThat(desk.posts.headlines(desk.room()))
        .containsExactly(TestDelivery.title(1) + " | also: Herald (2 sources)");
  }

  @Test
  void makesADigestInTheZoneOfTheReaderAndNoneWithoutNews() {
    says("/follow sector:energy daily 20:00 zone:Asia/Kolkata"); // 14:30 UTC
    desk.arrives(wire, energy(1));
    desk.arrives(wire, energy(2));
    desk.passes(Duration.ofHours(2));
    assertThat(desk.posts.in(desk.room())).isEmpty();

    desk.passes(Duration.ofMinutes(31));
    assertThat(desk.posts.in(desk.room())).hasSize(1);
    assertThat(desk.posts.headlines(desk.room())).hasSize(2);

    desk.passes(Duration.ofDays(1));
    assertThat(desk.posts.in(desk.room())).hasSize(1);
    assertThat(says("/digest now")).isEqualTo("Nothing new.");
  }

  @Test
  void mutesForAWhile() {
    says("/follow sector:energy");
    says("/mute source:wire for 2 days");
    desk.arrives(wire, energy(1));
    desk.passes(Duration.ofMinutes(5));
    assertThat(desk.posts.in(desk.room())).isEmpty();

    desk.clock.pass(Duration.ofDays(2));
    desk.arrives(wire, energy(2));
    desk.passes(Duration.ofMinutes(5));
    assertThat(desk.posts.headlines(desk.room())).containsExactly(TestDelivery.title(2));
  }

  @Test
  void addsAFeedAfterAPreviewAndFollowsIt() {
    assertThat(says("/feed add https://ledger.example/rss")).contains("ledger.example");
    assertThat(desk.feeds.of(desk.room().key())).isEmpty();
    String said = text(desk.person.presses("Add and follow here"));
    assertThat(said).contains("is added and followed here");
    assertThat(desk.feeds.of(desk.room().key())).hasSize(1);
    assertThat(desk.roster.of(desk.room().key())).hasSize(1);
    assertThat(says("/feed list")).contains("ledger.example").contains("instant");
    assertThat(says("/feed remove ledger.example")).contains("not a feed of this room any more");
    assertThat(desk.roster.of(desk.room().key())).isEmpty();
  }

  /** A site's address that leads to so many feeds, as a fetch would tell. */
  private void leadsTo(String... feeds) {
    FeedLook catalogue = desk.look;
    desk.look =
        new FeedLook() {
          @Override
          public Looked look(String text) {
            return new Looked.Found(
                Arrays.stream(feeds)
                    .flatMap(feed -> ((Looked.Found) catalogue.look(feed)).candidates().stream())
                    .toList(),
                Optional.of("a web page"));
          }

          @Override
          public Optional<String> health(FeedId feed) {
            return Optional.empty();
          }
        };
  }

  @Test
  void saysWhatAnAddressIsThatOnlyLeadsToAFeed() {
    leadsTo("https://ledger.example/rss");
    assertThat(says("/feed add https://ledger.example/"))
        .contains("That is a web page; this is its feed:");
  }

  @Test
  void saysWhatAnAddressIsThatLeadsToSeveralFeeds() {
    leadsTo("https://ledger.example/rss", "https://ledger.example/sport");
    assertThat(says("/feed add https://ledger.example/"))
        .contains("That is a web page; it names 2 feeds:");
  }

  @Test
  void tellsTheWholeAccountOfAnArticle() {
    says("/follow sector:energy");
    desk.arrives(wire, energy(1));
    desk.settle();

    assertThat(says("/why 1"))
        .contains(TestDelivery.title(1))
        .contains("From Wire")
        .contains("It fits what is followed here: sector Energy.")
        .contains("#1 headline: sent")
        .contains("as message 1");
  }

  @Test
  void letsModeratorsSettleWhatIsInDoubt() {
    says("/follow sector:energy");
    desk.posts.arrivesInDoubt();
    desk.arrives(wire, energy(1));
    desk.passes(Duration.ofMinutes(5));
    assertThat(says("/deliveries")).contains("in doubt: 1");

    assertThat(text(desk.person.presses("#1 arrived"))).contains("sent: 1");
    assertThat(desk.posts.in(desk.room())).hasSize(1);
    assertThat(says("/audit")).contains("deliveries arrived");
  }

  @Test
  void answersForgedButtonsWithAFreshStart() {
    for (String id : List.of("1>deliveries:again:zz", "1>follow:undo:1", "1>mute:end:1")) {
      assertThat(desk.person.forges(id)).as(id).isInstanceOf(Reply.Refuse.class);
    }
  }

  @Test
  void takesTypedOptions() {
    Reply reply =
        desk.person.calls("follow", Map.of("what", "sector:energy", "cadence", "every 30 minutes"));
    assertThat(text(reply)).contains("every 30m");
  }

  @Test
  void listsWhenNothingElseIsAsked() {
    says("/follow sector:energy");

    assertThat(says("/following")).contains("sector Energy");
    assertThat(says("/feed")).contains("no feed of its own");
  }

  @Test
  void readsTheZoneAndTheSourcesThatWordsState() {
    says("/follow trending daily 08:00 Europe/Berlin");
    says("/follow cricket only when 2 sources report it");
    says("/follow opec cadence:every 30 minutes");
    says("/follow oil weekly friday at 9:00 in Asia/Kolkata");

    assertThat(says("/following list"))
        .contains("trending · daily 08:00")
        .contains("“cricket” · instant, from 2 sources on")
        .contains("“opec” · every 30m")
        .contains("“oil” · weekly friday 09:00");
    assertThat(desk.roster.of(desk.room().key()))
        .extracting(subscription -> subscription.terms().zone().getId())
        .contains("Europe/Berlin", "Asia/Kolkata");
  }

  @Test
  void takesAFilterOfSeveralWordsWithoutQuotes() {
    assertThat(says("/follow dam filter:opens AND (valley OR gate) per-hour:3"))
        .contains("“dam”, only “opens AND (valley OR gate)”");
  }

  @Test
  void saysWhatALimitMayBe() {
    assertThat(says("/follow dam per-hour:many")).contains("“many” is no limit");
    assertThat(says("/follow dam per-hour:0")).contains("1 to 500");
    assertThat(says("/follow dam zone:default")).contains("Following");
  }

  @Test
  void storesAFeedQuietly() {
    assertThat(says("/feed add https://quiet.example/rss now:true quiet:true"))
        .contains("not followed");
    assertThat(desk.roster.of(desk.room().key())).isEmpty();
    assertThat(says("/feed remove quiet.ex")).contains("not a feed of this room any more");
  }
}
