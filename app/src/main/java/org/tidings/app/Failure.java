package org.tidings.app;

/** Something that cannot be done; the message is one line for the person at the terminal. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message);
  }
}
