package org.tidings.telegram;

import java.util.Optional;
import org.tidings.chat.Caller;
import org.tidings.chat.Destination;

/** An update that concerns us, in our own words. All texts are hostile input. */
sealed interface Inbound {
  Caller caller();

  Destination where();

  /**
   * A line beginning with a slash.
   *
   * @param about link in the message it replies to
   */
  record Command(
      Caller caller,
      Destination where,
      int message,
      String name,
      String words,
      Optional<String> about,
      Optional<Upload> file)
      implements Inbound {}

  /**
   * Any other words.
   *
   * @param replyTo the message they reply to, zero for none
   * @param toQuestion whether that message is a question of ours
   * @param addressed whether they are meant for the bot: a direct chat, a mention, a reply to it
   */
  record Words(
      Caller caller,
      Destination where,
      int message,
      String text,
      int replyTo,
      boolean toQuestion,
      boolean addressed)
      implements Inbound {}

  /**
   * A button.
   *
   * @param query the id under which it must be answered
   */
  record Button(Caller caller, Destination where, String query, String data, Requests.Place place)
      implements Inbound {}

  /** An inline query; it has no room. */
  record Inline(Caller caller, Destination where, String query, String words, String cursor)
      implements Inbound {}

  /** A file that was sent with a command. */
  record Upload(String id, String name, String mediaType, long size) {}
}
