package org.tidings.delivery;

import java.time.Instant;
import java.util.List;
import org.tidings.article.ArticleId;
import org.tidings.subscription.Subscription;

/** Chooses what trends, for digests of it. Safe for many threads. */
@FunctionalInterface
public interface TopStories {
  /** The leading articles of the hottest stories that the subscriber may see, best first. */
  List<ArticleId> of(Subscription subscription, Instant now);
}
