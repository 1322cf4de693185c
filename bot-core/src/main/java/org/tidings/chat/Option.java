package org.tidings.chat;

/**
 * One choice of a {@link Action.Pick}, of an option's fixed values, or of a completion.
 *
 * @param label what is shown
 * @param value what comes back; hostile input when it does
 */
public record Option(String label, String value) {
  /** A choice that is shown as it comes back. */
  public static Option of(String value) {
    return new Option(value, value);
  }
}
