package org.tidings.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.ArticleId;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.delivery.Delivery.What;
import org.tidings.feed.FeedId;
import org.tidings.story.StoryId;
import org.tidings.subscription.SubscriptionId;

/**
 * The outbox inside of another transaction: what is owed is stored together with its cause. Not to
 * be used after that transaction ended or by another thread.
 */
public interface Owing {
  /**
   * Writes a delivery down.
   *
   * @param state OWED, WAITING until {@code due}, SKIPPED or BUNDLED
   * @param via the digest it went into, or the post that it answers
   */
  DeliveryId owe(
      Destination to,
      What what,
      State state,
      String reason,
      Instant now,
      Optional<Instant> due,
      Optional<DeliveryId> via);

  /** The headlines by which rooms were or will be told of a story. */
  List<Told> told(StoryId story);

  /** Notes that a room is told of a story by this delivery, unless it is told already. */
  void tell(String room, StoryId story, DeliveryId delivery);

  /** Everyone who was told of a story was told of the one that it became part of. */
  void merged(StoryId from, StoryId into, Instant now);

  /** A waiting headline is owed now. */
  void release(DeliveryId waiting, Instant now);

  /** Asks for an edit of a sent headline, at the earliest at {@code due}; an earlier wish stays. */
  void edit(DeliveryId sent, Instant due);

  /** Keeps an article for the next digest of a subscription. */
  void collect(SubscriptionId subscription, ArticleId article, StoryId story, Instant now);

  /** The rooms that see the articles of a feed; {@code "*"} for all. */
  Set<String> roomsOf(FeedId feed);

  /** Whether a feed brought any article up to this one. */
  boolean broughtAny(FeedId feed, ArticleId before);

  /** What a room does not want to hear of now: query texts. */
  List<Mute> mutes(String room, Instant now);

  /**
   * A room's headline for a story.
   *
   * @param subscription the subscription it was owed for
   */
  record Told(
      String room,
      DeliveryId delivery,
      State state,
      Optional<ArticleId> article,
      Optional<SubscriptionId> subscription) {}

  /** Words or a source that a room set aside. */
  record Mute(long id, String wanted, Instant until, String by, Instant since) {}
}
