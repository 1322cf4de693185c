package org.tidings.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.tidings.testkit.Reports.report;
import static org.tidings.testkit.ScriptedPlatform.headlines;
import static org.tidings.testkit.ScriptedPlatform.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.article.ArticleId;
import org.tidings.article.Kind;
import org.tidings.chat.Action;
import org.tidings.chat.ActionId;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.CommandSpec.SubCommand;
import org.tidings.chat.Destination;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Reply;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedId;
import org.tidings.testkit.ScriptedPlatform;

class CommandRouterTest {
  private final Desk desk = Desk.filled();
  private final ScriptedPlatform platform = desk.platform;

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void findsWhatCameInWhileTheDeskWasOpened() {
    // given a desk that takes in what is out by then whenever it is asked for
    Desks filling =
        new Desks() {
          @Override
          public NewsDesk at(Destination where) {
            desk.clock.pass(Duration.ofMillis(20));
            desk.newsroom.accept(
                report("Herald", "Tidal lagoon opens", desk.clock.instant()).build(),
                desk.clock.instant());
            return desk.newsroom.at(where);
          }

          @Override
          public NewsDesk anywhere(String platform) {
            return desk.newsroom.anywhere(platform);
          }
        };

    // then the first search finds it
    assertThat(headlines(platform.talksTo(desk.router(filling)).says("/search tidal")))
        .containsExactly("Tidal lagoon opens");
  }

  @Test
  void rightsAreCheckedAtEveryCallAndPress() {
    // given a moderator with a button of a moderators' command
    platform.talksTo(desk.router(new Guarded())).as(Standing.MODERATOR).room("lobby");
    assertThat(text(platform.says("/guarded add one"))).isEqualTo("added one");
    ActionId id = ((Action.Press) platform.offered().getFirst()).id();

    // when the person is a moderator no more
    platform.as(Standing.READER);

    // then neither the words nor the button work
    assertThat(reason(platform.says("/guarded add two"))).isEqualTo(Reply.Reason.NOT_ALLOWED);
    assertThat(reason(platform.forges(id.value()))).isEqualTo(Reply.Reason.NOT_ALLOWED);
    assertThat(reason(platform.forges("1!guarded add two"))).isEqualTo(Reply.Reason.NOT_ALLOWED);
    assertThat(text(platform.says("/help"))).doesNotContain("/guarded");
  }

  @Test
  void subCommandsAreReadAndOffered() {
    platform.talksTo(desk.router(new Guarded())).as(Standing.OPERATOR);

    assertThat(text(platform.calls("guarded add", Map.of("name", "x")))).isEqualTo("added x");
    Reply reply = platform.says("/guarded ad");
    assertThat(text(reply)).contains("add, remove");
    assertThat(platform.labels()).containsExactly("/guarded add");
  }

  @Test
  void outOfMemoryInOneRequestEndsThatRequestAlone() {
    platform.talksTo(desk.router(new Hungry()));

    assertThat(reason(platform.says("/hungry"))).isEqualTo(Reply.Reason.FAULT);
    assertThat(platform.says("/latest")).isInstanceOf(Reply.Say.class);
  }

  @Test
  void aFaultShowsANumberAndNothingElse() {
    platform.talksTo(desk.router(new Guarded())).as(Standing.MODERATOR);

    Reply reply = platform.says("/guarded remove it");

    assertThat(reason(reply)).isEqualTo(Reply.Reason.FAULT);
    assertThat(text(reply)).doesNotContain("secret").containsPattern("fault [0-9A-Z]+-\\d+");
  }

