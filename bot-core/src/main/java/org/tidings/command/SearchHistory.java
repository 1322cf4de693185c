package org.tidings.command;

import java.time.Instant;
import java.util.List;

/** The searches each person made, for {@code /search again}. Callers are named by their keys. */
public interface SearchHistory {
  /** Searches kept of one person; older ones are forgotten. */
  int MOST = 20;

  /** Remembers the line of a search; the same line moves to the front. */
  void add(String caller, String line, Instant at);

  /** The newest lines, newest first. */
  List<String> newest(String caller, int count);
}
