package org.tidings.discord;

import java.util.List;
import java.util.Map;
import org.tidings.chat.Caller;
import org.tidings.chat.Destination;

/**
 * One interaction of Discord's, read. All texts are hostile.
 *
 * @param id and token with which it is answered
 * @param onMessage whether it came from a message, which the answer may replace
 * @param onPrivate whether that message is for the caller's eyes only
 * @param moderator whether Discord says that the caller may configure the room, at this moment
 * @param elsewhere the same for other rooms that were named
 */
record Inbound(
    String id,
    String token,
    String applicationId,
    boolean onMessage,
    boolean onPrivate,
    Caller caller,
    Destination where,
    boolean moderator,
    Map<Destination, Boolean> elsewhere,
    Content content) {
  Inbound {
    elsewhere = Map.copyOf(elsewhere);
  }

  /** What the person did. */
  sealed interface Content {}

  /** A slash command; {@code command} has its sub-command behind a blank. */
  record Typed(String command, Map<String, String> options, List<Remote> files) implements Content {
    Typed {
      options = Map.copyOf(options);
      files = List.copyOf(files);
    }
  }

  /** The message menu's entry, with the link or the words of the message. */
  record Asked(String text) implements Content {}

  record Pressed(String customId) implements Content {}

  record Picked(String customId, List<String> values) implements Content {
    Picked {
      values = List.copyOf(values);
    }
  }

  record Filled(String customId, Map<String, String> answers) implements Content {
    Filled {
      answers = Map.copyOf(answers);
    }
  }

  /** An option being typed. */
  record Completing(String command, String option, String typed, boolean number)
      implements Content {}

  /** A file that lies with Discord still. */
  record Remote(String name, String mediaType, String address, long size) {}
}
