package org.tidings.chat;

/**
 * A room on a platform: channel, forum, group, topic or direct chat.
 *
 * @param platform name of the platform
 * @param room the platform's id of the channel, group or person
 * @param thread id of a thread or topic in it; empty for the room itself
 * @param direct whether it is one person's direct chat with the bot
 */
public record Destination(String platform, String room, String thread, boolean direct) {
  /** The key under which settings are kept: {@code discord:123}, {@code telegram:-100:7}. */
  public String key() {
    return platform + ":" + room + (thread.isEmpty() ? "" : ":" + thread);
  }
}
