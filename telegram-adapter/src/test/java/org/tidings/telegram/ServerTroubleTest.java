package org.tidings.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.chat.Block;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.chat.Interaction;
import org.tidings.chat.Outgoing;
import org.tidings.chat.PlatformRefused;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.chat.SendResult;
import org.tidings.telegram.standin.BotRules;
import org.tidings.telegram.standin.BotRules.Fault;
import org.tidings.telegram.standin.StandInServer;
import org.tidings.testkit.RecordingHandler;

/** Polling and sending go on, or stop with a reason, whatever the server does. */
class ServerTroubleTest {
  private final RecordingHandler handler = new RecordingHandler();
  private final StandInDriver driver = new StandInDriver();

  @AfterEach
  void close() {
    driver.platform.close();
    driver.close();
  }

  @Test
  void goesOnPollingAfterEveryKindOfFailure() throws Exception {
    driver.rules.fail(Fault.code("getUpdates", 409, "Conflict: terminated by other getUpdates"));
    driver.rules.fail(Fault.flood("getUpdates", 7));
    driver.rules.fail(Fault.page("getUpdates", 502));
    driver.rules.fail(Fault.code("getUpdates", 400, "Bad Request: nonsense"));
    driver.rules.fail(Fault.lostAnswer("getUpdates"));
    var pauses = new CopyOnWriteArrayList<Duration>();
    try (var platform =
        new TelegramPlatform(
            TelegramSettings.of(StandInDriver.TOKEN)
                .at(driver.server.base())
                .withPoll(Duration.ofSeconds(10)),
            InstantSource.system(),
            pauses::add,
            Duration.ofSeconds(9))) {
      platform.start(handler);
      driver.types("latest", "");

      assertThat(driver.next().text()).contains("done");
      assertThat(pauses)
          .startsWith(
              Duration.ofMillis(500),
              Duration.ofSeconds(7),
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofSeconds(4));
    }
  }

  @Test
  void doesTheWorkBeforeItMovesTheOffset() throws Exception {
    driver.platform.start(handler);
    driver.rules.person(8);
    var open = new CountDownLatch(1);
    handler.hangNext(open);
    driver.typesDirectly("latest", "");
    handler.next();

    // somebody else is answered meanwhile, but nothing is confirmed past what still hangs
    driver.rules.says(8, "/latest");
    assertThat(driver.next().text()).contains("done");
    driver.await(() -> driver.server.polls() > 4 ? Optional.of(true) : Optional.empty());
    assertThat(driver.rules.unconfirmed()).isPositive();
    open.countDown();

    assertThat(driver.next().text()).contains("done");
    driver.await(() -> driver.rules.unconfirmed() == 0 ? Optional.of(true) : Optional.empty());
  }

  @Test
  void answersAfterARestartWhatWasUnderWayWhenItStopped() throws Exception {
    driver.platform.start(handler);
    var open = new CountDownLatch(1);
    handler.hangNext(open);
    driver.types("latest", "interrupted");
    handler.next();

    driver.platform.close(); // gives up on what hangs, and confirms nothing of it
    assertThat(driver.rules.unconfirmed()).isPositive();
    open.countDown();
    try (var again =
        new TelegramPlatform(
            TelegramSettings.of(StandInDriver.TOKEN)
                .at(driver.server.base())
                .withPoll(Duration.ofSeconds(10)))) {
      again.start(handler);

      assertThat(((Interaction.CommandCall) handler.next()).words()).isEqualTo("interrupted");
      assertThat(driver.next().text()).contains("done");
      driver.await(() -> driver.rules.unconfirmed() == 0 ? Optional.of(true) : Optional.empty());
      assertThat(driver.rules.messages(StandInDriver.GROUP)).as("answered once").hasSize(1);
    }
  }

  @Test
  void doesNothingTwiceWhenTheServerRepeats() throws Exception {
    driver.platform.start(handler);
    driver.rules.fail(Fault.lostAnswer("getUpdates"));
    driver.types("latest", "");
    driver.next();
    driver.types("latest", "again");
    driver.next();

    assertThat(((Interaction.CommandCall) handler.next()).words()).isEmpty();
    assertThat(((Interaction.CommandCall) handler.next()).words()).isEqualTo("again");
  }

