package org.tidings.app.settings;

/** Settings that cannot be used. The message is one line with the place and what was expected. */
public final class WrongSettings extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message names the file and line, or the environment variable; never a secret
   */
  public WrongSettings(String message) {
    super(message);
  }
}
