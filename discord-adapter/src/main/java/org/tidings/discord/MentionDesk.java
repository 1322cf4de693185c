package org.tidings.discord;

import java.time.Duration;
import java.util.List;
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

  MentionDesk(InteractionDesk desk, DiscordRest rest) {
    this.desk = desk;
    this.rest = rest;
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
    int page = 0;
    for (MessageCreateData part : Renderer.render(post).messages()) {
      DataObject body =
          Bodies.create(part, false)
              .put("nonce", Nonce.ofAnswer(message, page))
              .put("enforce_nonce", true);
      if (page == 0) {
        body.put("message_reference", DiscordMessenger.reference(message));
      }
      if (!send(body, part, channel)) {
        return;
      }
      page++;
    }
  }

  /** The key makes every repeat harmless. */
  private boolean send(DataObject body, MessageCreateData part, String channel) {
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
        return false;
      }
      call = rest.send(route, body, List.of());
    }
    if (!(call instanceof Call.Done)) {
      LOG.warn("a question could not be answered: {}", call);
      return false;
    }
    return true;
  }
}
