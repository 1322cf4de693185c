package org.tidings.discord;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.chat.Block;
import org.tidings.chat.Form;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;

/**
 * The answer to one interaction: acknowledged once, in time, whoever is first, the answer or the
 * timer that defers. Safe for both their threads.
 */
final class Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
  private static final int MESSAGE = 4;
  private static final int DEFERRED_MESSAGE = 5;
  private static final int DEFERRED_UPDATE = 6;
  private static final int UPDATE = 7;
  private static final int MODAL = 9;
  private static final int EPHEMERAL = 1 << 6;
  private static final int ALREADY_ACKNOWLEDGED = 40_060;
  private static final int UNKNOWN_INTERACTION = 10_062;
  private static final int ATTEMPTS = 3;
  private static final String ORIGINAL = "@original";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private final DiscordRest rest;
  private final Looks looks;
  private final Inbound inbound;
  private final boolean privately;
  private final ReentrantLock lock = new ReentrantLock();
  private Stage stage = Stage.NEW;

  /**
   * @param privately whether its answers are for the caller's eyes only
   */
  Conversation(DiscordRest rest, Looks looks, Inbound inbound, boolean privately) {
    this.rest = rest;
    this.looks = looks;
    this.inbound = inbound;
    this.privately = privately;
  }

  /** Tells Discord that the answer takes longer, unless it was given already. */
  void defer() {
    if (!lock.tryLock()) {
      return; // the answer is on its way
    }
    try {
      if (stage != Stage.NEW) {
        return;
      }
      boolean press = inbound.onMessage() && !(inbound.content() instanceof Inbound.Asked);
      DataObject body =
          press
              ? DataObject.empty().put("type", DEFERRED_UPDATE)
              : DataObject.empty()
                  .put("type", DEFERRED_MESSAGE)
                  .put("data", DataObject.empty().put("flags", privately ? EPHEMERAL : 0));
      if (isTaken(callback(body, List.of()))) {
        stage = press ? Stage.DEFERRED_UPDATE : Stage.DEFERRED_MESSAGE;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives the answer. */
  void answer(Reply reply) {
    lock.lock();
    try {
      switch (reply) {
        case Reply.Say(Post post, boolean hidden) -> say(post, hidden || privately);
        case Reply.Refuse refuse ->
            say(new Post(List.of(Block.Words.of(refuse.hint())), refuse.actions()), true);
        case Reply.Replace(Post post) -> replace(post);
        case Reply.Ask(Form form) -> ask(form);
        case Reply.Nothing() -> nothing();
      }
      stage = Stage.ANSWERED;
    } finally {
      lock.unlock();
    }
  }

  private void say(Post post, boolean hidden) {
    switch (stage) {
      case NEW -> respond(MESSAGE, post, hidden);
      case DEFERRED_MESSAGE -> {
        if (hidden == privately) {
          change(post, hidden);
        } else {
          // who may see it was fixed when deferring, so the answer needs a message of its own
          takeBack();
          follow(post, hidden);
        }
      }
      case DEFERRED_UPDATE, ANSWERED -> follow(post, hidden);
    }
  }

  private void replace(Post post) {
    if (stage == Stage.NEW) {
      respond(inbound.onMessage() ? UPDATE : MESSAGE, post, privately);
    } else {
      change(post, privately);
    }
  }

  /** Says a post in the form that Discord takes: its first message so, the rest behind it. */
  private Call say(Post post, boolean hidden, Function<MessageCreateData, Call> first) {
    Rendered rendered = looks.of(post);
    Call call = first.apply(rendered.first());
    Optional<Rendered> other = looks.instead(rendered, call, post);
    if (other.isPresent()) {
      rendered = other.get();
      call = first.apply(rendered.first());
    }
    if (isTaken(call)) {
      follow(rendered.rest(), hidden);
    } else {
      complain(call);
    }
    return call;
  }

  private void ask(Form form) {
    if (stage != Stage.NEW || inbound.content() instanceof Inbound.Filled) {
      say(Post.words("That took too long to open a form. Please try it once more."), true);
      return;
    }
    DataObject body = DataObject.empty().put("type", MODAL).put("data", Modals.of(form));
    Call call = callback(body, List.of());
    if (!isTaken(call)) {
      complain(call);
    }
  }

  private void nothing() {
    switch (stage) {
      case NEW -> acknowledge();
      case DEFERRED_MESSAGE -> takeBack();
      case DEFERRED_UPDATE, ANSWERED -> {} // acknowledged already
    }
  }

  private void acknowledge() {
    if (inbound.onMessage()) {
      callback(DataObject.empty().put("type", DEFERRED_UPDATE), List.of());
    } else {
      DataObject hidden = DataObject.empty().put("flags", EPHEMERAL);
      callback(DataObject.empty().put("type", DEFERRED_MESSAGE).put("data", hidden), List.of());
      takeBack();
    }
  }

  /** Answers for the first time; says so plainly when Discord does not take what we made. */
  private void respond(int type, Post post, boolean hidden) {
    Call call =
        say(
            post,
            hidden,
            message -> {
              DataObject data =
                  type == UPDATE ? Bodies.edit(message) : Bodies.create(message, hidden);
              return callback(
                  DataObject.empty().put("type", type).put("data", data), Bodies.files(message));
            });
    if (call instanceof Call.Refused refused
        && !isTaken(call)
        && refused.code() != UNKNOWN_INTERACTION) {
      MessageCreateData sorry =
          looks.of(Post.words("Discord does not take this answer; it was written down.")).first();
      callback(
          DataObject.empty().put("type", MESSAGE).put("data", Bodies.create(sorry, true)),
          List.of());
    }
  }

  private Call callback(DataObject body, List<FileUpload> files) {
    return patiently(
        Route.Interactions.CALLBACK.compile(inbound.id(), inbound.token()), body, files, true);
  }

  private void change(Post post, boolean hidden) {
    var route =
        Route.Interactions.EDIT_FOLLOWUP.compile(
            inbound.applicationId(), inbound.token(), ORIGINAL);
    say(
        post,
        hidden,
        message -> patiently(route, Bodies.edit(message), Bodies.files(message), true));
  }

  private void follow(Post post, boolean hidden) {
    say(post, hidden, message -> follow(message, hidden));
  }

  private void takeBack() {
    rest.ask(
        Route.Interactions.DELETE_FOLLOWUP.compile(
            inbound.applicationId(), inbound.token(), ORIGINAL));
  }

  private void follow(List<MessageCreateData> messages, boolean hidden) {
    for (MessageCreateData message : messages) {
      Call call = follow(message, hidden);
      if (!isTaken(call)) {
        complain(call);
        return;
      }
    }
  }

  private Call follow(MessageCreateData message, boolean hidden) {
    return patiently(
        Route.Interactions.CREATE_FOLLOWUP.compile(inbound.applicationId(), inbound.token()),
        Bodies.create(message, hidden),
        Bodies.files(message),
        false);
  }

  /**
   * Tries again where that is safe.
   *
   * @param repeatable whether a second request changes nothing, so that a lost answer may be
   *     followed by another try
   */
  private Call patiently(
      Route.CompiledRoute route, DataObject body, List<FileUpload> files, boolean repeatable) {
    Call call = rest.send(route, body, files);
    for (int tried = 1; tried < ATTEMPTS && files.isEmpty(); tried++) {
      if (call instanceof Call.Limited(Duration wait) && wait.compareTo(LONGEST_WAIT) <= 0) {
        pause(wait);
      } else if (call instanceof Call.Broken broken && (repeatable || broken.surelyNotSent())) {
        pause(Duration.ofMillis(100L * tried));
      } else {
        return call;
      }
      call = rest.send(route, body, files);
    }
    return call;
  }

  private static void pause(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether Discord has it; an acknowledgement that it has already was ours, its answer lost. */
  private static boolean isTaken(Call call) {
    return call instanceof Call.Done
        || (call instanceof Call.Refused refused && refused.code() == ALREADY_ACKNOWLEDGED);
  }

  private void complain(Call call) {
    LOG.warn("interaction {} could not be answered: {}", inbound.id(), call);
  }

  private enum Stage {
    NEW,
    /** "Thinking ..." stands in the room. */
    DEFERRED_MESSAGE,
    /** The press was acknowledged, nothing is seen. */
    DEFERRED_UPDATE,
    ANSWERED
  }
}
