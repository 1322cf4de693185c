package org.tidings.discord;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.chat.Block;
import org.tidings.chat.Interaction.PlainQuestion;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;

/** Answers messages that speak to the bot, with messages. */
final class MentionDesk {
  private static final Logger LOG = LoggerFactory.getLogger(MentionDesk.class);
  private static final int ATTEMPTS = 3;
  private final InteractionDesk desk;
  private final DiscordRest rest;
  private final Looks looks;

  MentionDesk(InteractionDesk desk, DiscordRest rest, Looks looks) {
    this.desk = desk;
    this.rest = rest;
    this.looks = looks;
  }

  /** Answers one message; blocks until the answer is out. */
  void take(PlainQuestion question, String channel, String message) {
    Reply reply = desk.answer(question, message.substring(Math.max(0, message.length() - 6)));
    switch (reply) {
      case Reply.Say(Post post, _) -> send(post, channel, message);
      case Reply.Replace(Post post) -> send(post, channel, message);
      case Reply.Refuse refuse ->
          send(
              new Post(List.of(Block.Words.of(refuse.hint())), refuse.actions()), channel, message);
      case Reply.Ask _ ->
          send(
              Post.words("Please use the slash command for that: it opens a form."),
              channel,
              message);
      case Reply.Nothing() -> {}
    }
  }

  private void send(Post post, String channel, String message) {
    Rendered rendered = looks.of(post);
    Call call = send(rendered.first(), channel, message, 0);
    Optional<Rendered> other = looks.instead(rendered, call, post);
    if (other.isPresent()) {
      rendered = other.get();
      call = send(rendered.first(), channel, message, 0);
    }
    int page = 1;
    for (MessageCreateData more : rendered.rest()) {
      if (call instanceof Call.Done) {
        call = send(more, channel, message, page++);
      }
    }
    if (!(call instanceof Call.Done)) {
      LOG.warn("a question could not be answered: {}", call);
    }
  }

  private Call send(MessageCreateData part, String channel, String message, int page) {
    DataObject body =
        Bodies.create(part, false)
            .put("nonce", Nonce.ofAnswer(message, page))
            .put("enforce_nonce", true);
    if (page == 0) {
      body.put("message_reference", DiscordMessenger.reference(message));
    }
    return send(body, part, channel);
  }

  /** The key makes every repeat harmless. */
  private Call send(DataObject body, MessageCreateData part, String channel) {
    Route.CompiledRoute route = Route.Messages.SEND_MESSAGE.compile(channel);
    Call call = rest.send(route, body, Bodies.files(part));
    for (int tried = 1; tried < ATTEMPTS && Bodies.files(part).isEmpty(); tried++) {
      if (call instanceof Call.Done || call instanceof Call.Refused) {
        break;
      }
      try {
        Thread.sleep(
            call instanceof Call.Limited(Duration wait)
                ? wait.compareTo(Duration.ofSeconds(10)) > 0 ? Duration.ofSeconds(10) : wait
                : Duration.ofMillis(200L * tried));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return call;
      }
      call = rest.send(route, body, List.of());
    }
    return call;
  }
}
