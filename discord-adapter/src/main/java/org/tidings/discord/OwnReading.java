package org.tidings.discord;

import java.util.List;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.handle.SocketHandler;

/**
 * Keeps JDA from reading the events that we read ourselves.
 *
 * <p>JDA makes entities of them, which costs time, waits for servers it does not know, and gives an
 * event up that lacks any of the fields it looks at; the bot needs few of them. This is the one
 * place that touches JDA's table of handlers.
 */
final class OwnReading {
  private static final List<String> OURS = List.of("INTERACTION_CREATE", "MESSAGE_CREATE");

  private OwnReading() {}

  /**
   * From now on the shard hands those events on unread. On the gateway's thread, so that none comes
   * in between.
   */
  static void begin(JDA shard) {
    if (shard instanceof JDAImpl open) {
      var handlers = open.getClient().getHandlers();
      var unread = new SocketHandler.NOPHandler(open);
      OURS.forEach(type -> handlers.put(type, unread));
    }
  }
}
