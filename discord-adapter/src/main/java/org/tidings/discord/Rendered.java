package org.tidings.discord;

import java.util.List;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/**
 * A post as Discord takes it: one message, or several in order when it is long.
 *
 * @param embeds whether it is made of embeds, else of Components V2
 */
record Rendered(List<MessageCreateData> messages, boolean embeds) {
  Rendered {
    messages = List.copyOf(messages);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("rendered to nothing");
    }
  }

  MessageCreateData first() {
    return messages.getFirst();
  }

  List<MessageCreateData> rest() {
    return messages.subList(1, messages.size());
  }
}
