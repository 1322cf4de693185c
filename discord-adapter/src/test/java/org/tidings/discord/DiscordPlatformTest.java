package org.tidings.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.chat.Form;
import org.tidings.chat.Found;
import org.tidings.chat.InlinePage;
import org.tidings.chat.Interaction;
import org.tidings.chat.Interaction.CommandCall;
import org.tidings.chat.Interaction.PlainQuestion;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Lookup;
import org.tidings.chat.MessageRef;
import org.tidings.chat.Option;
import org.tidings.chat.Outgoing;
import org.tidings.chat.PlatformRefused;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.chat.Rights;
import org.tidings.chat.SendResult;
import org.tidings.discord.standin.Answer;
import org.tidings.discord.standin.DiscordRules;
import org.tidings.discord.standin.DiscordStandIn;
import org.tidings.discord.standin.Gateway;
import org.tidings.discord.standin.Sight;

class DiscordPlatformTest {
  private static final Destination ROOM = new Destination("discord", Bench.ROOM, "", false);
  private static final Destination NEWS = new Destination("discord", Bench.NEWS, "", false);
  private static final Destination FORUM = new Destination("discord", Bench.FORUM, "", false);
  private static final Destination THREAD =
      new Destination("discord", Bench.ROOM, Bench.THREAD, false);
  private static final Destination DIRECT = new Destination("discord", Bench.READER.id(), "", true);
  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(Duration.ofMillis(150));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void refusesATokenWithACure() {
    var platform =
        new DiscordPlatform(
            DiscordSettings.of("another.token")
                .at(bench.discord.restBase(), Optional.of(bench.discord.gatewayUrl())));

    assertThatThrownBy(() -> platform.start(bench.handler))
        .isInstanceOf(PlatformRefused.class)
        .hasMessageContaining("DISCORD_TOKEN")
        .hasMessageNotContaining("another.token");
    platform.close();
  }

  @Test
  void registersCommandsOnlyWhenTheyChanged() throws Exception {
    bench.platform.start(bench.handler);
    try (var again = new DiscordPlatform(bench.settings(Duration.ofSeconds(2)))) {
      again.start(bench.handler);
    }

    assertThat(bench.discord.lines()).filteredOn(line -> line.startsWith("PUT")).hasSize(1);
    assertThat(bench.discord.rules().commands().toString())
        .contains("Find coverage", "integration_types");
  }

  @Test
  void namesCommandsInTheLanguagesOfPeople() throws Exception {
    bench.platform.start(bench.handler);

    DataObject latest =
        bench.discord.rules().commands().stream(DataArray::getObject)
            .filter(command -> command.getString("name").equals("latest"))
            .findFirst()
            .orElseThrow();
    assertThat(latest.getObject("name_localizations").toMap())
        .isEqualTo(Map.of("de", "neueste", "es-ES", "últimas", "es-419", "últimas"));
    assertThat(latest.getObject("description_localizations").toMap())
        .containsEntry("de", "Das Neueste");
  }

  @Test
  void registersCommandsHoweverOftenItMustWait() throws Exception {
    for (int i = 0; i < 4; i++) {
      bench.discord.rules().failNext("PUT applications", Answer.slow(0.05, false));
    }
    bench.discord.rules().failNext("PUT applications", Answer.error(502, 0, "Bad Gateway"));

    bench.platform.start(bench.handler);

    bench.discord.await("registered", () -> !bench.discord.rules().commands().isEmpty());
    assertThat(bench.discord.lines()).filteredOn(line -> line.startsWith("PUT")).hasSize(6);
  }

