package org.tidings.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.chat.Action;
import org.tidings.chat.ActionId;
import org.tidings.chat.Block;
import org.tidings.chat.Caller;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.chat.FileBytes;
import org.tidings.chat.Form;
import org.tidings.chat.Found;
import org.tidings.chat.InlinePage;
import org.tidings.chat.Interaction;
import org.tidings.chat.Interaction.ActionPressed;
import org.tidings.chat.Interaction.CommandCall;
import org.tidings.chat.Interaction.FormSubmitted;
import org.tidings.chat.Interaction.OptionsPicked;
import org.tidings.chat.Interaction.PlainQuestion;
import org.tidings.chat.MessageRef;
import org.tidings.chat.Option;
import org.tidings.chat.Outgoing;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.chat.RichText.Span;
import org.tidings.chat.Rights;
import org.tidings.chat.SendResult;
import org.tidings.testkit.PlatformDriver.How;
import org.tidings.testkit.PlatformDriver.Seen;
import org.tidings.testkit.PlatformDriver.Trouble;

/**
 * What every chat platform keeps, whatever it is. An adapter's test extends this class, gives its
 * driver, and adds what is the platform's own.
 */
public abstract class ChatPlatformContract {
  private static final ActionId MORE = new ActionId("v1:more:2");
  private static final ActionId SECTOR = new ActionId("v1:sector");
  private static final ActionId FORM = new ActionId("v1:feedback");
  private static final Pattern INVISIBLE = Pattern.compile("[\\u200b-\\u200d\\u2060\\ufeff]");

  private PlatformDriver driver;
  private ChatPlatform platform;
  private RecordingHandler handler;

  /** A new driver with a new stand-in and a new platform that is not started. */
  protected abstract PlatformDriver driver();

  @BeforeEach
  final void open() {
    driver = driver();
    platform = driver.platform();
    handler = new RecordingHandler();
  }

  @AfterEach
  final void closeBoth() {
    try {
      platform.close();
    } finally {
      driver.close();
    }
  }

  @Test
  void publishesTheCommands() throws Exception {
    platform.start(handler);

    assertThat(driver.menu()).contains("latest", "feedback");
  }

  @Test
  void handsACommandOverWithItsCallerAndRoom() throws Exception {
    platform.start(handler);

    driver.types("latest", "energy 3");

    var call = (CommandCall) handler.next();
    assertThat(call.command()).isEqualTo("latest");
    assertThat(call.options().getOrDefault("words", call.words())).isEqualTo("energy 3");
    checkWho(call);
    assertThat(call.where()).isEqualTo(driver.room());
    assertThat(driver.next().text()).contains("done");
    driver.checkAcknowledged();
  }

  @Test
  void knowsADirectChat() throws Exception {
    platform.start(handler);

    driver.typesDirectly("latest", "");

    var call = (CommandCall) handler.next();
    assertThat(call.options().getOrDefault("words", call.words())).isEmpty();
    assertThat(call.where()).isEqualTo(driver.direct());
    assertThat(call.where().direct()).isTrue();
    assertThat(driver.next().text()).contains("done");
  }

  @Test
  void handsPlainWordsOver() throws Exception {
    platform.start(handler);

    driver.says("what's new on energy");

    var question = (PlainQuestion) handler.next();
    assertThat(question.text()).isEqualTo("what's new on energy");
    checkWho(question);
    assertThat(driver.next().text()).contains("done");
  }

  @Test
  void handsAPressOverAndReplacesThePost() throws Exception {
    offer(new Action.Press("More", MORE));
    handler.answer(new Reply.Replace(Post.words("page two")));

    driver.presses("More");

    var pressed = (ActionPressed) handler.next();
    assertThat(pressed.id()).isEqualTo(MORE);
    assertThat(pressed.where()).isEqualTo(driver.room());
    checkWho(pressed);
    Seen seen = driver.next();
    assertThat(seen.how()).isEqualTo(platform.limits().edits() ? How.CHANGED : How.NEW);
    assertThat(seen.text()).contains("page two");
    driver.checkAcknowledged();
  }

  @Test
  void answersAPressWithANewMessage() throws Exception {
    offer(new Action.Press("More", MORE, Action.Tone.DANGER));
    handler.answer(new Reply.Say(Post.words("here is more")));

    driver.presses("More");

    Seen seen = driver.next();
    assertThat(seen.how()).isEqualTo(How.NEW);
    assertThat(seen.text()).contains("here is more");
    driver.checkAcknowledged();
  }

