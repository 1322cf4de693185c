package org.tidings.chat;

/** Whether a delivery can be seen in its room already. */
public sealed interface Found {
  record Posted(MessageRef message) implements Found {}

  record Absent() implements Found {}

  /** The platform gives bots no way to look, or the look failed. */
  record CannotTell() implements Found {}
}
