package org.tidings.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.chat.Action;
import org.tidings.chat.ActionId;
import org.tidings.chat.Block;
import org.tidings.chat.Caller;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.chat.Form;
import org.tidings.chat.InlinePage;
import org.tidings.chat.Interaction.CommandCall;
import org.tidings.chat.Interaction.FormSubmitted;
import org.tidings.chat.Option;
import org.tidings.chat.Outgoing;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.chat.Rights;
import org.tidings.chat.SendResult;
import org.tidings.telegram.standin.BotRules;
import org.tidings.testkit.PlatformDriver.How;
import org.tidings.testkit.PlatformDriver.Seen;
import org.tidings.testkit.RecordingHandler;
import org.tidings.testkit.SettableClock;

/** What people do on Telegram alone, through the real library. */
class ConversationTest {
  private static final ActionId FORM = new ActionId("v1:form");

  private final RecordingHandler handler = new RecordingHandler();
  private final StandInDriver driver = new StandInDriver();

  @AfterEach
  void close() {
    driver.platform.close();
    driver.close();
  }

  @Test
  void showsReadersAndModeratorsTheirOwnMenusInTheirLanguage() throws Exception {
    driver.platform.start(handler);
    driver.await(() -> Optional.ofNullable(driver.rules.menus().get("all_chat_administrators/de")));

    assertThat(driver.rules.menus())
        .containsKeys(
            "default/", "all_private_chats/", "all_group_chats/de", "all_private_chats/de");
    assertThat(driver.rules.menus().get("default/")).asString().contains("What latest does");
    assertThat(driver.rules.menus().get("default/de")).asString().contains("Das Neueste");
    driver.await(
        () ->
            driver.rules.ledger().stream()
                .filter(entry -> entry.method().equals("setMyDescription"))
                .filter(entry -> entry.fields().path("language_code").asText("").equals("fr"))
                .findFirst());
  }

  @Test
  void readsDeepLinksAsCommands() throws Exception {
    driver.platform.start(handler);

    driver.rules.says(7, "/start latest_energy");

    var call = (CommandCall) handler.next();
    assertThat(call.command()).isEqualTo("latest");
    assertThat(call.words()).isEqualTo("energy");
  }

  @Test
  void leavesCommandsForOtherBotsAlone() throws Exception {
    driver.platform.start(handler);

    driver.rules.says(7, StandInDriver.GROUP, "/latest@other_bot x");
    driver.rules.says(7, StandInDriver.GROUP, "people talking");
    driver.rules.says(7, StandInDriver.GROUP, "/LATEST@Tidings_Bot ours");

    assertThat(((CommandCall) handler.next()).words()).isEqualTo("ours");
  }

  @Test
  void knowsWhichArticleACommandRepliesTo() throws Exception {
    driver.platform.start(handler);
    driver.platform.send(Outgoing.of(new DeliveryId(1), driver.room(), card(Optional.empty())));

    driver.reply(driver.rules.newest(StandInDriver.GROUP), "/latest");

    assertThat(((CommandCall) handler.next()).about()).contains("https://news.example/dam");
  }

  @Test
  void fetchesAFileThatComesWithACommand() throws Exception {
    driver.platform.start(handler);
    driver.rules.file("f1", "<opml/>".getBytes(StandardCharsets.UTF_8));
    ObjectNode message = driver.rules.message(7, "private", 7, "");
    message.remove("text");
    message.put("caption", "/latest import");
    message
        .putObject("document")
        .put("file_id", "f1")
        .put("file_unique_id", "f1")
        .put("file_name", "feeds.opml")
        .put("mime_type", "text/x-opml")
        .put("file_size", 7);
    driver.rules.deliver(BotRules.update("message", message));

    var call = (CommandCall) handler.next();
    assertThat(call.files()).hasSize(1);
    assertThat(new String(call.files().getFirst().bytes().toArray(), StandardCharsets.UTF_8))
        .isEqualTo("<opml/>");
  }

