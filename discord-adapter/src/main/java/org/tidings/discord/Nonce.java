package org.tidings.discord;

import org.tidings.chat.DeliveryId;

/** The key under which Discord takes a message only once within some minutes; at most 25 long. */
final class Nonce {
  private Nonce() {}

  /** The key of one message of a delivery: the same at every attempt, after every restart. */
  static String of(DeliveryId delivery, int page) {
    return "t" + Long.toString(delivery.value(), 36) + "." + Integer.toString(page, 36);
  }

  /** The key of one message that answers a person's message. */
  static String ofAnswer(String messageId, int page) {
    return "a" + Long.toString(Long.parseUnsignedLong(messageId), 36) + "." + page;
  }
}