  @Test
  void forgedIdsAreRefusedAndNeverThrow() {
    List<String> forged =
        List.of(
            "x",
            "1",
            "1!",
            "1>",
            "1?",
            "1$",
            "1$zzzzzzzzzzzz",
            "1$-1",
            "1$99999999999999999999",
            "2!latest",
            "1>latest:page:",
            "1>latest:page:1",
            "1>latest:page:zz.zz",
            "1>latest:page:1.-5",
            "1>latest:page:zzzzzzzzzzzz.zzzzzzzzzzzz",
            "1>read:a:0",
            "1>read:a:999999",
            "1>read:a:zzzzzzzzzzzz",
            "1>nobody:page:1",
            "1?latest",
            "1?nobody",
            "1>sources:page:zzzzz",
            "1>feedback:list:1",
            "1>menu:pick:x",
            "1!/latest",
            "1! ",
            "1>settings:x:y",
            "1!latest {}",
            "1>sources:page:1 sector:nothing");

    for (String id : forged) {
      assertThat(platform.forges(id)).as(id).isNotNull();
      assertThat(fault(platform.forges(id))).as(id).isFalse();
    }
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder id = new StringBuilder(random.nextBoolean() ? "1>latest:page:" : "1");
      int length = 1 + random.nextInt(40);
      random.ints(length, ' ', 0x7f).forEach(c -> id.append((char) c));
      assertThat(fault(platform.forges(id.toString()))).as(id.toString()).isFalse();
    }
  }

  @Test
  void aButtonWorksInItsOwnRoomOnly() {
    platform.room("one").says("/latest energy");
    String id = ((Action.Press) platform.offered().getFirst()).id().value();

    assertThat(platform.forges(id)).isInstanceOf(Reply.Replace.class);
    assertThat(platform.forges(id)).as("replayed").isInstanceOf(Reply.Replace.class);
    assertThat(reason(platform.room("two").forges(id))).isEqualTo(Reply.Reason.EXPIRED);
  }

  @Test
  void longButtonsOutliveARestartAndThenExpire() {
    String words = "/search turbine OR " + "elephant ".repeat(8) + " OR monsoon OR izmir";
    platform.says(words);
    Action.Press byDate =
        platform.offered().stream()
            .filter(Action.Press.class::isInstance)
            .map(Action.Press.class::cast)
            .filter(press -> press.label().equals("Newest first"))
            .findFirst()
            .orElseThrow();
    assertThat(byDate.id().value()).startsWith("1$");

    platform.talksTo(desk.router());
    assertThat(platform.forges(byDate.id().value())).isInstanceOf(Reply.Say.class);
    desk.clock.pass(Duration.ofDays(31));
    assertThat(reason(platform.forges(byDate.id().value()))).isEqualTo(Reply.Reason.EXPIRED);
  }

  @Test
  void aForgedNumberDoesNotOpenAnotherRoomsArticle() {
    // given a feed of another room
    FeedId feed =
        desk.newsroom
            .feeds()
            .add(
                new FeedCatalog.NewFeed(
                    java.net.URI.create("https://private.example/feed?key=s3cret"),
                    "Private",
                    "Private",
                    Kind.NEWS,
                    Set.of(),
                    Optional.empty(),
                    Optional.empty()),
                "scripted:theirs")
            .feed()
            .id();
    ArticleId id =
        desk.newsroom.accept(
            report("Private", "Nobody else reads this", Desk.NOON).build(), feed, Desk.NOON);
    String forged = "1>read:a:" + Long.toString(id.value(), 36);

    assertThat(headlines(platform.room("theirs").forges(forged)))
        .containsExactly("Nobody else reads this");
    assertThat(reason(platform.room("ours").forges(forged))).isEqualTo(Reply.Reason.EXPIRED);
    assertThat(reason(platform.says("/read https://private.example/nobody-else-reads-this")))
        .isEqualTo(Reply.Reason.NOT_FOUND);
    assertThat(headlines(platform.says("/search nobody else reads"))).isEmpty();
    assertThat(platform.searches("nobody", "").found()).isEmpty();
    assertThat(platform.completes("latest", "source", "priv")).isEmpty();
  }

  @Test
  void tooLongIsRefusedAtOnce() {
    String words = "word ".repeat(2_000);

    for (CommandSpec spec : desk.router().commands()) {
      assertThat(reason(platform.says("/" + spec.name() + " " + words)))
          .as(spec.name())
          .isEqualTo(Reply.Reason.LIMIT);
    }
    assertThat(platform.says(words)).isInstanceOf(Reply.Say.class);
    assertThat(fault(platform.says("/" + "x".repeat(10_000)))).isFalse();
    assertThat(fault(platform.says("/latest " + "\"".repeat(1_999)))).isFalse();
    assertThat(fault(platform.says("/latest " + "a ".repeat(999)))).isFalse();
  }

  @Test
  void naughtyStringsAreAnswered() throws IOException {
    Path file = naughtyStrings();
    assumeThat(file).as("no $TIDINGS_DATA, so no naughty strings").exists();
    JsonNode all = new ObjectMapper().readTree(file.toFile());
    assertThat(all.size()).isGreaterThan(500);

    for (JsonNode node : all) {
      String text = node.asText();
      for (String line :
          List.of(text, "/latest " + text, "/search " + text, "/read " + text, "/help " + text)) {
        Reply reply = platform.says(line.startsWith("#") ? " " + line : line);
        assertThat(fault(reply)).as(line).isFalse();
        assertThat(text(reply)).as(line).isNotBlank();
      }
      assertThat(fault(platform.calls("settings", Map.of("zone", text)))).as(text).isFalse();
      platform.completes("latest", "source", text);
      platform.completes("search", "words", text);
      platform.searches(text, text);
    }
  }

  @Test
  void completionOffersWhatFits() {
    assertThat(platform.completes("latest", "sector", "en")).startsWith("energy");
    assertThat(platform.completes("latest", "sector", "enrgy")).contains("energy");
    assertThat(platform.completes("latest", "source", "post")).contains("Grid Post");
    assertThat(platform.completes("settings", "zone", "kolk")).contains("Asia/Kolkata");
    assertThat(platform.completes("help", "command", "tr")).containsExactly("trending");
    assertThat(platform.completes("latest", "edition", "")).contains("europe").hasSizeLessThan(26);
    assertThat(platform.completes("nobody", "nothing", "x")).isEmpty();
  }

  @Test
  void inlineSearchPagesWithACursor() {
    var first = platform.searches("sector:energy", "");
    var second = platform.searches("sector:energy", first.next());

    assertThat(first.found()).hasSize(20);
    assertThat(second.found()).hasSize(4);
    assertThat(second.next()).isEmpty();
    assertThat(first.found()).doesNotContainAnyElementsOf(second.found());
    assertThat(first.next().length()).isLessThan(64);
    assertThat(platform.searches("", "").found()).hasSize(20);
    for (String cursor :
        List.of("x", "1..", "1.zzzzzzzz.1", "1.5.zzzzzzzzzzz", ".".repeat(5_000))) {
      assertThat(platform.searches("sector:energy", cursor).found()).as(cursor).hasSize(20);
    }
  }

  private static boolean fault(Reply reply) {
    return reply instanceof Reply.Refuse refuse && refuse.reason() == Reply.Reason.FAULT;
  }

  private static Reply.Reason reason(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Refuse.class);
    return ((Reply.Refuse) reply).reason();
  }

  private static Path naughtyStrings() {
    String named = System.getenv("TIDINGS_DATA");
    Path data = Path.of(named == null ? "../../shared/data" : named);
    return data.resolve("security/naughty-strings.json");
  }

  /** A moderators' command with sub-commands, one of which breaks. */
  private static final class Guarded implements Command {
    @Override
    public CommandSpec spec() {
      SubCommand add =
          new SubCommand(
              "add",
              "Adds one",
              List.of(
                  new OptionSpec("name", "A name", OptionSpec.Type.WORD, true, List.of(), false)));
      SubCommand remove = new SubCommand("remove", "Removes one", add.options());
      return new CommandSpec(
          "guarded",
          "For tests",
          false,
          false,
          Audience.MODERATORS,
          List.of(),
          List.of(add, remove),
          List.of());
    }

    @Override
    public Reply run(Call call) {
      if (call.values().action().filter("remove"::equals).isPresent()) {
        throw new IllegalStateException("secret");
      }
      String name = call.values().get("name").orElse("");
      return new Reply.Say(
          new org.tidings.chat.Post(
              List.of(org.tidings.chat.Block.Words.of("added " + name)),
              List.of(call.buttons().press("Again", "guarded", "again", name))));
    }

    @Override
    public Reply press(Call call, Press press) {
      return new Reply.Say(org.tidings.chat.Post.words("again " + press.payload()));
    }
  }

  /** Takes more than there is. */
  private static final class Hungry implements Command {
    @Override
    public CommandSpec spec() {
      return new CommandSpec(
          "hungry",
          "Takes more than there is",
          false,
          false,
          CommandSpec.Audience.EVERYONE,
          List.of(),
          List.of(),
          List.of("/hungry"));
    }

    @Override
    public Reply run(Call call) {
      throw new OutOfMemoryError("for a test");
    }
  }
}