  @Test
  void doesNotSpinWhenTheServerAnswersAtOnce() throws Exception {
    driver.server.hasty();
    long begun = System.nanoTime();
    driver.platform.start(handler);
    driver.await(() -> driver.server.polls() >= 12 ? Optional.of(true) : Optional.empty());

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(900));
    driver.types("latest", "");
    assertThat(driver.next().text()).contains("done");
  }

  @Test
  void passesOverUpdatesThatNobodyKnows() throws Exception {
    driver.platform.start(handler);
    var future = BotRules.from(7).objectNode();
    future.putObject("hologram").put("size", "huge");
    driver.rules.deliver(future);
    var broken = BotRules.from(7).objectNode();
    broken.putObject("message").put("message_id", "not a number").put("chat", 4);
    driver.rules.deliver(broken);
    var nobody = BotRules.from(7).objectNode();
    nobody.putObject("message").put("message_id", 5).put("date", 1).putObject("chat").put("id", 9);
    driver.rules.deliver(nobody);
    driver.types("latest", "");

    assertThat(driver.next().text()).contains("done");
    driver.await(() -> driver.rules.unconfirmed() == 0 ? Optional.of(true) : Optional.empty());
  }

  @Test
  void saysHowToCureARefusedToken() {
    try (var other = new StandInServer(new BotRules(System::nanoTime), "1:another");
        var platform =
            new TelegramPlatform(TelegramSettings.of(StandInDriver.TOKEN).at(other.base()))) {
      assertThatThrownBy(() -> platform.start(handler))
          .isInstanceOf(PlatformRefused.class)
          .hasMessageContaining("@BotFather");
    }
  }

  @Test
  void surelySentNothingWhereNobodyListens() throws Exception {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    try (var platform =
        new TelegramPlatform(
            TelegramSettings.of(StandInDriver.TOKEN).at(URI.create("http://127.0.0.1:" + free)))) {
      assertThat(platform.send(headline(driver.room()))).isInstanceOf(SendResult.NotSent.class);
      platform.start(handler); // and keeps trying in the background
    }
  }

  @Test
  void livesUnderAPath() throws Exception {
    driver.server.under("/proxy/telegram");
    try (var platform =
        new TelegramPlatform(
            TelegramSettings.of(StandInDriver.TOKEN)
                .at(URI.create(driver.server.base() + "/bot"))
                .withPoll(Duration.ofSeconds(5)))) {
      platform.start(handler);
      driver.types("latest", "");
      assertThat(driver.next().text()).contains("done");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fallsBackToPlainerMarkup(boolean older) throws Exception {
    if (older) {
      driver.rules.withoutMoments();
    } else {
      driver.rules.fail(
          Fault.code("sendMessage", 400, "Bad Request: can't parse entities: Unsupported"));
      driver.rules.fail(
          Fault.code("sendMessage", 400, "Bad Request: can't parse entities: Unsupported"));
    }
    assertThat(driver.platform.send(headline(driver.room()))).isInstanceOf(SendResult.Sent.class);

    var entry = driver.rules.ledger().getLast();
    assertThat(entry.text()).contains("Dam opens").contains("2026");
    assertThat(entry.fields().path("text").asText()).doesNotContain("<tg-time");
    assertThat(entry.fields().has("parse_mode")).isEqualTo(older);
  }

  @Test
  void usesOnlyTheBasicMethodsOnABasicServer() throws Exception {
    var basic = new StandInDriver(true);
    try (basic;
        TelegramPlatform platform = basic.platform) {
      platform.start(handler);
      handler.answer(new Reply.Say(pictured()));
      basic.typesDirectly("latest", "");
      assertThat(basic.next().text()).contains("Dam opens");
      assertThat(platform.send(headline(basic.room()))).isInstanceOf(SendResult.Sent.class);
      var caller = handler.next().caller();
      assertThat(platform.rights(caller, basic.direct()))
          .isEqualTo(org.tidings.chat.Rights.MODERATOR);
      assertThat(platform.rights(caller, basic.room())).isEqualTo(org.tidings.chat.Rights.READER);
      var unknown =
          basic.rules.ledger().stream()
              .filter(e -> e.code() == 404)
              .map(BotRules.Entry::method)
              .toList();
      assertThat(unknown).containsExactly("setMyCommands");
    }
  }

  private static Outgoing headline(Destination to) {
    return Outgoing.of(new DeliveryId(1), to, new Post(List.of(card(Optional.empty())), List.of()));
  }

  private static Post pictured() {
    return new Post(
        List.of(card(Optional.of(URI.create("https://news.example/dam.jpg")))), List.of());
  }

  private static Block.Headline card(Optional<URI> image) {
    return new Block.Headline(
        Optional.empty(),
        RichText.plain("Dam opens"),
        Optional.of(URI.create("https://news.example/dam")),
        "Valley Post",
        java.time.Instant.parse("2026-01-01T12:00:00Z"),
        "",
        image);
  }
}
