package org.tidings.subscription;

/** Identity of a subscription; positive. */
public record SubscriptionId(long value) implements Comparable<SubscriptionId> {
  public SubscriptionId {
    if (value <= 0) {
      throw new IllegalArgumentException("subscription id must be positive: " + value);
    }
  }

  @Override
  public int compareTo(SubscriptionId other) {
    return Long.compare(value, other.value);
  }
}
