package org.tidings.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is remembered of every feed's polling. Safe for many threads. */
public interface PollBook {
  /** A feed whose time has come. */
  record Due(Feed feed, PollState state) {}

  /**
   * The feeds to fetch now: those of at least one room, the longest due first; a feed that nobody
   * has fetched yet is due at once, one that is gone never.
   */
  List<Due> due(Instant now, int most);

  /** Remembers what a fetch came to; nothing when the feed is no more. */
  void save(PollState state);

  /** What is known of a feed; empty before its first fetch. */
  Optional<PollState> of(FeedId feed);
}
