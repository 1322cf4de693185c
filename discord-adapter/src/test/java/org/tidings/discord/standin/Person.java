package org.tidings.discord.standin;

/**
 * A person.
 *
 * @param permissions what they may do in the rooms of the server, as Discord's bits
 */
public record Person(String id, String name, long permissions) {
  /** Manage Channels. */
  public static final long MODERATES = 1L << 4;
}
