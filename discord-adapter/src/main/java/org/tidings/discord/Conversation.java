package org.tidings.discord;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
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
  private final Inbound inbound;
  private final boolean privately;
  private final ReentrantLock lock = new ReentrantLock();
  private Stage stage = Stage.NEW;

  /**
   * @param privately whether its answers are for the caller's eyes only
   */
  Conversation(DiscordRest rest, Inbound inbound, boolean privately) {
    this.rest = rest;
    this.inbound = inbound;
    this.privately = privately;
  }

  /** Tells Discord that the answer takes longer, unless it was given already. */
  void defer() {
    lock.lock();
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
    Rendered rendered = Renderer.render(post);
    switch (stage) {
      case NEW -> {
        if (respond(MESSAGE, rendered.first(), hidden)) {
          follow(rendered.rest(), hidden);
        }
      }
      case DEFERRED_MESSAGE -> {
        if (hidden == privately) {
          change(rendered.first());
          follow(rendered.rest(), hidden);
        } else {
          // who may see it was fixed when deferring, so the answer needs a message of its own
          takeBack();
          follow(rendered.messages(), hidden);
        }
      }
      case DEFERRED_UPDATE, ANSWERED -> follow(rendered.messages(), hidden);
    }
  }

  private void replace(Post post) {
    Rendered rendered = Renderer.render(post);
    if (stage == Stage.NEW) {
      respond(inbound.onMessage() ? UPDATE : MESSAGE, rendered.first(), privately);
    } else {
      change(rendered.first());
    }
    follow(rendered.rest(), privately);
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
  private boolean respond(int type, MessageCreateData message, boolean hidden) {
    DataObject data = type == UPDATE ? Bodies.edit(message) : Bodies.create(message, hidden);
    Call call =
        callback(DataObject.empty().put("type", type).put("data", data), Bodies.files(message));
    if (isTaken(call)) {
      return true;
    }
    complain(call);
    if (call instanceof Call.Refused refused && refused.code() != UNKNOWN_INTERACTION) {
      MessageCreateData sorry =
          Renderer.render(Post.words("Discord does not take this answer; it was written down."))
              .first();
      callback(
          DataObject.empty().put("type", MESSAGE).put("data", Bodies.create(sorry, true)),
          List.of());
    }
    return false;
  }

  private Call callback(DataObject body, List<FileUpload> files) {
    return patiently(
        Route.Interactions.CALLBACK.compile(inbound.id(), inbound.token()), body, files, true);
  }

  private void change(MessageCreateData message) {
    Call call =
        patiently(
            Route.Interactions.EDIT_FOLLOWUP.compile(
                inbound.applicationId(), inbound.token(), ORIGINAL),
            Bodies.edit(message),
            Bodies.files(message),
            true);
    if (!isTaken(call)) {
      complain(call);
    }
  }

  private void takeBack() {
    rest.ask(
        Route.Interactions.DELETE_FOLLOWUP.compile(
            inbound.applicationId(), inbound.token(), ORIGINAL));
  }

  private void follow(List<MessageCreateData> messages, boolean hidden) {
    for (MessageCreateData message : messages) {
      Call call =
          patiently(
              Route.Interactions.CREATE_FOLLOWUP.compile(inbound.applicationId(), inbound.token()),
              Bodies.create(message, hidden),
              Bodies.files(message),
              false);
      if (!isTaken(call)) {
        complain(call);
        return;
      }
    }
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
