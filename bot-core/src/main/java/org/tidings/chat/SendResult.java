package org.tidings.chat;

import java.time.Duration;

/** What became of a send, an edit or a delete. Expected trouble is a value, never an exception. */
public sealed interface SendResult {
  /** It arrived. After an edit or a delete: the message concerned. */
  record Sent(MessageRef message) implements SendResult {}

  /** The platform asks to wait; surely not sent. */
  record Busy(Duration retryAfter) implements SendResult {}

  /** The room has a new id; surely not sent. */
  record Moved(Destination to) implements SendResult {}

  /** A right is missing; surely not sent. {@code cure} is one sentence for moderators. */
  record Closed(String reason, String cure) implements SendResult {}

  /** The room is gone or threw us out; surely not sent. */
  record Gone(String reason) implements SendResult {}

  /** This post can never be accepted there; surely not sent. */
  record Unfit(String reason) implements SendResult {}

  /** It surely did not arrive and may be tried again. */
  record NotSent(String reason) implements SendResult {}

  /** Nobody knows whether it arrived. */
  record InDoubt(String reason) implements SendResult {}
}
