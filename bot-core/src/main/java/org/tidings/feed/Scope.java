package org.tidings.feed;

import java.util.Optional;
import java.util.Set;

/**
 * Whose articles a room sees: those of its own feeds and of the feeds an operator added for all.
 *
 * @param feeds the feeds seen; empty for no bound at all, which only a home without private feeds
 *     has
 */
public record Scope(Optional<Set<FeedId>> feeds) {
  /** Everything. */
  public static final Scope ALL = new Scope(Optional.empty());

  public Scope {
    feeds = feeds.map(Set::copyOf);
  }

  public static Scope of(Set<FeedId> feeds) {
    return new Scope(Optional.of(feeds));
  }

  public boolean sees(FeedId feed) {
    return feeds.isEmpty() || feeds.get().contains(feed);
  }
}
