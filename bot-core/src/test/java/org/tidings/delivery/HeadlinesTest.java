package org.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.tidings.testkit.Reports.report;
import static org.tidings.testkit.TestDelivery.NOON;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.article.Report;
import org.tidings.chat.Action;
import org.tidings.chat.Destination;
import org.tidings.chat.SendResult;
import org.tidings.command.Standing;
import org.tidings.feed.FeedId;
import org.tidings.testkit.PostedPosts.Killed;
import org.tidings.testkit.ScriptedPlatform;
import org.tidings.testkit.TestDelivery;

class HeadlinesTest {
  private final TestDelivery desk = new TestDelivery();
  private FeedId wire = new FeedId(99);

  @BeforeEach
  void followEnergy() {
    wire = desk.feed("Wire");
    desk.person.as(Standing.MODERATOR).room("news");
    String said = ScriptedPlatform.text(desk.person.says("/follow sector:energy here"));
    assertThat(said).contains("Following sector Energy here: instant.");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Report.Builder energy(String title) {
    return report("Wire", title, desk.clock.instant(), "energy", "global");
  }

  private List<String> headlines() {
    return desk.posts.headlines(desk.room());
  }

  @Test
  void postsWhatIsFollowedAndNothingElse() {
    desk.arrives(wire, energy("Grid operators brace for winter storms"));
    desk.arrives(wire, report("Wire", "Cup final ends in draw", NOON, "sports", "global"));
    desk.settle();

    assertThat(headlines()).containsExactly("Grid operators brace for winter storms");
  }

  @Test
  void publishesAndTagsWhereAModeratorAskedForIt() {
    desk.person.says("/follow sector:sports publish:on tags:Sports,Finals");
    desk.arrives(wire, energy("Grid operators brace for winter storms"));
    desk.arrives(wire, report("Wire", "Cup final ends in draw", NOON, "sports", "global"));
    desk.settle();

    assertThat(desk.posts.in(desk.room()))
        .extracting(posted -> posted.out().crosspost(), posted -> posted.out().tags())
        .containsExactlyInAnyOrder(
            tuple(false, List.of()), tuple(true, List.of("Sports", "Finals")));
  }

  @Test
  void postsOnceThoughTheArticleComesAgain() {
    Report.Builder article = energy("Grid operators brace for winter storms");
    desk.arrives(wire, article);
    desk.settle();
    desk.arrives(wire, article);
    desk.passes(Duration.ofHours(1));

    assertThat(headlines()).hasSize(1);
  }

  @Test
  void owesTheArticleInItsOwnTransaction() {
    // given an article whose batch breaks after it was placed
    Report.Builder article = energy("Grid operators brace for winter storms");
    desk.arrives(wire, article);

    // when nothing was sent before the process died
    desk.restart();
    desk.settle();

    // then the next process owes it still
    assertThat(headlines()).containsExactly("Grid operators brace for winter storms");
  }

  @Test
  void leavesToModeratorsWhatMayHaveArrivedBeforeTheProcessDied() {
    // given a platform that cannot tell, and a process that dies after the post arrived
    desk.posts.dies(true);
    desk.arrives(wire, energy("Grid operators brace for winter storms"));
    assertThat(catchThrowable(desk::settle)).isInstanceOf(Killed.class);

    // when another one takes over
    desk.restart();
    desk.passes(Duration.ofMinutes(10));

    // then it is not posted again, and in doubt
    assertThat(headlines()).hasSize(1);
    assertThat(desk.outbox.counts(desk.room().key())).containsEntry(State.IN_DOUBT, 1);
  }

  @Test
  void repeatsInDoubtWhereTheRoomPrefersTwiceToNever() {
    Room room = desk.outbox.room(desk.room());
    desk.outbox.put(new Room(room.where(), room.access(), "", "", room.notBefore(), 0, true));
    desk.posts.dies(false);
    desk.arrives(wire, energy("Grid operators brace for winter storms"));
    assertThat(catchThrowable(desk::settle)).isInstanceOf(Killed.class);

    desk.restart();
    desk.passes(Duration.ofMinutes(10));

    assertThat(headlines()).hasSize(1);
    assertThat(desk.outbox.counts(desk.room().key())).doesNotContainKey(State.IN_DOUBT);
  }

  @Test
  void looksIntoTheRoomBeforeItSendsAgain() {
    // given a platform that can be looked into
    desk.posts.looks(true);
    for (boolean arrived : List.of(true, false)) {
      desk.posts.dies(arrived);
      desk.arrives(wire, energy(TestDelivery.title(arrived ? 1 : 2)));
      assertThat(catchThrowable(desk::settle)).isInstanceOf(Killed.class);
      desk.restart();
      desk.passes(Duration.ofMinutes(10));
    }

    assertThat(headlines()).hasSize(2);
    assertThat(desk.outbox.counts(desk.room().key())).containsOnly(entry(State.SENT, 2));
  }

  private static java.util.Map.Entry<State, Integer> entry(State state, int count) {
    return java.util.Map.entry(state, count);
  }

  @Test
  void waitsAsLongAsThePlatformAsksAndKeepsTheOrder() {
    desk.posts.answers(new SendResult.Busy(Duration.ofMinutes(5)));
    desk.arrives(wire, energy("Grid operators brace for winter storms"));
    desk.clock.pass(Duration.ofSeconds(1));
    desk.arrives(wire, energy("Tanker rates climb to a record"));
    desk.settle();
    assertThat(headlines()).isEmpty();

    desk.passes(Duration.ofMinutes(4));
    assertThat(headlines()).isEmpty();

    desk.passes(Duration.ofMinutes(2));
    assertThat(headlines())
        .containsExactly(
            "Grid operators brace for winter storms", "Tanker rates climb to a record");
  }

  @Test
  void movesWithAGroupThatGetsANewId() {
    Destination before = desk.room();
    Destination after = new Destination(before.platform(), "-100news", "", false);
    desk.posts.answers(new SendResult.Moved(after));
    desk.arrives(wire, energy("Grid operators brace for winter storms"));
    desk.settle();
    desk.arrives(wire, energy("Tanker rates climb to a record"));
    desk.settle();

    assertThat(desk.posts.headlines(after)).hasSize(2);
    assertThat(desk.roster.of(after.key())).hasSize(1);
    assertThat(desk.roster.of(before.key())).isEmpty();
  }

  @Test
  void pausesAClosedRoomTellsOnceAndCatchesUp() {
    // given a room that may not be written to for two hours, while five headlines come
    Destination private1 = new Destination("scripted", "1", "", true);
    SendResult closed = new SendResult.Closed("I may not write there", "Give me the right.");
    desk.posts.answers(closed);
    desk.arrives(wire, energy("Grid operators brace for winter storms"));
    desk.settle();

    // then the one who made the follow is told in private, once
    assertThat(desk.posts.in(private1)).hasSize(1);
    assertThat(desk.posts.in(private1).getFirst().words()).contains("Give me the right.");
    assertThat(desk.outbox.room(desk.room()).access()).isEqualTo(Room.Access.CLOSED);

    // when the right is back
    desk.arrives(wire, energy("Tanker rates climb to a record"));
    desk.passes(Duration.ofHours(1));

    // then nothing is missing
    assertThat(headlines())
        .containsExactly(
            "Grid operators brace for winter storms", "Tanker rates climb to a record");
    assertThat(desk.outbox.room(desk.room()).access()).isEqualTo(Room.Access.OPEN);
    assertThat(desk.posts.in(private1)).hasSize(1);
  }

  @Test
  void namesOtherSourcesInTheFirstPostInsteadOfPostingAgain() {
    FeedId second = desk.feed("Herald");
    desk.arrives(
        wire,
        energy("Explosion at Rotterdam refinery injures twelve workers")
            .summary("An explosion at the Rotterdam refinery injured twelve workers on Monday."));
    desk.settle();
    desk.clock.pass(Duration.ofMinutes(2));
    desk.arrives(
        second,
        report(
                "Herald",
                "Twelve workers injured in Rotterdam refinery explosion",
                desk.clock.instant(),
                "energy",
                "global")
            .summary("Twelve workers were injured by an explosion at a refinery in Rotterdam."));
    desk.passes(Duration.ofMinutes(10));

    assertThat(desk.posts.in(desk.room())).hasSize(1);
    assertThat(desk.posts.edited()).hasSize(1);
    assertThat(desk.posts.edited().getFirst().headlines())
        .containsExactly(
            "Explosion at Rotterdam refinery injures twelve workers | also: Herald (2 sources)");
  }

  @Test
  void postsOnlyTheNewestThreeOfAFirstFetch() {
    FeedId fresh = desk.fresh("Ledger", desk.room().key());
    desk.arrive(fresh, many(20));
    desk.passes(Duration.ofMinutes(5));

    assertThat(desk.posts.in(desk.room())).hasSize(3);
    assertThat(desk.outbox.counts(desk.room().key())).containsEntry(State.SKIPPED, 17);
  }

  @Test
  void makesOnePostOfAFlood() {
    desk.arrive(wire, many(30));
    desk.passes(Duration.ofMinutes(5));

    assertThat(desk.posts.in(desk.room())).hasSize(1);
    assertThat(desk.posts.in(desk.room()).getFirst().words()).startsWith("30 came at once.");
    assertThat(desk.outbox.counts(desk.room().key())).containsEntry(State.BUNDLED, 30);
  }

  private List<Report.Builder> many(int count) {
    List<Report.Builder> many = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      many.add(
          report("Wire", TestDelivery.title(i), NOON, "energy", "global")
              .created(NOON.minus(Duration.ofMinutes(100 - i))));
    }
    return many;
  }

