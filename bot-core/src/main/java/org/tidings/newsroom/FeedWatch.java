package org.tidings.newsroom;

import java.net.URI;
import org.tidings.feed.Feed;
import org.tidings.feed.FeedHealth;

/**
 * Hears, once each time, what people should know of a feed. Called by polling threads, so it must
 * return soon; what it throws is logged.
 */
public interface FeedWatch {
  /** It has failed for a while, has fallen silent, or is gone for good. */
  void troubled(Feed feed, FeedHealth health);

  /** Its address was changed, because its server kept saying so. */
  void moved(Feed before, URI to);
}