  @Test
  void onlyAcknowledgesAPressThatNeedsNoAnswer() throws Exception {
    offer(new Action.Press("More", MORE));
    handler.answer(new Reply.Nothing());
    driver.presses("More");
    handler.next();
    driver.checkAcknowledged();

    // the next thing seen belongs to the next command
    handler.answer(new Reply.Say(Post.words("something else")));
    driver.types("latest", "");
    assertThat(driver.next().text()).contains("something else");
  }

  @Test
  void handsAPickOver() throws Exception {
    offer(
        new Action.Pick(
            "Sector", SECTOR, List.of(new Option("Energy", "energy"), Option.of("health"))));

    driver.picks(List.of("energy"));

    var picked = (OptionsPicked) handler.next();
    assertThat(picked.id()).isEqualTo(SECTOR);
    assertThat(picked.values()).containsExactly("energy");
    checkWho(picked);
    assertThat(driver.next().text()).contains("done");
    driver.checkAcknowledged();
  }

  @Test
  void showsTheOptionsOfAPick() throws Exception {
    Seen seen =
        offer(
            new Action.Pick(
                "Sector", SECTOR, List.of(new Option("Energy", "energy"), Option.of("health"))));

    assertThat(seen.labels()).contains("Energy", "health");
  }

  @Test
  void takesAFormRound() throws Exception {
    platform.start(handler);
    handler.answer(
        new Reply.Ask(
            new Form(
                FORM,
                "Your feedback",
                List.of(
                    new Form.Field("subject", "About what?", Optional.empty(), true, 100),
                    new Form.Field("text", "What is it?", Optional.of("It is"), true, 1000)))));

    driver.types("feedback", "");
    handler.next();
    Seen form = driver.next();
    assertThat(form.how()).isEqualTo(How.FORM);
    assertThat(form.text()).contains("About what?");
    handler.answer(new Reply.Say(Post.words("thank you")));
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("subject", "Search");
    answers.put("text", "It is good");
    driver.submits(answers);

    var submitted = (FormSubmitted) handler.next();
    assertThat(submitted.id()).isEqualTo(FORM);
    assertThat(submitted.answers()).isEqualTo(answers);
    checkWho(submitted);
    assertThat(driver.next().text()).contains("thank you");
    driver.checkAcknowledged();
  }

  @Test
  void answersPrivatelyWhereThePlatformCan() throws Exception {
    platform.start(handler);
    handler.answer(new Reply.Say(Post.words("for you alone"), true));

    driver.types("settings", "");

    Seen seen = driver.next();
    assertThat(seen.how()).isEqualTo(platform.limits().privately() ? How.PRIVATE : How.NEW);
    assertThat(seen.text()).contains("for you alone");
    driver.checkAcknowledged();
  }

  @Test
  void tellsWhyItRefusesAndOffersTheRepairs() throws Exception {
    platform.start(handler);
    handler.answer(
        new Reply.Refuse(
            Reply.Reason.WRONG_INPUT,
            "There is no sector by that name.",
            List.of(new Action.Press("Energy", SECTOR))));

    driver.types("latest", "enrgy");

    Seen seen = driver.next();
    assertThat(seen.text()).contains("There is no sector by that name.");
    assertThat(seen.labels()).contains("Energy");
    driver.checkAcknowledged();
  }

