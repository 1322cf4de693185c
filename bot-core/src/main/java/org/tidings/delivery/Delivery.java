package org.tidings.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.article.ArticleId;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.chat.MessageRef;
import org.tidings.story.StoryId;
import org.tidings.subscription.SubscriptionId;

/**
 * One post owed to one destination.
 *
 * @param what what to say; the post itself is made when it is sent
 * @param reason why it is in this state, for people; empty when that needs no words
 * @param turn its place in the order of the room
 * @param owed when it came into being
 * @param due when to do something about it; empty for never
 * @param attempt how often the platform was asked to send it
 * @param tried when it was asked last
 * @param message what was sent
 * @param shown mark of what the message says now
 * @param via the digest it went into; of a follow-up, the post that it answers
 */
public record Delivery(
    DeliveryId id,
    Destination to,
    What what,
    State state,
    String reason,
    long turn,
    Instant owed,
    Optional<Instant> due,
    int attempt,
    Optional<Instant> tried,
    Optional<MessageRef> message,
    String shown,
    Optional<DeliveryId> via) {

  /** What a delivery says. */
  public enum Sort {
    /** One story. */
    HEADLINE,
    /** Several stories that a subscriber wants together. */
    DIGEST,
    /** What became too much at once: held, missed or flooding. */
    ROUND_UP,
    /** A development of a story, in answer to its first post. */
    FOLLOW_UP,
    /** A word to moderators. */
    NOTICE,
    /** One post to see how they look. */
    TEST
  }

  /**
   * What to say.
   *
   * @param subscription on whose behalf; empty for notices
   * @param article the article to show
   * @param items articles of a digest, in order
   * @param words the text of a notice, the cause of a round-up
   */
  public record What(
      Sort sort,
      Optional<SubscriptionId> subscription,
      Optional<ArticleId> article,
      Optional<StoryId> story,
      List<ArticleId> items,
      String words) {
    public What {
      items = List.copyOf(items);
    }

    public static What headline(SubscriptionId subscription, ArticleId article, StoryId story) {
      return new What(
          Sort.HEADLINE,
          Optional.of(subscription),
          Optional.of(article),
          Optional.of(story),
          List.of(),
          "");
    }

    /** Several articles in one post. */
    public static What several(
        Sort sort, Optional<SubscriptionId> subscription, List<ArticleId> items, String words) {
      return new What(sort, subscription, Optional.empty(), Optional.empty(), items, words);
    }

    public static What notice(String words) {
      return new What(
          Sort.NOTICE, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), words);
    }
  }
}