  @Test
  void staysInTheTopicItWasAskedIn() throws Exception {
    driver.platform.start(handler);
    driver.rules.topic(StandInDriver.GROUP, 4, true);
    ObjectNode message = driver.rules.message(StandInDriver.GROUP, "supergroup", 7, "/latest");
    message.put("message_thread_id", 4).put("is_topic_message", true);
    driver.rules.deliver(BotRules.update("message", message));

    assertThat(handler.next().where().thread()).isEqualTo("4");
    driver.next();
    assertThat(driver.rules.newest(StandInDriver.GROUP).path("message_thread_id").asInt())
        .isEqualTo(4);

    var topic = new Destination("telegram", driver.room().room(), "4", false);
    driver.rules.topic(StandInDriver.GROUP, 4, false);
    assertThat(send(topic)).isInstanceOf(SendResult.Closed.class);
    driver.rules.noTopic(StandInDriver.GROUP, 4);
    assertThat(send(topic)).isInstanceOf(SendResult.Gone.class);
  }

  @Test
  void letsAdministratorsOfAChannelConfigureItFromTheirDirectChat() throws Exception {
    driver.rules.channel(-1_009, "valley_news").member(-1_009, 7, "administrator");
    var channel = new Destination("telegram", "@valley_news", "", false);
    driver.platform.start(handler);
    driver.typesDirectly("latest", "");
    Caller caller = handler.next().caller();

    assertThat(driver.platform.rights(caller, channel)).isEqualTo(Rights.MODERATOR);
    assertThat(send(channel)).isInstanceOf(SendResult.Sent.class);
    long asked =
        driver.rules.ledger().stream().filter(e -> e.method().equals("getChatMember")).count();
    assertThat(driver.platform.rights(caller, channel)).isEqualTo(Rights.MODERATOR);
    assertThat(
            driver.rules.ledger().stream().filter(e -> e.method().equals("getChatMember")).count())
        .isEqualTo(asked);
  }

  @Test
  void answersInTheRoomWhomItCannotWriteToInPrivate() throws Exception {
    driver.platform.start(handler);
    driver.rules.forbid(7, "bot can't initiate conversation with a user");
    handler.answer(new Reply.Say(Post.words("for you"), true));

    driver.types("settings", "");

    assertThat(driver.next().how()).isEqualTo(How.NEW);
  }

  @Test
  void tellsARefusalToThePresserAlone() throws Exception {
    driver.platform.start(handler);
    handler.answer(
        new Reply.Say(
            new Post(
                List.of(Block.Words.of("choose")),
                List.of(new Action.Press("More", new ActionId("v1:more"))))));
    driver.types("latest", "");
    driver.next();
    handler.answer(new Reply.Refuse(Reply.Reason.NOT_ALLOWED, "Only moderators may do that."));
    driver.presses("More");
    driver.checkAcknowledged();

    var answer = driver.rules.ledger().getLast();
    assertThat(answer.method()).isEqualTo("answerCallbackQuery");
    assertThat(answer.fields().path("text").asText()).isEqualTo("Only moderators may do that.");
    assertThat(answer.fields().path("show_alert").asBoolean()).isTrue();
  }

  @Test
  void turnsPagesOfChoicesInPlace() throws Exception {
    driver.platform.start(handler);
    var options = new ArrayList<Option>();
    for (int i = 0; i < 40; i++) {
      options.add(Option.of("choice-" + i));
    }
    handler.answer(
        new Reply.Say(
            new Post(
                List.of(Block.Words.of("choose")),
                List.of(new Action.Pick("Which?", new ActionId("v1:pick"), options)))));
    driver.types("latest", "");
    driver.next();

    driver.presses("›");

    Seen seen = driver.next();
    assertThat(seen.how()).isEqualTo(How.CHANGED);
    assertThat(seen.labels()).contains("choice-16", "2/3");
  }

  @Test
  void changesAMessageInPlaceAlthoughTheAnswerIsLost() throws Exception {
    driver.platform.start(handler);
    handler.answer(
        new Reply.Say(
            new Post(
                List.of(Block.Words.of("page 1")),
                List.of(new Action.Press("More", new ActionId("v1:more"))))));
    driver.types("latest", "");
    driver.next();
    handler.answer(new Reply.Replace(Post.words("page 2")));
    driver.rules.fail(BotRules.Fault.lostAnswer("editMessageText"));

    driver.presses("More");
    assertThat(driver.next().how()).isEqualTo(How.CHANGED);
    handler.answer(RecordingHandler.DONE);
    driver.types("latest", "again");

    assertThat(driver.next().text()).as("page 2 was not said anew").contains("done");
    assertThat(driver.rules.messages(StandInDriver.GROUP)).hasSize(2);
  }

