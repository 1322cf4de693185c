package org.tidings.chat;

/**
 * Identity of one post owed to one destination; positive. Adapters derive idempotency keys from it.
 */
public record DeliveryId(long value) {
  public DeliveryId {
    if (value <= 0) {
      throw new IllegalArgumentException("delivery id must be positive: " + value);
    }
  }
}
