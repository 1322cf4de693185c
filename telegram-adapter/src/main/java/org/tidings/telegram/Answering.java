package org.tidings.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.tidings.chat.ActionId;
import org.tidings.chat.Block;
import org.tidings.chat.Caller;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Destination;
import org.tidings.chat.FileBytes;
import org.tidings.chat.Interaction;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.MessageRef;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.SendResult;

/** Hands what people do to the core, and says its replies. One call is one update. */
final class Answering {
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
  private static final Duration TYPING = Duration.ofSeconds(1);
  private static final Duration TYPING_AGAIN = Duration.ofSeconds(4);
  private static final int TYPING_TIMES = 15;
  private static final int NOTICE = 200;

  private final Api api;
  private final Outbound outbound;
  private final Keyboards keyboards;
  private final Forms forms;
  private final InteractionHandler handler;
  private final AtomicBoolean basic;
  private final Map<String, CommandSpec> commands = new LinkedHashMap<>();

  Answering(
      Api api,
      Outbound outbound,
      Keyboards keyboards,
      Forms forms,
      InteractionHandler handler,
      AtomicBoolean basic) {
    this.api = api;
    this.outbound = outbound;
    this.keyboards = keyboards;
    this.forms = forms;
    this.handler = handler;
    this.basic = basic;
    handler.commands().forEach(spec -> commands.put(Menu.typed(spec.name()), spec));
  }

  void command(Inbound.Command typed) throws InterruptedException {
    Occasion occasion = Occasion.message(typed, typed.message());
    if (typed.name().equals("cancel") && !commands.containsKey("cancel")) {
      boolean ended = forms.cancel(typed.caller(), typed.where());
      notice(occasion, ended ? Wording.FORM_CANCELLED : Wording.NOTHING_TO_CANCEL);
      return;
    }
    if (typed.name().equals("skip") && !commands.containsKey("skip")) {
      Optional<Forms.Step> step = forms.skip(typed.caller(), typed.where());
      if (step.isPresent()) {
        step(occasion, step.get());
      } else {
        notice(occasion, Wording.NOTHING_TO_CANCEL);
      }
      return;
    }
    // Whoever starts another command has left the form.
    forms.cancel(typed.caller(), typed.where());
    Inbound.Command meant = linked(typed);
    CommandSpec spec = commands.get(meant.name());
    List<Interaction.Attachment> files = new ArrayList<>();
    if (meant.file().isPresent()) {
      Optional<Interaction.Attachment> file = fetch(meant.file().get());
      if (file.isEmpty()) {
        notice(occasion, Wording.FILE_TOO_LARGE);
        return;
      }
      files.add(file.get());
    }
    handle(
        spec != null && spec.privately() ? occasion.asPrivate() : occasion,
        new Interaction.CommandCall(
            meant.caller(),
            meant.where(),
            spec == null ? meant.name() : spec.name(),
            Map.of(),
            meant.words(),
            files,
            meant.about()));
  }

  /**
   * What a deep link means where no command reads it: {@code /start story_17} is {@code /story 17}.
   */
  private Inbound.Command linked(Inbound.Command typed) {
    if (!typed.name().equals("start") || commands.containsKey("start")) {
      return typed;
    }
    String words = typed.words();
    int end = words.indexOf('_');
    String name = end < 0 ? words : words.substring(0, end);
    if (commands.containsKey(name)) {
      return renamed(typed, name, end < 0 ? "" : words.substring(end + 1));
    }
    return commands.containsKey("help") ? renamed(typed, "help", "") : typed;
  }

  private static Inbound.Command renamed(Inbound.Command typed, String name, String words) {
    return new Inbound.Command(
        typed.caller(), typed.where(), typed.message(), name, words, typed.about(), typed.file());
  }

  void words(Inbound.Words said) throws InterruptedException {
    Occasion occasion = Occasion.message(said, said.message());
    Optional<Forms.Step> step = forms.answer(said);
    if (step.isPresent()) {
      step(occasion, step.get());
    } else if (said.toQuestion()) {
      notice(occasion, Wording.FORM_OVER);
    } else if (said.addressed() && !said.text().isBlank()) {
      handle(occasion, new Interaction.PlainQuestion(said.caller(), said.where(), said.text()));
    }
  }

