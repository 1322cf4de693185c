package org.tidings.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.article.ArticleId;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.chat.MessageRef;
import org.tidings.delivery.Delivery.What;
import org.tidings.subscription.SubscriptionId;

/**
 * All deliveries, in the database. Every method is one transaction, durable when it returns. Safe
 * for many threads; a room's deliveries are changed by its lane and, seldom, by moderators, so each
 * change names the state it starts from and does nothing in another.
 */
public interface Outbox {
  /** The rooms with something to do, each with when. */
  Map<String, Instant> agenda();

  /** The earliest time at which deliveries of a room are due, by their state. */
  Map<State, Instant> dues(String room);

  /** When the next edit of a room is due. */
  Optional<Instant> nextEdit(String room);

  Room room(Destination where);

  Optional<Room> room(String key);

  /** Stores how a room is; its destination must be the one it is known by. */
  void put(Room room);

  /** A room has a new id: everything that is known of it moves along. */
  void move(Destination from, Destination to);

  /** The oldest delivery of a room in one of these states that is due, or due at all. */
  List<Delivery> open(String room, State state, int limit);

  /** How many headlines of a room are owed since before an instant. */
  int owedSince(String room, Instant before);

  /** A sent headline whose edit is due; the earliest first. */
  Optional<Delivery> editDue(String room, Instant now);

  Optional<Delivery> find(DeliveryId id);

  /** The last deliveries of a room, newest first, those in some states only. */
  List<Delivery> last(String room, List<State> states, int from, int limit);

  /** How many deliveries of a room are in each state, of those not forgotten yet. */
  Map<State, Integer> counts(String room);

  /** What became of an article in a room, oldest first; digests that held it included. */
  List<Delivery> of(ArticleId article, String room);

  /** The headline by which a room was or will be told of a story. */
  Optional<Delivery> told(org.tidings.story.StoryId story, String room);

  /** A moderator says that a delivery in doubt arrived. */
  void arrived(DeliveryId id, Instant now);

  /** A moderator wants a delivery in doubt, or one that was refused, to be sent again. */
  void again(DeliveryId id, Instant now);

  /** Writes something down that no article caused. */
  DeliveryId owe(Destination to, What what, Instant now);

  /**
   * OWED becomes SENDING, with the next attempt number.
   *
   * @param holder who sends it
   * @param until when others may think that the holder died
   */
  boolean start(DeliveryId id, Instant now, String holder, Instant until);

  /** Whoever holds a SENDING delivery; empty when nobody does. */
  Optional<String> holder(DeliveryId id);

  /** SENDING or IN_DOUBT becomes SENT. */
  void sent(DeliveryId id, MessageRef message, String shown, Instant now);

  /** SENDING or IN_DOUBT becomes OWED again, at its old turn. */
  void back(DeliveryId id, Instant due, String reason);

  /**
   * SENDING becomes IN_DOUBT, or a look is put off.
   *
   * @param due when to look next; empty to leave it to moderators
   */
  void doubt(DeliveryId id, Optional<Instant> due, String reason);

  /** OWED becomes HELD. */
  void hold(DeliveryId id, Instant until, String reason);

  /** HELD becomes OWED, as the last of the room. */
  void unhold(DeliveryId id, Instant now);

  /** Anything unsettled ends as UNFIT or SKIPPED. */
  void end(DeliveryId id, State state, String reason, Instant now);

  /** Deliveries that are OWED or HELD go into one new delivery, the last of the room. */
  DeliveryId bundle(List<DeliveryId> parts, Destination to, What into, Instant now);

  /** The message of a sent delivery says something else now; {@code next} asks for another edit. */
  void edited(DeliveryId id, String shown, Optional<Instant> next);

  /** When deliveries of a subscription were tried since an instant, oldest first. */
  List<Instant> tries(SubscriptionId subscription, Instant since);

  /**
   * Makes the due digest of a subscription of what it collected, oldest first, and sets the next
   * one; empty when nothing was collected.
   */
  Optional<DeliveryId> digest(
      SubscriptionId subscription, Destination to, List<ArticleId> chosen, Instant now);

  /** What a subscription collected, oldest first. */
  List<Item> collected(SubscriptionId subscription, int limit);

  /** Sets when the next digest of a subscription is due. */
  void digestDue(SubscriptionId subscription, Optional<Instant> next);

  /** Forgets what was settled before an instant. */
  int forget(Instant before);

  /** An article in a digest to come. */
  record Item(ArticleId article, org.tidings.story.StoryId story, Instant added) {}
}
