package org.tidings.command;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.tidings.search.SearchQuery;

/** Reads the words of a search: the parser of the one grammar. Any text whatsoever is answered. */
@FunctionalInterface
public interface QueryReader {
  /**
   * @param text as typed, hostile, of any length
   * @param now what "yesterday" counts from
   * @param zone where the caller's days begin
   */
  Reading read(String text, Instant now, ZoneId zone);

  /** What became of the words. */
  sealed interface Reading {
    /** A query. */
    record Query(SearchQuery query) implements Reading {}

    /**
     * Not a query.
     *
     * @param place where in the text it went wrong, from 0, in UTF-16 units
     * @param hint one sentence: what was wrong and what was expected
     * @param repaired a text that would be read, to offer as a button
     */
    record Refused(int place, String hint, Optional<String> repaired) implements Reading {}
  }
}
