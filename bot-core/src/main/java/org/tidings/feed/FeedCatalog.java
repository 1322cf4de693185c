package org.tidings.feed;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Edition;
import org.tidings.article.Kind;
import org.tidings.article.Sector;

/**
 * The feeds and the rooms they belong to. A feed is stored once; each room that added it has it by
 * a title of its own. Rooms are named by their destination's key. Safe for many threads.
 */
public interface FeedCatalog {
  /** The room of feeds that an operator added for everyone. */
  String FOR_ALL = "*";

  /**
   * Adds a feed to a room; one that is stored already is only added to the room.
   *
   * @return the feed as stored, under the title that the room gave it
   */
  Added add(NewFeed feed, String room);

  /** Takes a feed out of a room; false when it was not there. The feed and its articles stay. */
  boolean remove(FeedId feed, String room);

  /** Changes what is stored of a feed for every room: a moved address, a kind, its sectors. */
  void update(Feed feed);

  Optional<Feed> feed(FeedId id);

  Optional<Feed> byUrl(URI url);

  /** The feeds of one room alone, by title. */
  List<Feed> of(String room);

  /** The feeds that at least one room has: those to poll. */
  List<Feed> polled();

  /** The feeds whose articles a room sees: its own and those for all. */
  Scope scopeOf(String room);

  /** What may be shown anywhere. */
  Scope forAll();

  /** What an addition did. */
  record Added(Feed feed, boolean fresh) {}

  /** A feed before it has an id. */
  record NewFeed(
      URI url,
      String source,
      String title,
      Kind kind,
      Set<Sector> sectors,
      Optional<Edition> edition,
      Optional<String> language) {
    public NewFeed {
      sectors = Set.copyOf(sectors);
    }
  }
}
