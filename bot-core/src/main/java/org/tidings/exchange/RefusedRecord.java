package org.tidings.exchange;

/**
 * A record that is no article; the message says in one line what was wrong and what was expected.
 */
public final class RefusedRecord extends Exception {
  private static final long serialVersionUID = 1L;

  public RefusedRecord(String reason) {
    super(reason);
  }
}