  void button(Inbound.Button pressed) throws InterruptedException {
    var answered = new AtomicBoolean();
    Occasion occasion = Occasion.press(pressed, answered);
    try {
      switch (keyboards.read(pressed.data())) {
        case Keyboards.Meaning.Pressed(ActionId id) ->
            handle(occasion, new Interaction.ActionPressed(pressed.caller(), pressed.where(), id));
        case Keyboards.Meaning.Picked(ActionId id, String value) ->
            handle(
                occasion,
                new Interaction.OptionsPicked(
                    pressed.caller(), pressed.where(), id, List.of(value)));
        case Keyboards.Meaning.Turn(Rendered.Keyboard keyboard) -> {
          acknowledge(occasion, "", false);
          outbound.turn(pressed.where(), pressed.place(), keyboard);
        }
        case Keyboards.Meaning.Idle _ -> acknowledge(occasion, "", false);
        case Keyboards.Meaning.Stale _ -> acknowledge(occasion, Wording.STALE_BUTTON, true);
      }
    } finally {
      acknowledge(occasion, "", false);
    }
  }

  /** Under which circumstances something was said. */
  private record Occasion(
      Caller caller,
      Destination where,
      int message,
      boolean privately,
      Optional<Inbound.Button> press,
      AtomicBoolean answered) {
    static Occasion message(Inbound in, int message) {
      return new Occasion(
          in.caller(), in.where(), message, false, Optional.empty(), new AtomicBoolean(true));
    }

    static Occasion press(Inbound.Button press, AtomicBoolean answered) {
      return new Occasion(press.caller(), press.where(), 0, false, Optional.of(press), answered);
    }

    Occasion asPrivate() {
      return new Occasion(caller, where, message, true, press, answered);
    }

    /** In a group it helps to see what is answered; in a direct chat it is noise. */
    Optional<String> replyTo() {
      return message == 0 || where.direct()
          ? Optional.empty()
          : Optional.of(Integer.toString(message));
    }
  }

  private void handle(Occasion occasion, Interaction interaction) throws InterruptedException {
    var over = new CountDownLatch(1);
    Thread watch = watch(occasion, over);
    Reply reply;
    try {
      reply = handler.handle(interaction);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("a command failed: {} at {}", e.getClass().getName(), KeyedWork.where(e));
      reply = new Reply.Refuse(Reply.Reason.FAULT, Wording.FAULT);
    } finally {
      over.countDown();
    }
    watch.join();
    say(occasion, reply);
  }