  @Test
  void asksAgainForAnswersThatDoNotFitAndLetsPeopleCancel() throws Exception {
    driver.platform.start(handler);
    handler.answer(
        new Reply.Ask(
            new Form(
                FORM,
                "Feedback",
                List.of(
                    new Form.Field("subject", "About?", Optional.empty(), false, 5),
                    new Form.Field("text", "What?", Optional.of("old"), true, 100)))));
    driver.typesDirectly("feedback", "");
    assertThat(driver.next().text()).contains("About?", "1 of 2", "/skip", "/cancel");
    driver.rules.says(7, "much too long");
    assertThat(driver.next().text()).contains("at most 5");
    driver.rules.says(7, "/skip");
    assertThat(driver.next().text()).contains("What?", "Now: old");
    handler.answer(RecordingHandler.DONE);
    handler.next();
    driver.rules.says(7, "/skip");
    assertThat(((FormSubmitted) handler.next()).answers())
        .isEqualTo(Map.of("subject", "", "text", "old"));
    driver.next();

    driver.rules.says(7, "/cancel");
    assertThat(driver.next().text()).isEqualTo(Wording.NOTHING_TO_CANCEL);
  }

  @Test
  void endsAFormThatIsNotAnsweredInTime() throws Exception {
    var clock = new SettableClock(Instant.parse("2026-01-01T12:00:00Z"));
    try (var platform =
        new TelegramPlatform(
            TelegramSettings.of(StandInDriver.TOKEN)
                .at(driver.server.base())
                .withPoll(Duration.ofSeconds(10)),
            clock,
            Sleeper.real(),
            Duration.ofSeconds(9))) {
      platform.start(handler);
      handler.answer(
          new Reply.Ask(
              new Form(
                  FORM,
                  "Feedback",
                  List.of(new Form.Field("text", "What?", Optional.empty(), true, 100)))));
      driver.types("feedback", "");
      assertThat(driver.next().how()).isEqualTo(How.FORM);
      clock.pass(Forms.PATIENCE);
      driver.reply(driver.rules.newest(StandInDriver.GROUP), "too late");
      assertThat(driver.next().text()).contains("That question is over");

      driver.types("feedback", "");
      assertThat(driver.next().how()).isEqualTo(How.FORM);
      clock.pass(Forms.PATIENCE.minusSeconds(1));
      handler.answer(RecordingHandler.DONE);
      driver.reply(driver.rules.newest(StandInDriver.GROUP), "in time");
      assertThat(driver.next().text()).contains("done");
    }
  }

  @Test
  void findsAGroupAgainThatBecameASupergroup() throws Exception {
    driver.platform.start(handler);
    long moved = -1_001_007;
    driver.rules.migrate(StandInDriver.GROUP, moved);

    SendResult result = send(driver.room());
    assertThat(result)
        .isEqualTo(
            new SendResult.Moved(new Destination("telegram", Long.toString(moved), "", false)));
    assertThat(send(((SendResult.Moved) result).to())).isInstanceOf(SendResult.Sent.class);
    assertThat(driver.rules.messages(moved)).hasSize(1);

    // a command that was typed just before is answered where the people are now
    driver.types("latest", "");
    driver.await(
        () -> driver.rules.messages(moved).size() == 2 ? Optional.of(true) : Optional.empty());
    assertThat(driver.rules.newest(moved).path("text").asText()).contains("done");
  }

  @Test
  void saysThatAQuestionIsOverAfterARestart() throws Exception {
    driver.platform.start(handler);
    ObjectNode old =
        driver.rules.message(
            StandInDriver.GROUP, "supergroup", BotRules.BOT, "✏️ Feedback\nAbout?");
    driver.reply(old, "an answer");

    assertThat(driver.next().text()).contains("That question is over");
  }

  @Test
  void findsPagesOfArticlesInline() throws Exception {
    driver.platform.start(handler);
    handler.found(
        new InlinePage(
            List.of(new InlinePage.Found("1", "Dam opens", "Valley Post", card(Optional.empty()))),
            "c2",
            Duration.ofSeconds(30)));

    var first = driver.inlineAnswer("dam", "");
    assertThat(first.code()).isEqualTo(200);
    assertThat(first.fields().path("next_offset").asText()).isEqualTo("c2");
    assertThat(first.fields().path("cache_time").asInt()).isEqualTo(30);
    assertThat(first.fields().toString()).contains("news.example/dam");

    // the same query is answered without asking again
    handler.found(new InlinePage(List.of(), "", Duration.ZERO));
    assertThat(driver.inlineAnswer("dam", "").fields().path("results")).hasSize(1);
    assertThat(driver.inlineAnswer("rain", "").fields().path("results")).isEmpty();
  }