  @Test
  void answersEvenWhenTheHandlerThrows() throws Exception {
    platform.start(handler);
    handler.breakNext(new IllegalStateException("detail for the log only"));

    driver.types("latest", "");

    assertThat(driver.next().text()).isNotBlank().doesNotContain("detail for the log only");
    driver.checkAcknowledged();
    driver.types("latest", "");
    assertThat(driver.next().text()).contains("done");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1:more:999999999999999999999999",
        "v9:::",
        "' or 1=1 --",
        "../../etc/passwd",
        "0123456789012345678901234567890123456789012345678901234567890123456789",
        "\u0000\u0007\u001b[31m",
        "\ud83d\ude00\u202e"
      })
  void survivesForgedIds(String id) throws Exception {
    platform.start(handler);

    driver.forges(id);
    driver.checkAcknowledged();

    // then people are still answered; whatever the forgery was told comes before
    handler.answer(new Reply.Say(Post.words("still here")));
    driver.types("latest", "");
    Seen seen = driver.next();
    while (!seen.text().contains("still here")) {
      seen = driver.next();
    }
    assertThat(seen.how()).isEqualTo(How.NEW);
  }

  @Test
  void completesAnOption() throws Exception {
    platform.start(handler);

    Optional<List<String>> offered = driver.completes("latest", "words", "ener");

    assumeThat(offered).as("the platform completes options").isPresent();
    assertThat(offered.orElseThrow()).containsExactly("energy");
  }

  @Test
  void answersAnInlineQuery() throws Exception {
    platform.start(handler);
    handler.found(
        new InlinePage(
            List.of(new InlinePage.Found("1", "Dam opens", "The line", Post.words("The post"))),
            "",
            Duration.ofMinutes(1)));

    Optional<List<String>> titles = driver.inline("dam");

    assumeThat(titles).as("the platform has inline queries").isPresent();
    assertThat(titles.orElseThrow()).containsExactly("Dam opens");
  }

  @Test
  void tellsModeratorsFromReaders() throws Exception {
    driver.moderator(true);
    platform.start(handler);
    driver.types("latest", "");
    Caller person = handler.next().caller();

    assertThat(platform.rights(person, driver.room())).isEqualTo(Rights.MODERATOR);
    assertThat(platform.rights(person, driver.direct())).isEqualTo(Rights.MODERATOR);
  }

  @Test
  void takesNobodyForAModeratorWhoIsNone() throws Exception {
    driver.moderator(false);
    platform.start(handler);
    driver.types("latest", "");

    assertThat(platform.rights(handler.next().caller(), driver.room())).isEqualTo(Rights.READER);
  }

  @Test
  void sendsEveryKindOfBlock() throws Exception {
    platform.start(handler);
    Post post =
        new Post(
            List.of(
                new Block.Headline(
                    Optional.of(1),
                    RichText.of(new Span.Plain("Dam "), new Span.Mark("opens")),
                    Optional.of(URI.create("https://news.example/dam")),
                    "Valley Post",
                    Instant.parse("2026-01-01T12:00:00Z"),
                    "3 sources",
                    Optional.of(URI.create("https://news.example/dam.jpg"))),
                new Block.Words(
                    RichText.of(
                        new Span.Strong("Strong"),
                        new Span.Code(" code"),
                        new Span.Link(" link", URI.create("https://news.example/")),
                        new Span.Moment(" at noon", Instant.parse("2026-01-01T12:00:00Z")))),
                new Block.Facts(List.of(Block.Fact.of("Sector", "Energy"))),
                new Block.File("list.txt", "text/plain", FileBytes.of("one\n"))),
            List.of(
                new Action.Press("More", MORE),
                new Action.Open("Read", URI.create("https://news.example/dam")),
                new Action.Pick("Sector", SECTOR, List.of(Option.of("health"))),
                new Action.Share("Share", "dam")));

    assertThat(send(1, post)).isInstanceOf(SendResult.Sent.class);

    Seen seen = driver.next();
    assertThat(seen.text())
        .contains("Dam opens", "Valley Post", "Strong", "code", "link", "Sector", "Energy");
    assertThat(seen.labels()).contains("More", "health");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a < b & c > d \"e\"",
        "*stars* _lines_ ~waves~ `ticks` ||bars||",
        "[label](https://evil.example) <b>bold</b> &amp; \\back",
        "@everyone <@123> <#4> # not a title"
      })
  void showsTextAsItWasWritten(String text) throws Exception {
    platform.start(handler);

    assertThat(send(1, Post.words(text))).isInstanceOf(SendResult.Sent.class);

    assertThat(INVISIBLE.matcher(driver.next().text()).replaceAll("")).contains(text);
  }

  @Test
  void fitsWhatIsTooLong() throws Exception {
    platform.start(handler);
    Post post =
        new Post(
            List.of(Block.Words.of("long ".repeat(4_000))),
            List.of(new Action.Press("label ".repeat(60), MORE)));

    assertThat(send(1, post)).isInstanceOf(SendResult.Sent.class);

    assertThat(driver.next().text()).startsWith("long long");
  }

  @Test
  void saysWhatBecameOfASend() throws Exception {
    platform.start(handler);

    var sent = (SendResult.Sent) send(1, Post.words("headline"));

    assertThat(sent.message().where()).isEqualTo(driver.room());
    assertThat(sent.message().id()).isNotBlank();
    Seen seen = driver.next();
    assertThat(seen.how()).isEqualTo(How.NEW);
    assertThat(seen.text()).contains("headline");
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void tellsTroubleAsAResult(Trouble trouble) throws Exception {
    assumeThat(driver.troubles()).as("troubles of the platform").contains(trouble);
    platform.start(handler);
    driver.troublesNext(trouble);

    assertThat(send(1, Post.words("headline"))).isInstanceOf(resultOf(trouble));

    assertThat(send(2, Post.words("another"))).isInstanceOf(SendResult.Sent.class);
  }

  @Test
  void changesWhatWasSent() throws Exception {
    platform.start(handler);
    MessageRef message = sent(Post.words("first words"));

    SendResult result = platform.edit(message, Post.words("better words"));

    if (platform.limits().edits()) {
      assertThat(result).isEqualTo(new SendResult.Sent(message));
      Seen seen = driver.next();
      assertThat(seen.how()).isEqualTo(How.CHANGED);
      assertThat(seen.text()).contains("better words");
    } else {
      assertThat(result).isInstanceOf(SendResult.Unfit.class);
    }
  }

  @Test
  void takesBackWhatWasSent() throws Exception {
    platform.start(handler);
    MessageRef message = sent(Post.words("first words"));

    SendResult result = platform.delete(message);

    if (platform.limits().edits()) {
      assertThat(result).isEqualTo(new SendResult.Sent(message));
      assertThat(driver.next().how()).isEqualTo(How.DELETED);
    } else {
      assertThat(result).isInstanceOf(SendResult.Unfit.class);
    }
  }

  @Test
  void findsWhatWasSent() throws Exception {
    platform.start(handler);
    Post post = linked("https://news.example/dam");
    MessageRef message = sent(post);

    Found found = platform.find(outgoing(1, post));
    Found absent = platform.find(outgoing(2, linked("https://news.example/bridge")));

    if (platform.limits().finds()) {
      assertThat(found).isEqualTo(new Found.Posted(message));
      assertThat(absent).isEqualTo(new Found.Absent());
    } else {
      assertThat(found).isEqualTo(new Found.CannotTell());
      assertThat(absent).isEqualTo(new Found.CannotTell());
    }
  }

  @Test
  void refusesTheRoomsOfOtherPlatforms() throws Exception {
    platform.start(handler);
    Destination foreign = new Destination("carrier-pigeon", "1", "", false);
    Outgoing out = Outgoing.of(new DeliveryId(1), foreign, Post.words("coo"));
    MessageRef message = new MessageRef(foreign, "1");

    assertThatThrownBy(() -> platform.send(out)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> platform.find(out)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> platform.edit(message, out.post()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> platform.delete(message)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void closesInTimeWhileAHandlerHangs() throws Exception {
    platform.start(handler);
    CountDownLatch never = new CountDownLatch(1);
    handler.hangNext(never);
    driver.types("latest", "");
    handler.next();

    long before = System.nanoTime();
    platform.close();
    platform.close();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
    never.countDown();
  }

  private Seen offer(Action action) throws Exception {
    platform.start(handler);
    handler.answer(new Reply.Say(new Post(List.of(Block.Words.of("choose")), List.of(action))));
    driver.types("latest", "");
    handler.next();
    handler.answer(RecordingHandler.DONE);
    return driver.next();
  }

  private void checkWho(Interaction interaction) {
    assertThat(interaction.caller().platform()).isEqualTo(platform.name());
    assertThat(interaction.caller().id()).isEqualTo(driver.person());
    assertThat(interaction.where().platform()).isEqualTo(platform.name());
  }

  private SendResult send(long id, Post post) {
    return platform.send(outgoing(id, post));
  }

  private MessageRef sent(Post post) {
    var sent = (SendResult.Sent) send(1, post);
    driver.next();
    return sent.message();
  }

  private Outgoing outgoing(long id, Post post) {
    return Outgoing.of(new DeliveryId(id), driver.room(), post);
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

  private static Class<? extends SendResult> resultOf(Trouble trouble) {
    return switch (trouble) {
      case BUSY -> SendResult.Busy.class;
      case MOVED -> SendResult.Moved.class;
      case CLOSED -> SendResult.Closed.class;
      case GONE -> SendResult.Gone.class;
      case UNFIT -> SendResult.Unfit.class;
      case NOT_SENT -> SendResult.NotSent.class;
      case IN_DOUBT -> SendResult.InDoubt.class;
    };
  }
}
