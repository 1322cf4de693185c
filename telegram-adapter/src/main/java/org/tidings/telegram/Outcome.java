package org.tidings.telegram;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.tidings.chat.Destination;
import org.tidings.chat.SendResult;

/**
 * What an answer of the Bot API means for a send, an edit or a delete.
 *
 * <p>The code and the parameters decide. Telegram has one code for everything that is wrong with a
 * request, 400, and tells what only in its description, so for that code alone the fixed words of
 * the description are looked up, all of them here.
 */
final class Outcome {
  private Outcome() {}

  /** What is wrong with a request that was answered with 400. */
  enum Fault {
    // First, because its sentence names other things as well.
    UNCHANGED("message is not modified"),
    ALREADY_AWAY("message to delete not found"),
    MARKUP("can't parse", "unsupported start tag", "entity_", "entities_"),
    BUTTONS("button_", "inline keyboard", "reply markup", "reply_markup", "url is invalid"),
    PICTURE(
        "wrong file identifier",
        "http url content",
        "web page content",
        "webpage_",
        "wrong remote file",
        "photo_",
        "image_process",
        "media_",
        "external_url",
        "there is no photo",
        "wrong type of"),
    ROOM_GONE(
        "chat not found",
        "peer_id_invalid",
        "channel_invalid",
        "channel_private",
        "deactivated",
        "user not found",
        "chat_id is empty",
        "chat_id_invalid"),
    TOPIC_CLOSED("topic_closed", "topic closed"),
    TOPIC_GONE("thread not found", "topic_deleted", "topic not found", "topic_id_invalid"),
    NO_RIGHT(
        "not enough rights",
        "have no rights",
        "forbidden",
        "need administrator rights",
        "admin_required",
        "chat_restricted",
        "chat_send_",
        "not a member"),
    OTHER();

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, never another
    private final List<String> words;

    Fault(String... words) {
      this.words = List.of(words);
    }

    static Fault of(Answer.Refused refused) {
      String said = refused.description().toLowerCase(Locale.ROOT).replace('’', '\'');
      for (Fault fault : values()) {
        if (fault.words.stream().anyMatch(said::contains)) {
          return fault;
        }
      }
      return OTHER;
    }
  }

  /**
   * @param repeatable whether doing it twice is the same as once: an edit, a delete
   */
  static SendResult of(Answer answer, Destination where, boolean repeatable) {
    return switch (answer) {
      case Answer.Ok _ -> throw new IllegalArgumentException("it was done");
      case Answer.NeverSent(var reason) -> new SendResult.NotSent(reason);
      case Answer.Unknown(var _, var reason) ->
          repeatable ? new SendResult.NotSent(reason) : new SendResult.InDoubt(reason);
      case Answer.Refused refused -> refused(refused, where);
    };
  }

  private static SendResult refused(Answer.Refused refused, Destination where) {
    if (refused.migratedTo().isPresent()) {
      return new SendResult.Moved(
          new Destination(
              where.platform(),
              Long.toString(refused.migratedTo().getAsLong()),
              where.thread(),
              where.direct()));
    }
    return switch (refused.code()) {
      case 429 ->
          new SendResult.Busy(
              refused.retryAfter().isZero() ? Duration.ofSeconds(1) : refused.retryAfter());
      case 401 ->
          new SendResult.Closed(
              "Telegram no longer accepts the bot's token.",
              "Whoever runs the bot must set a fresh TELEGRAM_TOKEN from @BotFather.");
      case 403 -> forbidden(refused, where);
      case 400 -> unfit(refused, where);
      default -> new SendResult.Unfit("Telegram answered with code " + refused.code() + ".");
    };
  }

  private static SendResult forbidden(Answer.Refused refused, Destination where) {
    if (Fault.of(refused) == Fault.ROOM_GONE) {
      return new SendResult.Gone("The account of this chat was deleted.");
    }
    return where.direct() || isPerson(where)
        ? new SendResult.Closed(
            "The person has blocked the bot or never started it.",
            "Open the chat with the bot and press Start.")
        : new SendResult.Closed(
            "The bot was removed from this chat or may not write in it.",
            "Add the bot again and let it send messages; in a channel make it an administrator"
                + " with the right to post.");
  }

  private static SendResult unfit(Answer.Refused refused, Destination where) {
    return switch (Fault.of(refused)) {
      case ROOM_GONE -> new SendResult.Gone("Telegram does not know this chat (any more).");
      case TOPIC_CLOSED ->
          new SendResult.Closed(
              "The topic is closed.",
              "Reopen the topic, or let the bot manage topics, or choose another one.");
      case TOPIC_GONE -> new SendResult.Gone("The topic was deleted.");
      case NO_RIGHT ->
          new SendResult.Closed(
              "The bot may not do this here.",
              where.direct()
                  ? "Open the chat with the bot and press Start."
                  : "Give the bot the right to send messages, pictures and files in the chat's"
                      + " permissions.");
      case MARKUP, BUTTONS, PICTURE, UNCHANGED, ALREADY_AWAY, OTHER ->
          new SendResult.Unfit("Telegram refuses this message (code 400).");
    };
  }

  static boolean isPerson(Destination where) {
    return !where.room().startsWith("-") && !where.room().startsWith("@");
  }
}
