package org.tidings.app;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidings.feed.Feed;
import org.tidings.feed.FeedCatalog;
import org.tidings.ingest.opml.Opml;
import org.tidings.ingest.opml.Outline;
import org.tidings.store.SqlFeedCatalog;

/**
 * The feeds of a home as an OPML list: those for all outside of any folder, those of a room in a
 * folder that is named for it, so that private feeds are private again after an import.
 */
final class FeedLists {
  private static final Pattern FOLDER = Pattern.compile("Room ([a-z]+:\\S{1,200})");

  private FeedLists() {}

  /** All feeds, each by the names that its rooms gave it. */
  static String write(SqlFeedCatalog feeds) {
    List<Outline> outlines = new ArrayList<>();
    for (String room : feeds.rooms()) {
      List<String> folders = room.equals(FeedCatalog.FOR_ALL) ? List.of() : List.of("Room " + room);
      for (Feed feed : feeds.of(room)) {
        outlines.add(new Outline(feed.title(), feed.url().toString(), "", folders));
      }
    }
    return new Opml().write("Feeds of Tidings", outlines);
  }

  /** The room that a feed of a list is for: all, unless the list is an export of ours. */
  static String room(Outline outline) {
    if (outline.folders().size() == 1) {
      Matcher folder = FOLDER.matcher(outline.folders().getFirst());
      if (folder.matches()) {
        return folder.group(1);
      }
    }
    return FeedCatalog.FOR_ALL;
  }
}
