package org.tidings.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The subscriptions in the database. Safe for many threads. */
public interface Subscriptions {
  /** Stores one under a new id, which takes the place of the one it has. */
  Subscription add(Subscription draft);

  /**
   * Changes one; false when it is gone.
   *
   * @param now its next digest is the first after this
   */
  boolean update(Subscription changed, Instant now);

  boolean remove(SubscriptionId id);

  Optional<Subscription> find(SubscriptionId id);

  /** Those of a room, oldest first. */
  List<Subscription> of(String room);

  List<Subscription> all();

  /** When the next digest of each subscription that has digests is due. */
  Map<SubscriptionId, Instant> digestsDue();
}
