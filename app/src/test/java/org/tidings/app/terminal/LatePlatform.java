package org.tidings.app.terminal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidings.chat.Caller;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.Destination;
import org.tidings.chat.Found;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Limits;
import org.tidings.chat.MessageRef;
import org.tidings.chat.Outgoing;
import org.tidings.chat.PlatformRefused;
import org.tidings.chat.Post;
import org.tidings.chat.Rights;
import org.tidings.chat.SendResult;

/** A platform that is made at its first use. */
final class LatePlatform implements ChatPlatform {
  private final Maker maker;

  LatePlatform(Maker maker) {
    this.maker = maker;
  }

  /** Makes the platform, once; hears of the handler when it starts. */
  interface Maker extends Function<@Nullable InteractionHandler, ChatPlatform> {
    @Override
    ChatPlatform apply(@Nullable InteractionHandler handler);
  }

  private ChatPlatform real() {
    return maker.apply(null);
  }

  @Override
  public String name() {
    return real().name();
  }

  @Override
  public Limits limits() {
    return real().limits();
  }

  @Override
  public Rights rights(Caller who, Destination where) {
    return real().rights(who, where);
  }

  @Override
  public void start(InteractionHandler handler) throws PlatformRefused {
    maker.apply(handler).start(handler);
  }

  @Override
  public SendResult send(Outgoing out) {
    return real().send(out);
  }

  @Override
  public SendResult edit(MessageRef message, Post post) {
    return real().edit(message, post);
  }

  @Override
  public SendResult delete(MessageRef message) {
    return real().delete(message);
  }

  @Override
  public Found find(Outgoing out) {
    return real().find(out);
  }

  @Override
  public void close() {
    real().close();
  }
}
