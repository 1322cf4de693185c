package org.tidings.app.terminal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.tidings.chat.Caller;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.Destination;
import org.tidings.chat.Found;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Limits;
import org.tidings.chat.MessageRef;
import org.tidings.chat.Outgoing;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.Rights;
import org.tidings.chat.SendResult;

/** The terminal as a chat: one person, one room, one message after the other. */
public final class TerminalPlatform implements ChatPlatform {
  private static final Limits LIMITS = new Limits(10, 30, 50, 60, false, false, true, false);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TerminalSettings settings;
  private final Screen screen;
  private final TerminalFiles files;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private volatile boolean closed;
  private @Nullable Thread conversation;

  public TerminalPlatform(TerminalSettings settings, Screen screen, TerminalFiles files) {
    this.settings = settings;
    this.screen = screen;
    this.files = files;
  }

  @Override
  public String name() {
    return TerminalSettings.PLATFORM;
  }

  @Override
  public Limits limits() {
    return LIMITS;
  }

  /** A direct chat is its owner's own; a room is moderated as the settings say. */
  @Override
  public Rights rights(Caller who, Destination where) {
    return where.direct() || settings.moderator() ? Rights.MODERATOR : Rights.READER;
  }

  @Override
  public synchronized void start(InteractionHandler handler) {
    if (conversation != null) {
      throw new IllegalStateException("the terminal was started before");
    }
    TerminalChat chat = new TerminalChat(handler, settings, files);
    conversation = Thread.ofPlatform().daemon().name("terminal").start(() -> converse(chat));
  }

  /** Waits until there is no other message to come, or the platform is closed. */
  public void awaitEnd() throws InterruptedException {
    Thread talking;
    synchronized (this) {
      talking = conversation;
    }
    if (talking != null) {
      talking.join();
    }
  }

  /** How many messages got no reply because something of ours broke. */
  public long unanswered() {
    return unanswered.get();
  }

  private void converse(TerminalChat chat) {
    while (!closed) {
      Optional<String> line = screen.read();
      if (line.isEmpty()) {
        return;
      }
      Reply reply = answer(chat, line.get());
      if (!closed) {
        screen.show(reply);
      }
    }
  }

  private Reply answer(TerminalChat chat, String line) {
    try {
      return chat.say(line);
    } catch (RuntimeException e) {
      unanswered.incrementAndGet();
      LoggerFactory.getLogger(TerminalPlatform.class).error("a message was not answered", e);
      return new Reply.Refuse(
          Reply.Reason.FAULT, "Something of ours broke; the log tells what. Try it again.");
    }
  }

  @Override
  public SendResult send(Outgoing out) {
    check(out.to());
    if (closed || !screen.post(out.post())) {
      return new SendResult.NotSent("nobody is at the terminal");
    }
    return new SendResult.Sent(new MessageRef(out.to(), Long.toString(sent.incrementAndGet())));
  }

  @Override
  public SendResult edit(MessageRef message, Post post) {
    check(message.where());
    return new SendResult.Unfit("a terminal cannot change what it has printed");
  }

  @Override
  public SendResult delete(MessageRef message) {
    check(message.where());
    return new SendResult.Unfit("a terminal cannot take back what it has printed");
  }

  @Override
  public Found find(Outgoing out) {
    check(out.to());
    return new Found.CannotTell();
  }

  private void check(Destination where) {
    if (!where.platform().equals(name())) {
      throw new IllegalArgumentException("not a room of the terminal: " + where.key());
    }
  }

  @Override
  public void close() {
    closed = true;
    screen.close();
    Thread talking;
    synchronized (this) {
      talking = conversation;
    }
    if (talking == null || talking == Thread.currentThread()) {
      return;
    }
    try {
      if (!talking.join(PATIENCE)) {
        talking.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
