package org.tidings.chat;

/**
 * A chat platform: Discord, Telegram, the terminal. One per process and token.
 *
 * <p>Every implementation passes {@code org.tidings.testkit.ChatPlatformContract}.
 */
public interface ChatPlatform extends Messenger, AutoCloseable {
  /** Lower-case name, the first part of every key: "discord". */
  String name();

  Limits limits();

  /**
   * What a person may do in a room. May ask the platform (2 s at most, cached a minute at most).
   *
   * @return {@link Rights#READER} when the platform does not tell
   */
  Rights rights(Caller who, Destination where);

  /**
   * Connects, publishes the commands and begins to hand interactions over.
   *
   * @throws PlatformRefused if the platform refuses the token or cannot be used at all
   */
  void start(InteractionHandler handler) throws PlatformRefused;

  /** Whether it can send now; false while other processes have all of its connections. */
  default boolean isReady() {
    return true;
  }

  /** Stops taking interactions, lets those under way end (5 s at most), disconnects. */
  @Override
  void close();
}
