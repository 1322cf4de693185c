package org.tidings.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tidings.article.ArticleId;
import org.tidings.chat.DeliveryId;
import org.tidings.subscription.Interest;
import org.tidings.subscription.Roster;
import org.tidings.subscription.Subscription;
import org.tidings.subscription.SubscriptionId;
import org.tidings.subscription.Subscriptions;

/**
 * Makes digests when they are due. A digest without news is not made; what a digest is made of is
 * durable before it is sent, so nothing is in none of them or in two.
 */
public final class Digests {
  /** Most articles in a digest; a post shows the first of them and tells how many there are. */
  static final int MOST = 200;

  private final Outbox outbox;
  private final Subscriptions subscriptions;
  private final Roster roster;
  private final TopStories top;
  private final InstantSource clock;
  private final Consumer<String> wake;

  /**
   * @param wake hears of rooms that have something to do now
   */
  public Digests(Desk desk, Subscriptions subscriptions, TopStories top, Consumer<String> wake) {
    this.outbox = desk.outbox();
    this.subscriptions = subscriptions;
    this.roster = desk.roster();
    this.top = top;
    this.clock = desk.clock();
    this.wake = wake;
  }

  /** Makes the digests that are due; when the next one is. */
  public Optional<Instant> step() {
    Instant now = clock.instant();
    for (Map.Entry<SubscriptionId, Instant> due : subscriptions.digestsDue().entrySet()) {
      if (!due.getValue().isAfter(now)) {
        Optional<Subscription> subscription = roster.find(due.getKey());
        subscription.ifPresent(s -> now(s, now));
        outbox.digestDue(
            due.getKey(),
            subscription
                .filter(s -> !s.paused())
                .flatMap(s -> s.cadence().next(now, s.terms().zone())));
      }
    }
    return subscriptions.digestsDue().values().stream().min(Instant::compareTo);
  }

  /** Makes a digest of what there is; empty when there is nothing new. */
  public Optional<DeliveryId> now(Subscription subscription, Instant now) {
    if (subscription.paused()) {
      return Optional.empty();
    }
    List<ArticleId> chosen =
        subscription.wish().interest() instanceof Interest.Trending
            ? top.of(subscription, now)
            : outbox.collected(subscription.id(), MOST).stream().map(Outbox.Item::article).toList();
    Optional<DeliveryId> made = outbox.digest(subscription.id(), subscription.to(), chosen, now);
    made.ifPresent(_ -> wake.accept(subscription.to().key()));
    return made;
  }
}