  @Test
  void staysInsideTheScopeOfPrivateFeeds() {
    FeedId secret = desk.fresh("Secret", "scripted:elsewhere");
    desk.arrives(secret, report("Secret", "Private turbine plans", NOON, "energy", "global"));
    desk.settle();

    assertThat(headlines()).isEmpty();
  }

  @Test
  void answersTheFirstPostWhenAStoryBecomesBigAndThatIsWanted() {
    desk.person.says("/following edit 1 updates:yes");
    told(
        wire,
        "Wire",
        "Explosion at Rotterdam refinery injures twelve workers",
        "An explosion at the Rotterdam refinery injured twelve workers on Monday.");
    told(
        desk.feed("Post"),
        "Post",
        "Twelve workers injured in Rotterdam refinery explosion",
        "Twelve workers were injured by an explosion at a refinery in Rotterdam.");
    told(
        desk.feed("Herald"),
        "Herald",
        "Rotterdam refinery explosion: twelve workers in hospital",
        "Doctors treat a dozen people burnt when the refinery in Rotterdam exploded.");
    told(
        desk.feed("Echo"),
        "Echo",
        "Refinery explosion in Rotterdam leaves twelve workers injured",
        "The fire brigade of Rotterdam fought flames for hours after the refinery explosion.");

    var posts = desk.posts.in(desk.room());
    assertThat(posts).hasSize(2);
    assertThat(posts.getLast().headlines().getFirst())
        .startsWith("Rotterdam refinery explosion: twelve workers in hospital");
    assertThat(posts.getLast().out().replyTo()).contains(posts.getFirst().message());
  }

  private void told(FeedId feed, String source, String title, String lead) {
    desk.arrives(
        feed, report(source, title, desk.clock.instant(), "energy", "global").summary(lead));
    desk.passes(Duration.ofMinutes(10));
  }

  @Test
  void asksModeratorsAboutAFlood() {
    List<Report.Builder> many = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      many.add(energy(TestDelivery.title(i)));
    }
    desk.arrive(wire, many);
    desk.settle();
    var post = desk.posts.in(desk.room()).getFirst();
    assertThat(post.words()).startsWith("12 came at once.");

    var daily = (Action.Press) post.out().post().actions().getFirst();

    var reply = desk.person.forges(daily.id().value());

    assertThat(ScriptedPlatform.text(reply)).contains("comes as a digest from now on: daily 08:00");
  }
}
