package org.tidings.command;

import java.util.List;
import java.util.Optional;
import org.tidings.article.Report;
import org.tidings.feed.FeedCatalog.NewFeed;
import org.tidings.feed.FeedId;

/** Finds out what a typed address or name is. May ask the network; safe for many threads. */
public interface FeedLook {
  /**
   * Looks; at most 20 s.
   *
   * @param text an address or the name of an outlet; hostile input
   */
  Looked look(String text);

  /** How a feed is doing, in words: "read 3 minutes ago"; empty while nothing is known. */
  Optional<String> health(FeedId feed);

  /** What was found. */
  sealed interface Looked {
    /**
     * Feeds, the likeliest first.
     *
     * @param instead what was typed when it was no feed itself but leads to these, with an article:
     *     "a web page"
     */
    record Found(List<Candidate> candidates, Optional<String> instead) implements Looked {
      public Found {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) {
          throw new IllegalArgumentException("nothing was found");
        }
      }

      /** Feeds that were asked for by their address or name. */
      public Found(List<Candidate> candidates) {
        this(candidates, Optional.empty());
      }
    }

    /** No feed; {@code words} say in one sentence what it is instead or why it cannot be read. */
    record Nothing(String words) implements Looked {}
  }

  /**
   * A feed that could be added.
   *
   * @param preview its newest articles, newest first; empty when it was not fetched
   */
  record Candidate(NewFeed feed, List<Report> preview) {
    public Candidate {
      preview = List.copyOf(preview);
    }
  }
}