  @Test
  void sendsADigestWithPicturesAsAnAlbumAndEditsItsWords() throws Exception {
    Post digest =
        new Post(
            List.of(
                card(Optional.of(URI.create("https://news.example/a.jpg"))).blocks().getFirst(),
                card(Optional.of(URI.create("https://news.example/b.jpg"))).blocks().getFirst()),
            List.of(new Action.Press("More", new ActionId("v1:more"))));

    var sent =
        (SendResult.Sent)
            driver.platform.send(Outgoing.of(new DeliveryId(1), driver.direct(), digest));

    assertThat(driver.rules.messages(7)).hasSize(3);
    assertThat(driver.platform.edit(sent.message(), Post.words("corrected"))).isEqualTo(sent);
    assertThat(driver.rules.newest(7).path("text").asText()).isEqualTo("corrected");
    assertThat(driver.platform.delete(sent.message())).isEqualTo(sent);
    assertThat(driver.rules.messages(7)).isEmpty();
  }

  @Test
  void sendsTheWordsWhenThePictureCannotBeHad() throws Exception {
    Post post = card(Optional.of(URI.create("https://broken.example/a.jpg")));

    assertThat(driver.platform.send(Outgoing.of(new DeliveryId(1), driver.direct(), post)))
        .isInstanceOf(SendResult.Sent.class);

    assertThat(driver.rules.newest(7).path("text").asText()).contains("Dam opens");
  }

  @Test
  void editsTheCaptionOfAPicture() throws Exception {
    Post post = card(Optional.of(URI.create("https://news.example/a.jpg")));
    var sent =
        (SendResult.Sent)
            driver.platform.send(Outgoing.of(new DeliveryId(1), driver.direct(), post));

    assertThat(driver.platform.edit(sent.message(), Post.words("corrected"))).isEqualTo(sent);
    assertThat(driver.platform.edit(sent.message(), Post.words("corrected"))).isEqualTo(sent);
    assertThat(driver.rules.newest(7).path("caption").asText()).isEqualTo("corrected");
  }

  @Test
  void takesUpdatesByWebhookFromTelegramAlone() throws Exception {
    var hook =
        new TelegramSettings.Webhook(
            URI.create("https://bot.example/hook"), "127.0.0.1", 0, "a-secret");
    try (var platform =
            new TelegramPlatform(
                TelegramSettings.of(StandInDriver.TOKEN).at(driver.server.base()).with(hook));
        var telegram = HttpClient.newHttpClient()) {
      platform.start(handler);
      assertThat(driver.rules.webhook().path("secret_token").asText()).isEqualTo("a-secret");
      int port = platform.webhookPort().orElseThrow();
      ObjectNode update =
          BotRules.update("message", driver.rules.message(7, "private", 7, "/latest hook"));
      update.put("update_id", 5);

      assertThat(post(telegram, port, update, "wrong")).isEqualTo(403);
      assertThat(post(telegram, port, update, "a-secret")).isEqualTo(200);
      assertThat(post(telegram, port, update, "a-secret")).isEqualTo(200);

      assertThat(((CommandCall) handler.next()).words()).isEqualTo("hook");
      assertThat(driver.rules.messages(7)).hasSize(1);
    }
  }

  private static int post(HttpClient client, int port, ObjectNode update, String secret)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hook"))
            .header("X-Telegram-Bot-Api-Secret-Token", secret)
            .POST(HttpRequest.BodyPublishers.ofString(update.toString()))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private SendResult send(Destination to) {
    return driver.platform.send(Outgoing.of(new DeliveryId(1), to, Post.words("headline")));
  }

  private static Post card(Optional<URI> image) {
    return new Post(
        List.of(
            new Block.Headline(
                Optional.empty(),
                RichText.plain("Dam opens"),
                Optional.of(URI.create("https://news.example/dam")),
                "Valley Post",
                Instant.parse("2026-01-01T12:00:00Z"),
                "",
                image)),
        List.of());
  }
}
