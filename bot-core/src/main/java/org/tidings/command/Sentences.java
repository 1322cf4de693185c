package org.tidings.command;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Everything the bot says of itself, from one bundle ({@code sentences.properties}). Texts of
 * others go in as arguments and are never read as patterns.
 */
final class Sentences {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("org.tidings.command.sentences", Locale.ROOT);

  private Sentences() {}

  /**
   * A sentence with its arguments filled in; numbers are grouped as in "22,000".
   *
   * @throws java.util.MissingResourceException if there is no such sentence
   */
  static String say(String key, Object... arguments) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(arguments);
  }

  /** Whether there is such a sentence. */
  static boolean has(String key) {
    return BUNDLE.containsKey(key);
  }
}
