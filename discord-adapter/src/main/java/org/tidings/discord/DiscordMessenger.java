package org.tidings.discord;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.chat.Block;
import org.tidings.chat.Destination;
import org.tidings.chat.Found;
import org.tidings.chat.MessageRef;
import org.tidings.chat.Messenger;
import org.tidings.chat.Outgoing;
import org.tidings.chat.Post;
import org.tidings.chat.RichText;
import org.tidings.chat.SendResult;

/**
 * Sends to Discord's rooms. Each message of a delivery carries a key of its own, so that a repeat
 * within minutes answers with the first; forum posts have no such key. Safe for many threads.
 */
final class DiscordMessenger implements Messenger {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordMessenger.class);
  private static final int LONGEST_NAME = 100;
  private static final int ARCHIVE_MINUTES = 10_080;
  private static final int NO_TEXT_CHANNEL = 50_008;
  private static final int UNKNOWN_MESSAGE = 10_008;
  private static final String LOOK_BACK = "50";
  private final DiscordRest rest;
  private final Rooms rooms;
  private final Looks looks;
  private final java.util.function.Supplier<String> self;

  /**
   * @param self the bot's own user id
   */
  DiscordMessenger(
      DiscordRest rest, Rooms rooms, Looks looks, java.util.function.Supplier<String> self) {
    this.rest = rest;
    this.rooms = rooms;
    this.looks = looks;
    this.self = self;
  }

  @Override
  public SendResult send(Outgoing out) {
    check(out.to());
    return switch (rooms.channelOf(out.to())) {
      case Rooms.Channel.Unknown(Call why) -> Troubles.of(why);
      case Rooms.Channel.Known(String channel) -> send(out, channel);
    };
  }

  private SendResult send(Outgoing out, String channel) {
    boolean room = !out.to().direct() && out.to().thread().isEmpty();
    // a room's kind matters for tags and crossposts; else Discord tells when it is a forum
    if (room && (!out.tags().isEmpty() || out.crosspost())) {
      Optional<Rooms.Kind> kind = rooms.kind(channel);
      if (kind.isPresent() && kind.get().forum()) {
        return open(out, channel, kind.get());
      }
    }
    Rendered rendered = looks.of(out.post());
    Call first = post(out, channel, rendered.first(), 0);
    Optional<Rendered> other = looks.instead(rendered, first, out.post());
    if (other.isPresent()) {
      rendered = other.get();
      first = post(out, channel, rendered.first(), 0);
    }
    if (room && first instanceof Call.Refused refused && refused.code() == NO_TEXT_CHANNEL) {
      Optional<Rooms.Kind> kind = rooms.kind(channel);
      if (kind.isPresent() && kind.get().forum()) {
        return open(out, channel, kind.get());
      }
    }
    if (!(first instanceof Call.Done done)) {
      return Troubles.of(first);
    }
    Optional<String> id = id(done);
    if (id.isEmpty()) {
      return new SendResult.InDoubt("an answer that cannot be read");
    }
    return rest(out, channel, rendered, new MessageRef(out.to(), id.get()));
  }

  /** Sends what did not fit into the first message, and publishes it when asked. */
  private SendResult rest(Outgoing out, String channel, Rendered rendered, MessageRef message) {
    int page = 1;
    for (MessageCreateData more : rendered.rest()) {
      Call call = post(out, channel, more, page++);
      if (!(call instanceof Call.Done)) {
        // the same keys at the next attempt: what is there already is not sent twice
        return Troubles.of(call);
      }
    }
    if (out.crosspost()) {
      crosspost(channel, message.id());
    }
    return new SendResult.Sent(message);
  }

  private Call post(Outgoing out, String channel, MessageCreateData message, int page) {
    DataObject body = body(out, message, page == 0);
    body.put("nonce", Nonce.of(out.id(), page)).put("enforce_nonce", true);
    if (page == 0 && out.replyTo().isPresent()) {
      body.put("message_reference", reference(out.replyTo().get().id()));
    }
    return rest.send(Route.Messages.SEND_MESSAGE.compile(channel), body, Bodies.files(message));
  }

  static DataObject reference(String message) {
    return DataObject.empty().put("message_id", message).put("fail_if_not_exists", false);
  }

  /** The message, with the one role before it that may be pinged. */
  private static DataObject body(Outgoing out, MessageCreateData message, boolean first) {
    DataObject body = Bodies.create(message, false);
    Optional<String> role = out.mention().filter(DiscordMessenger::isId);
    if (first && role.isPresent()) {
      String ping = "<@&" + role.get() + ">";
      if (message.isUsingComponentsV2()) {
        DataArray components =
            DataArray.empty().add(DataObject.empty().put("type", 10).put("content", ping));
        components.addAll(body.getArray("components"));
        body.put("components", components);
      } else {
        body.put("content", ping);
      }
      body.put(
          "allowed_mentions",
          DataObject.empty()
              .put("parse", DataArray.empty())
              .put("roles", DataArray.empty().add(role.get())));
    }
    return body;
  }

  private static boolean isId(String text) {
    return !text.isEmpty() && text.length() <= 20 && text.chars().allMatch(Character::isDigit);
  }

  private void crosspost(String channel, String message) {
    Call call = rest.ask(Route.Messages.CROSSPOST_MESSAGE.compile(channel, message));
    if (!(call instanceof Call.Done)) {
      LOG.warn("message {} was posted but not published to followers: {}", message, call);
    }
  }

  /** Opens a post of a forum. It has no key, so a lost answer leaves doubt. */
  private SendResult open(Outgoing out, String forum, Rooms.Kind kind) {
    Rendered rendered = looks.of(out.post());
    Call call = open(out, forum, kind, rendered.first());
    Optional<Rendered> other = looks.instead(rendered, call, out.post());
    if (other.isPresent()) {
      rendered = other.get();
      call = open(out, forum, kind, rendered.first());
    }
    if (!(call instanceof Call.Done done)) {
      if (call instanceof Call.Refused) {
        rooms.forget(forum);
      }
      return Troubles.of(call);
    }
    Optional<String> thread = id(done);
    if (thread.isEmpty()) {
      return new SendResult.InDoubt("an answer that cannot be read");
    }
    int page = 1;
    for (MessageCreateData more : rendered.rest()) {
      // the post stands; its continuation is not worth a second one
      post(out, thread.get(), more, page++);
    }
    Destination in = new Destination(InboundMapper.PLATFORM, forum, thread.get(), false);
    return new SendResult.Sent(new MessageRef(in, thread.get()));
  }

  private Call open(Outgoing out, String forum, Rooms.Kind kind, MessageCreateData first) {
    DataObject body =
        DataObject.empty()
            .put("name", name(out.post()))
            .put("auto_archive_duration", ARCHIVE_MINUTES)
            .put("applied_tags", DataArray.fromCollection(kind.tagIds(out.tags())))
            .put("message", body(out, first, true));
    return rest.send(Route.Channels.CREATE_THREAD.compile(forum), body, Bodies.files(first));
  }

  /** What a forum post is called: its headline, else its first words. */
  static String name(Post post) {
    String said =
        post.blocks().stream()
            .map(
                block ->
                    switch (block) {
                      case Block.Headline headline -> headline.title().text();
                      case Block.Words(RichText text) -> text.text();
                      case Block.Facts _ -> "";
                      case Block.File file -> file.name();
                    })
            .map(Markup::line)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("News");
    return Cut.to(said, LONGEST_NAME);
  }

  @Override
  public SendResult edit(MessageRef message, Post post) {
    check(message.where());
    return switch (rooms.channelOf(message.where())) {
      case Rooms.Channel.Unknown(Call why) -> Troubles.of(why);
      case Rooms.Channel.Known(String channel) -> {
        var route = Route.Messages.EDIT_MESSAGE.compile(channel, message.id());
        Rendered rendered = looks.of(post);
        Call call = edit(route, rendered.first());
        Optional<Rendered> other = looks.instead(rendered, call, post);
        if (other.isPresent()) {
          call = edit(route, other.get().first());
        }
        yield call instanceof Call.Done ? new SendResult.Sent(message) : Troubles.of(call);
      }
    };
  }

  private Call edit(Route.CompiledRoute route, MessageCreateData message) {
    return rest.send(route, Bodies.edit(message), Bodies.files(message));
  }

  @Override
  public SendResult delete(MessageRef message) {
    check(message.where());
    return switch (rooms.channelOf(message.where())) {
      case Rooms.Channel.Unknown(Call why) -> Troubles.of(why);
      case Rooms.Channel.Known(String channel) -> {
        Call call = rest.ask(Route.Messages.DELETE_MESSAGE.compile(channel, message.id()));
        boolean away =
            call instanceof Call.Done
                || (call instanceof Call.Refused refused && refused.code() == UNKNOWN_MESSAGE);
        yield away ? new SendResult.Sent(message) : Troubles.of(call);
      }
    };
  }

  @Override
  public Found find(Outgoing out) {
    check(out.to());
    if (!(rooms.channelOf(out.to()) instanceof Rooms.Channel.Known(String channel))) {
      return new Found.CannotTell();
    }
    boolean room = !out.to().direct() && out.to().thread().isEmpty();
    try {
      Optional<Rooms.Kind> kind = room ? rooms.kind(channel) : Optional.empty();
      return kind.isPresent() && kind.get().forum()
          ? findThread(out, channel, kind.get())
          : findMessage(out, channel);
    } catch (ParsingException _) {
      return new Found.CannotTell();
    }
  }

  private Found findMessage(Outgoing out, String channel) {
    Call call =
        rest.ask(
            Route.Messages.GET_MESSAGE_HISTORY
                .compile(channel)
                .withQueryParams("limit", LOOK_BACK));
    if (!(call instanceof Call.Done done)) {
      return new Found.CannotTell();
    }
    Fingerprint wanted = Fingerprint.of(out);
    return done.array().stream(DataArray::getObject)
        .filter(this::isOurs)
        .filter(wanted::matches)
        .findFirst()
        .<Found>map(seen -> new Found.Posted(new MessageRef(out.to(), seen.getString("id"))))
        .orElseGet(Found.Absent::new);
  }

  /** Looks among a forum's open posts of ours; archived ones are older than any doubt. */
  private Found findThread(Outgoing out, String forum, Rooms.Kind kind) {
    Call call = rest.ask(Route.Guilds.LIST_ACTIVE_THREADS.compile(kind.guild()));
    if (!(call instanceof Call.Done done)) {
      return new Found.CannotTell();
    }
    String name = name(out.post());
    Set<String> candidates =
        objects(done.object(), "threads")
            .filter(thread -> forum.equals(thread.getString("parent_id", "")))
            .filter(thread -> self.get().equals(thread.getString("owner_id", "")))
            .filter(thread -> name.equals(thread.getString("name", "")))
            .map(thread -> thread.getString("id"))
            .limit(5)
            .collect(Collectors.toSet());
    Fingerprint wanted = Fingerprint.of(out);
    for (String thread : candidates) {
      Call starter = rest.ask(Route.Messages.GET_MESSAGE.compile(thread, thread));
      if (!(starter instanceof Call.Done message)) {
        return new Found.CannotTell();
      }
      if (wanted.matches(message.object())) {
        Destination in = new Destination(InboundMapper.PLATFORM, forum, thread, false);
        return new Found.Posted(new MessageRef(in, thread));
      }
    }
    return new Found.Absent();
  }

  /** Whether we sent it by ourselves; answers to commands are no deliveries. */
  private boolean isOurs(DataObject message) {
    return self.get().equals(message.getObject("author").getString("id", ""))
        && message.isNull("interaction_metadata")
        && message.isNull("interaction");
  }

  private static Stream<DataObject> objects(DataObject from, String key) {
    return from.optArray(key).stream().flatMap(all -> all.stream(DataArray::getObject));
  }

  private static Optional<String> id(Call.Done done) {
    try {
      return Optional.of(done.object().getString("id"));
    } catch (ParsingException _) {
      return Optional.empty();
    }
  }

  private static void check(Destination where) {
    if (!where.platform().equals(InboundMapper.PLATFORM)) {
      throw new IllegalArgumentException("not a room on Discord: " + where);
    }
  }
}