  /** Shows that work is going on when it takes long, and answers a button before it times out. */
  private Thread watch(Occasion occasion, CountDownLatch over) {
    return Thread.ofVirtual()
        .name("telegram-typing")
        .start(
            () -> {
              try {
                Duration wait = TYPING;
                for (int i = 0; i < TYPING_TIMES; i++) {
                  if (over.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                  }
                  if (i > 0 || occasion.press().isEmpty()) {
                    acknowledge(occasion, "", false);
                  }
                  typing(occasion.where());
                  wait = TYPING_AGAIN;
                }
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private void typing(Destination where) {
    if (!basic.get()) {
      var action = SendChatAction.builder().chatId(where.room()).action("typing");
      if (!where.thread().isEmpty()) {
        action.messageThreadId(Integer.valueOf(where.thread()));
      }
      api.quick(action.build());
    }
  }

  private void say(Occasion occasion, Reply reply) throws InterruptedException {
    switch (reply) {
      case Reply.Say(Post post, boolean privately) ->
          post(privately ? occasion.asPrivate() : occasion, post);
      case Reply.Replace(Post post) -> replace(occasion, post);
      case Reply.Ask(var form) ->
          step(occasion, forms.begin(occasion.caller(), occasion.where(), form));
      case Reply.Refuse refuse -> refuse(occasion, refuse);
      case Reply.Nothing _ -> acknowledge(occasion, "", false);
    }
  }

  private void refuse(Occasion occasion, Reply.Refuse refuse) throws InterruptedException {
    String hint = Clean.line(refuse.hint());
    if (occasion.press().isPresent()
        && refuse.actions().isEmpty()
        && hint.length() <= NOTICE
        && !occasion.answered().get()) {
      acknowledge(occasion, hint, true); // only the presser sees it
      return;
    }
    post(occasion.asPrivate(), new Post(List.of(Block.Words.of(refuse.hint())), refuse.actions()));
  }

  private void notice(Occasion occasion, String words) throws InterruptedException {
    post(occasion, Post.words(words));
  }

  private void post(Occasion occasion, Post post) throws InterruptedException {
    acknowledge(occasion, "", false);
    Rendered rendered = outbound.render(post, Renderer.Manner.ANSWER);
    if (occasion.privately() && !occasion.where().direct()) {
      var person = new Destination(TelegramPlatform.NAME, occasion.caller().id(), "", true);
      // A person who never started the bot cannot be written to; then the room has to do.
      if (Outcome.isPerson(person)
          && outbound.send(person, rendered, Optional.empty(), true) instanceof SendResult.Sent) {
        return;
      }
    }
    SendResult result = outbound.send(occasion.where(), rendered, occasion.replyTo(), true);
    if (result instanceof SendResult.Moved(var to)) {
      result = outbound.send(to, rendered, Optional.empty(), true);
    }
    if (!(result instanceof SendResult.Sent)) {
      LOG.warn("an answer could not be said: {}", result);
    }
  }

  private void replace(Occasion occasion, Post post) throws InterruptedException {
    acknowledge(occasion, "", false);
    if (occasion.press().isEmpty()) {
      post(occasion, post);
      return;
    }
    Requests.Place place = occasion.press().get().place();
    Renderer.Manner manner = place.media() ? Renderer.Manner.ANSWER : Renderer.Manner.TEXT;
    Rendered rendered = outbound.render(post, manner);
    Optional<SendResult> result = outbound.replace(occasion.where(), place, rendered, true);
    if (result.isPresent() && result.get() instanceof SendResult.Sent) {
      return;
    }
    // A picture cannot become a text, and a message may be too old or gone: say it anew.
    post(occasion, post);
    if (place.media() && result.isEmpty() && place.messageId() != null) {
      outbound.delete(new MessageRef(occasion.where(), place.messageId() + "p"));
    }
  }

  private void step(Occasion occasion, Forms.Step step) throws InterruptedException {
    acknowledge(occasion, "", false);
    switch (step) {
      case Forms.Step.Question(Markup words, String hint) -> {
        SendResult result = outbound.ask(occasion.where(), words, hint, occasion.replyTo());
        if (result instanceof SendResult.Sent(var message)) {
          forms.asked(occasion.caller(), occasion.where(), Integer.parseInt(message.id()));
        } else {
          forms.cancel(occasion.caller(), occasion.where());
          LOG.warn("a question could not be asked: {}", result);
        }
      }
      case Forms.Step.Done(var submitted) -> handle(occasion, submitted);
    }
  }

  /** Ends the waiting sign on a button, once. */
  private void acknowledge(Occasion occasion, String words, boolean alert) {
    if (occasion.press().isEmpty() || !occasion.answered().compareAndSet(false, true)) {
      return;
    }
    var answer = AnswerCallbackQuery.builder().callbackQueryId(occasion.press().get().query());
    if (!words.isEmpty()) {
      answer.text(Splitter.cut(words, NOTICE)).showAlert(alert);
    }
    api.call(answer.build());
  }

  private Optional<Interaction.Attachment> fetch(Inbound.Upload upload) {
    if (basic.get() || upload.size() > FileBytes.LARGEST) {
      return Optional.empty();
    }
    if (api.call(GetFile.builder().fileId(upload.id()).build()) instanceof Answer.Ok(var file)
        && file.hasNonNull("file_path")) {
      return api.download(file.path("file_path").asText(), FileBytes.LARGEST)
          .map(
              bytes ->
                  new Interaction.Attachment(
                      upload.name(), upload.mediaType(), FileBytes.of(bytes)));
    }
    return Optional.empty();
  }
}
