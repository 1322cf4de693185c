package org.tidings.command;

import java.util.List;
import org.tidings.chat.Destination;
import org.tidings.feed.Feed;
import org.tidings.feed.Scope;

/** Which feeds a room sees. One statement each; safe for many threads. */
public interface RoomFeeds {
  /** What lists and searches in a room may show: its own feeds and those added for all. */
  Scope scopeOf(Destination where);

  /** What may be shown anywhere: feeds that an operator added for all, and the archive. */
  Scope forAll();

  /** The polled feeds that a room sees, by title; the archive is not among them. */
  List<Feed> visible(Destination where);
}
