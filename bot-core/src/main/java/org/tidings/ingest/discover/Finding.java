package org.tidings.ingest.discover;

import java.util.List;
import org.tidings.feed.StarterFeed;

/** What became of a question for feeds. */
public sealed interface Finding {
  /** The address is a feed itself. */
  record AFeed(FoundFeed feed) implements Finding {}

  /**
   * The address is something else that has feeds.
   *
   * @param what it is, with an article: "a web page"
   * @param feeds at least one, the site's own choice first, each read already
   */
  record Choices(String what, List<FoundFeed> feeds) implements Finding {
    public Choices {
      feeds = List.copyOf(feeds);
    }
  }

  /** It is a name that the catalogue knows; the feeds are not read yet. */
  record Named(List<StarterFeed> feeds) implements Finding {
    public Named {
      feeds = List.copyOf(feeds);
    }
  }

  /**
   * Nothing to follow.
   *
   * @param what it is instead, with an article: "a web page without feeds", "an image"
   */
  record Nothing(String what) implements Finding {}

  /** It is neither an address nor a name that is known. */
  record NoName() implements Finding {}

  /**
   * It could not be read.
   *
   * @param words go on after "It cannot be read: "; never repeat the address
   */
  record Unread(String words) implements Finding {}
}