  @Test
  void startsWhereNobodyAdvisesHowManyShards() throws Exception {
    for (int i = 0; i < 12; i++) {
      bench.discord.rules().failNext("GET gateway/bot", Answer.error(405, 0, "Method Not Allowed"));
    }

    bench.platform.start(bench.handler);

    bench.discord.types(Bench.READER, Bench.ROOM, "latest");
    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.NEW);
  }

  @Test
  void answersInAServerThatIsNotKnownYet() throws Exception {
    bench.discord.gateway().secretive();
    bench.platform.start(bench.handler);

    bench.discord.types(Bench.READER, Bench.ROOM, "latest");
    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.NEW);
    bench.discord.says(Bench.READER, Bench.ROOM, "<@" + DiscordRules.BOT + "> hello", true);
    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.NEW);
    assertThat(bench.discord.rules().commands().toString()).contains("latest");
  }

  @Test
  void answersWhatHasNoFieldTooMany() throws Exception {
    bench.platform.start(bench.handler);

    bench.discord.typesBarely(Bench.READER, Bench.ROOM, "latest");

    assertThat(((CommandCall) bench.handler.next()).command()).isEqualTo("latest");
    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.NEW);
  }

  @Test
  void knowsWhoModeratesARoomThatACommandNames() throws Exception {
    bench.discord.gateway().secretive();
    bench.platform.start(bench.handler);
    DataObject news = bench.discord.rules().channel(Bench.NEWS).orElseThrow().json();

    bench.discord.names(Bench.READER, Bench.ROOM, "latest", "words", news.put("permissions", "16"));
    Interaction asked = bench.handler.next();
    bench.discord.next();

    assertThat(bench.platform.rights(asked.caller(), NEWS)).isEqualTo(Rights.MODERATOR);
    assertThat(bench.platform.rights(asked.caller(), ROOM)).isEqualTo(Rights.READER);
  }

  @Test
  void defersASlowCommandAndAnswersIt() throws Exception {
    bench.platform.start(bench.handler);
    var slow = new CountDownLatch(1);
    bench.handler.hangNext(slow);

    String id = bench.discord.types(Bench.READER, Bench.ROOM, "latest");
    bench.handler.next();
    bench.discord.await("deferred", () -> bench.discord.rules().acknowledged(id) == 5);
    slow.countDown();

    Sight sight = bench.discord.next();
    assertThat(sight.kind()).isEqualTo(Sight.Kind.NEW);
    assertThat(Bench.text(sight.message())).isEqualTo("done");
  }

  @Test
  void keepsARefusalPrivateAfterDeferringInPublic() throws Exception {
    bench.platform.start(bench.handler);
    bench.handler.answer(new Reply.Refuse(Reply.Reason.WRONG_INPUT, "No such sector."));
    var slow = new CountDownLatch(1);
    bench.handler.hangNext(slow);

    String id = bench.discord.types(Bench.READER, Bench.ROOM, "latest");
    bench.discord.await("deferred", () -> bench.discord.rules().acknowledged(id) == 5);
    slow.countDown();

    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.PRIVATE);
  }

  @Test
  void neverDefersACommandThatOpensAForm() throws Exception {
    bench.platform.start(bench.handler);
    bench.handler.answer(new Reply.Ask(form()));
    var slow = new CountDownLatch(1);
    bench.handler.hangNext(slow);

    String id = bench.discord.types(Bench.READER, Bench.ROOM, "feedback");
    bench.handler.next();
    // longer than deferring would take
    String other = bench.discord.types(Bench.READER, Bench.ROOM, "latest");
    bench.discord.await("the other", () -> bench.discord.rules().acknowledged(other) != 0);
    bench.discord.next();
    slow.countDown();

    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.MODAL);
    assertThat(bench.discord.rules().acknowledged(id)).isEqualTo(9);
  }

  @Test
  void saysAnAnswerOnceWhenTheConnectionBreaksAfterIt() throws Exception {
    bench.platform.start(bench.handler);
    bench.discord.rules().loseAnswerOfNext("callback");

    bench.discord.types(Bench.READER, Bench.ROOM, "latest");

    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.NEW);
    bench.discord.await(
        "tried again",
        () -> bench.discord.lines().stream().filter(l -> l.contains("callback 400")).count() == 1);
    assertThat(bench.discord.unseen()).isEmpty();
  }

  @Test
  void saysAnAnswerAlthoughTheConnectionBreaksBeforeIt() throws Exception {
    bench.platform.start(bench.handler);
    bench.discord.rules().failNext("callback", Answer.broken());

    bench.discord.types(Bench.READER, Bench.ROOM, "latest");

    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.NEW);
    assertThat(bench.discord.unseen()).isEmpty();
  }

  @Test
  void waitsWhenAnAnswerIsLimited() throws Exception {
    bench.platform.start(bench.handler);
    bench.discord.rules().failNext("callback", Answer.slow(0.05, false));

    bench.discord.types(Bench.READER, Bench.ROOM, "latest");

    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.NEW);
  }

  @Test
  void looksUpTheLinkOfAMessage() throws Exception {
    bench.platform.start(bench.handler);
    bench.discord.says(Bench.READER, Bench.ROOM, "see", false);
    DataObject message = foreign("look at https://news.example/dam please");

    bench.discord.asksAbout(Bench.READER, Bench.ROOM, Commands.FIND_COVERAGE, message);

    assertThat(((PlainQuestion) bench.handler.next()).text()).isEqualTo("https://news.example/dam");
    bench.discord.next();
  }

  @Test
  void handsAttachedFilesOver() throws Exception {
    bench.platform.start(bench.handler);
    String url =
        bench.discord.hold(
            "feeds.opml", "<opml/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    bench.discord.attaches(
        Bench.MODERATOR,
        Bench.ROOM,
        "latest",
        "file",
        DataObject.empty()
            .put("filename", "feeds.opml")
            .put("content_type", "text/x-opml")
            .put("size", 7)
            .put("url", url));

    var call = (CommandCall) bench.handler.next();
    assertThat(call.files())
        .singleElement()
        .satisfies(file -> assertThat(file.bytes().size()).isEqualTo(7));
    bench.discord.next();
  }

  @Test
  void handsSubCommandsOver() throws Exception {
    bench.platform.start(bench.handler);

    bench.discord.types(
        Bench.MODERATOR,
        Bench.ROOM,
        "feed",
        DiscordStandIn.sub("add", DiscordStandIn.option("now", 5, true)));

    var call = (CommandCall) bench.handler.next();
    assertThat(call.command()).isEqualTo("feed add");
    assertThat(call.options()).isEqualTo(Map.of("now", "true"));
    bench.discord.next();
  }

  @Test
  void answersInAThreadAndInADirectChat() throws Exception {
    bench.platform.start(bench.handler);

    bench.discord.types(Bench.READER, Bench.THREAD, "latest");
    assertThat(bench.handler.next().where()).isEqualTo(THREAD);
    bench.discord.next();
    bench.discord.says(Bench.READER, DiscordRules.directId(Bench.READER.id()), "hello", false);

    assertThat(bench.handler.next().where()).isEqualTo(DIRECT);
    assertThat(bench.discord.next().channel()).isEqualTo(DiscordRules.directId(Bench.READER.id()));
  }

  @Test
  void ignoresWhatIsNotSaidToIt() throws Exception {
    bench.platform.start(bench.handler);

    bench.discord.says(Bench.READER, Bench.ROOM, "just talking", false);
    bench.discord.says(Bench.READER, Bench.ROOM, "<@" + DiscordRules.BOT + "> hello", true);

    assertThat(((PlainQuestion) bench.handler.next()).text()).isEqualTo("hello");
  }

  @Test
  void sendsADeliveryOnceWhenItsAnswerIsLost() throws Exception {
    bench.platform.start(bench.handler);
    bench.discord.rules().loseAnswerOfNext("POST channels/" + Bench.ROOM + "/messages");
    Outgoing out = Outgoing.of(new DeliveryId(7), ROOM, linked("https://news.example/1"));

    assertThat(bench.platform.send(out)).isInstanceOf(SendResult.InDoubt.class);
    assertThat(bench.platform.find(out)).isInstanceOf(Found.Posted.class);
    assertThat(bench.platform.send(out)).isInstanceOf(SendResult.Sent.class);

    assertThat(bench.discord.rules().messages(Bench.ROOM)).hasSize(1);
  }

  @Test
  void saysThatNothingWasSentWhenNobodyListens() throws Exception {
    bench.platform.start(bench.handler);
    bench.discord.close();

    SendResult result = bench.platform.send(Outgoing.of(new DeliveryId(1), ROOM, Post.words("x")));

    assertThat(result).isInstanceOfAny(SendResult.NotSent.class, SendResult.InDoubt.class);
    assertThat(bench.platform.send(Outgoing.of(new DeliveryId(1), ROOM, Post.words("x"))))
        .isInstanceOf(SendResult.NotSent.class);
  }

  @Test
  void obeysALimitBeforeItIsHit() throws Exception {
    bench.platform.start(bench.handler);
    bench.discord.rules().limit(2, Duration.ofMinutes(1));

    List<SendResult> results =
        java.util.stream.LongStream.rangeClosed(1, 4)
            .mapToObj(
                i -> bench.platform.send(Outgoing.of(new DeliveryId(i), ROOM, Post.words("x"))))
            .toList();

    assertThat(results.subList(0, 2)).allMatch(SendResult.Sent.class::isInstance);
    assertThat(results.subList(2, 4)).allMatch(SendResult.Busy.class::isInstance);
    assertThat(bench.discord.lines()).noneMatch(line -> line.endsWith("429"));
  }

  @Test
  void sendsNothingWhileAllRoutesAreClosed() throws Exception {
    bench.platform.start(bench.handler);
    bench.discord.rules().failNext("POST channels/" + Bench.ROOM, Answer.slow(60, true));

    assertThat(bench.platform.send(Outgoing.of(new DeliveryId(1), ROOM, Post.words("x"))))
        .isInstanceOf(SendResult.Busy.class);
    assertThat(bench.platform.send(Outgoing.of(new DeliveryId(2), NEWS, Post.words("x"))))
        .isInstanceOf(SendResult.Busy.class);

    assertThat(bench.discord.lines()).filteredOn(l -> l.startsWith("POST channels")).hasSize(1);
  }

  @Test
  void pingsOnlyTheRoleThatWasChosen() throws Exception {
    bench.platform.start(bench.handler);

    bench.platform.send(
        new Outgoing(
            new DeliveryId(1),
            ROOM,
            Post.words("@everyone <@&5>"),
            Optional.empty(),
            List.of(),
            Optional.of("4711"),
            false));

    DataObject message = bench.discord.next().message();
    DataObject mentions = message.getObject("allowed_mentions");
    assertThat(mentions.getArray("parse")).isEmpty();
    assertThat(mentions.getArray("roles").toList()).isEqualTo(List.of("4711"));
    assertThat(Bench.text(message)).startsWith("<@&4711>").contains("\\@everyone \\<\\@&5>");
  }

  @Test
  void publishesFromAnAnnouncementChannel() throws Exception {
    bench.platform.start(bench.handler);

    bench.platform.send(
        new Outgoing(
            new DeliveryId(1),
            NEWS,
            Post.words("x"),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            true));

    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.NEW);
    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.CROSSPOSTED);
  }

  @Test
  void opensForumPostsWithTagsAndFindsThem() throws Exception {
    bench.platform.start(bench.handler);
    Outgoing out =
        new Outgoing(
            new DeliveryId(1),
            FORUM,
            linked("https://news.example/1"),
            Optional.empty(),
            List.of("energy", "unknown"),
            Optional.empty(),
            false);

    var sent = (SendResult.Sent) bench.platform.send(out);

    MessageRef message = sent.message();
    assertThat(message.where().room()).isEqualTo(Bench.FORUM);
    assertThat(bench.discord.rules().channel(message.where().thread()).orElseThrow().applied())
        .containsExactly("1");
    assertThat(bench.platform.find(out)).isEqualTo(new Found.Posted(message));
    assertThat(bench.platform.edit(message, Post.words("changed")))
        .isEqualTo(new SendResult.Sent(message));
    assertThat(bench.platform.send(Outgoing.of(new DeliveryId(2), FORUM, Post.words("no tags"))))
        .isInstanceOf(SendResult.Sent.class);
  }

  @Test
  void namesTheCureWhenAForumWantsATag() throws Exception {
    bench.discord.rules().channel(Bench.FORUM).orElseThrow().wantsTag(true);
    bench.platform.start(bench.handler);

    SendResult result = bench.platform.send(Outgoing.of(new DeliveryId(2), FORUM, Post.words("x")));

    assertThat(((SendResult.Closed) result).cure()).contains("tag");
  }

  @Test
  void namesTheMissingPermission() throws Exception {
    bench.platform.start(bench.handler);
    bench.discord.rules().channel(Bench.ROOM).orElseThrow().mute(true);
    bench.discord.rules().channel(Bench.NEWS).orElseThrow().hidden(true);

    var mute = bench.platform.send(Outgoing.of(new DeliveryId(1), ROOM, Post.words("x")));
    var hidden = bench.platform.send(Outgoing.of(new DeliveryId(2), NEWS, Post.words("x")));

    assertThat(((SendResult.Closed) mute).cure()).contains("Send Messages");
    assertThat(((SendResult.Closed) hidden).cure()).contains("View Channel");
  }

  @Test
  void writesToThreadsAndDirectChats() throws Exception {
    bench.platform.start(bench.handler);

    var thread = bench.platform.send(Outgoing.of(new DeliveryId(1), THREAD, Post.words("x")));
    var direct = bench.platform.send(Outgoing.of(new DeliveryId(2), DIRECT, Post.words("y")));

    assertThat(thread).isInstanceOf(SendResult.Sent.class);
    assertThat(bench.discord.next().channel()).isEqualTo(Bench.THREAD);
    assertThat(direct).isInstanceOf(SendResult.Sent.class);
    assertThat(bench.discord.next().channel()).isEqualTo(DiscordRules.directId(Bench.READER.id()));
  }

  @Test
  void leavesAnOldMessageThatWasChangedTooOften() throws Exception {
    bench.platform.start(bench.handler);
    var sent =
        (SendResult.Sent)
            bench.platform.send(Outgoing.of(new DeliveryId(1), ROOM, Post.words("x")));
    bench.discord.rules().failNext("PATCH channels", Answer.error(429, 30_046, "Maximum edits"));

    SendResult result = bench.platform.edit(sent.message(), Post.words("y"));

    assertThat(result).isInstanceOf(SendResult.Unfit.class);
  }

  @Test
  void resumesAfterADropWithoutLosingACommand() throws Exception {
    bench.platform.start(bench.handler);

    for (int i = 0; i < 3; i++) {
      int resumed = i;
      bench.discord.await(
          "connected again",
          () ->
              bench.discord.gateway().ready() == 1 && bench.discord.gateway().resumes() == resumed);
      bench.discord.gateway().drop();
      bench.discord.types(Bench.READER, Bench.ROOM, "latest");
      assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.NEW);
    }

    assertThat(bench.discord.gateway().identifies()).isEqualTo(1);
    bench.discord.await("resumed", () -> bench.discord.gateway().resumes() == 3);
    assertThat(bench.discord.unseen()).isEmpty();
  }

  @Test
  void followsTheGatewaysOrders() throws Exception {
    bench.platform.start(bench.handler);

    bench.discord.gateway().askToReconnect();
    bench.discord.await("resumed", () -> bench.discord.gateway().resumes() == 1);
    bench.discord.types(Bench.READER, Bench.ROOM, "latest");
    bench.discord.next();
    bench.discord.gateway().invalidate();
    bench.discord.await("identified anew", () -> bench.discord.gateway().identifies() == 2);
    bench.discord.await("ready", () -> bench.discord.gateway().ready() == 1);

    bench.discord.types(Bench.READER, Bench.ROOM, "latest");
    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.NEW);
  }

  @Test
  void isPatientWithAGatewayThatHangsUp() throws Exception {
    bench.platform.start(bench.handler);
    int before = bench.discord.gateway().attempts();

    bench.discord.gateway().mode(Gateway.Mode.HANGING_UP);
    bench.discord.gateway().drop();
    bench.discord.await("tried", () -> bench.discord.gateway().attempts() > before + 1);
    // sending works while the gateway is away
    SendResult sent = bench.platform.send(Outgoing.of(new DeliveryId(1), ROOM, Post.words("x")));
    assertThat(sent).isInstanceOf(SendResult.Sent.class);

    assertThat(bench.discord.gateway().attempts() - before).isLessThan(15);
    bench.discord.next();
    bench.discord.gateway().mode(Gateway.Mode.OPEN);
    bench.discord.await("back", () -> bench.discord.gateway().ready() == 1);
    bench.discord.types(Bench.READER, Bench.ROOM, "latest");
    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.NEW);
  }

  @Test
  void isPatientWithAGatewayThatRefusesTheHandshake() throws Exception {
    bench.platform.start(bench.handler);
    int before = bench.discord.gateway().attempts();

    bench.discord.gateway().mode(Gateway.Mode.REFUSING);
    bench.discord.gateway().drop();
    bench.discord.await("tried", () -> bench.discord.gateway().attempts() > before);
    SendResult sent = bench.platform.send(Outgoing.of(new DeliveryId(1), ROOM, Post.words("x")));
    assertThat(sent).isInstanceOf(SendResult.Sent.class);
    bench.discord.next();

    assertThat(bench.discord.gateway().attempts() - before).isLessThan(15);
    bench.discord.gateway().mode(Gateway.Mode.OPEN);
    bench.discord.await("back", () -> bench.discord.gateway().ready() == 1);
    bench.discord.types(Bench.READER, Bench.ROOM, "latest");
    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.NEW);
  }

  @Test
  void identifiesAnewWhenTheGatewayForgotTheSession() throws Exception {
    bench.platform.start(bench.handler);

    bench.discord.gateway().mode(Gateway.Mode.FORGETFUL);
    bench.discord.gateway().drop();
    bench.discord.await("identified anew", () -> bench.discord.gateway().identifies() == 2);
    bench.discord.await("ready", () -> bench.discord.gateway().ready() == 1);

    assertThat(bench.discord.gateway().resumes()).isEqualTo(1);
    bench.discord.types(Bench.READER, Bench.ROOM, "latest");
    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.NEW);
    assertThat(bench.discord.lines()).filteredOn(line -> line.startsWith("PUT")).hasSize(1);
  }

  @Test
  void offersNothingWhenCompletingTakesTooLong() throws Exception {
    var slow = new CountDownLatch(1);
    bench.platform.start(new SlowCompletion(bench.handler, slow));

    bench.discord.completes(
        Bench.READER, Bench.ROOM, "latest", DiscordStandIn.option("words", 3, "ene"));

    assertThat(bench.discord.next().message().getArray("choices")).isEmpty();
    slow.countDown();
    bench.discord.completes(
        Bench.READER, Bench.ROOM, "latest", DiscordStandIn.option("words", 3, "ene"));
    assertThat(bench.discord.next().message().getArray("choices").length()).isEqualTo(1);
  }

  /** Completes when the latch is open. */
  private record SlowCompletion(InteractionHandler handler, CountDownLatch open)
      implements InteractionHandler {
    @Override
    public List<CommandSpec> commands() {
      return handler.commands();
    }

    @Override
    public Reply handle(Interaction interaction) {
      return handler.handle(interaction);
    }

    @Override
    public List<Option> complete(Lookup.Completion asked) {
      try {
        open.await();
      } catch (InterruptedException e) {
        throw new AssertionError("it was interrupted", e);
      }
      return handler.complete(asked);
    }

    @Override
    public InlinePage search(Lookup.InlineSearch asked) {
      return handler.search(asked);
    }
  }

  @Test
  void startsSeveralShardsWithTheSameCode() throws Exception {
    bench.discord.rules().advise(8, 4);

    bench.platform.start(bench.handler);

    bench.discord.await("all shards", () -> bench.discord.gateway().ready() == 8);
    assertThat(bench.discord.gateway().identifies()).isEqualTo(8);
    bench.discord.types(Bench.READER, Bench.ROOM, "latest");
    assertThat(bench.discord.next().kind()).isEqualTo(Sight.Kind.NEW);
    assertThat(bench.discord.lines()).filteredOn(line -> line.startsWith("PUT")).hasSize(1);
  }

  @Test
  void speaksInEmbedsWhereNothingElseIsTaken() throws Exception {
    bench.discord.rules().withoutComponentsV2();
    bench.platform.start(bench.handler);
    bench.handler.answer(new Reply.Say(linked("https://news.example/1")));

    bench.discord.types(Bench.READER, Bench.ROOM, "latest");
    DataObject answer = bench.discord.next().message();
    assertThat(answer.getArray("embeds").getObject(0).getString("title")).isEqualTo("A headline");
    bench.discord.says(Bench.READER, Bench.ROOM, "<@" + DiscordRules.BOT + "> hello", true);
    assertThat(bench.discord.next().message().getArray("embeds").length()).isEqualTo(1);

    for (int i = 1; i < 4; i++) {
      Outgoing out = Outgoing.of(new DeliveryId(i), ROOM, linked("https://news.example/" + i));
      var sent = (SendResult.Sent) bench.platform.send(out);
      assertThat(bench.platform.find(out)).isEqualTo(new Found.Posted(sent.message()));
      assertThat(bench.platform.edit(sent.message(), Post.words("changed"))).isEqualTo(sent);
    }
    assertThat(
            bench.platform.send(Outgoing.of(new DeliveryId(9), FORUM, linked("https://a.example"))))
        .isInstanceOf(SendResult.Sent.class);

    assertThat(bench.discord.lines())
        .as("what it never takes is not tried for ever")
        .filteredOn(line -> line.endsWith(" 400") && !line.contains(Bench.FORUM))
        .hasSize(3);
  }

  private static DataObject foreign(String content) {
    return DataObject.empty()
        .put("id", "1300000000000000001")
        .put("channel_id", Bench.ROOM)
        .put(
            "author",
            DataObject.empty()
                .put("id", Bench.READER.id())
                .put("username", "Ada")
                .put("discriminator", "0")
                .put("avatar", null))
        .put("content", content)
        .put("timestamp", "2026-11-23T12:00:00.000000+00:00")
        .put("edited_timestamp", null)
        .put("tts", false)
        .put("mention_everyone", false)
        .put("mentions", DataArray.empty())
        .put("mention_roles", DataArray.empty())
        .put("attachments", DataArray.empty())
        .put("embeds", DataArray.empty())
        .put("pinned", false)
        .put("type", 0);
  }

  private static Form form() {
    return new Form(
        new org.tidings.chat.ActionId("v1:f"),
        "Feedback",
        List.of(new Form.Field("text", "What?", Optional.empty(), true, 100)));
  }

  private static Post linked(String link) {
    return new Post(
        List.of(
            new Block.Headline(
                Optional.empty(),
                RichText.plain("A headline"),
                Optional.of(URI.create(link)),
                "Valley Post",
                Instant.parse("2026-01-01T12:00:00Z"),
                "",
                Optional.empty())),
        List.of());
  }
}
