package org.tidings.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.delivery.Owing.Mute;

/** What is noted about rooms: who changed what, what is muted, who was here when. Many threads. */
public interface DeskNotes {
  /** Notes a change. */
  void audit(Entry entry);

  /** The last changes of a room, newest first. */
  List<Entry> changes(String room, int from, int limit);

  /** Sets words or a source aside in a room. */
  void mute(String room, String wanted, Instant until, String by, Instant now);

  /** What is muted in a room now. */
  List<Mute> mutes(String room, Instant now);

  boolean unmute(String room, long id);

  /** Notes that a caller was in a room; when they were there before. */
  Optional<Instant> visit(String caller, String room, Instant now);

  /**
   * One change.
   *
   * @param caller key of who made it
   * @param name as shown then
   */
  record Entry(String room, Instant at, String caller, String name, String what) {}
}
