package org.tidings.app;

/** A command line that cannot be meant; the message is one line telling what was expected. */
final class WrongUsage extends Exception {
  private static final long serialVersionUID = 1L;

  WrongUsage(String message) {
    super(message);
  }
}
