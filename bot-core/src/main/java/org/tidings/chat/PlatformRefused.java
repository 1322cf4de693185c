package org.tidings.chat;

/** A platform that cannot be used: a refused token, a missing address. The message is the cure. */
public final class PlatformRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param cure one sentence for the person who runs the bot; never a token
   */
  public PlatformRefused(String cure) {
    super(cure);
  }
}
