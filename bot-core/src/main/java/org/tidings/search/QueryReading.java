package org.tidings.search;

import java.util.Optional;

/** What came of reading a typed query. */
public sealed interface QueryReading {
  /** The query can be run. */
  record Parsed(SearchQuery query) implements QueryReading {}

  /**
   * The query cannot be run as it stands.
   *
   * @param text as it was read, in NFC and at most one character past the cap
   * @param place where the trouble begins, in UTF-16 units of {@code text}
   * @param reason one sentence for people, without markup
   * @param repaired the nearest query that can be run, where there is one
   */
  record Wrong(String text, int place, String reason, Optional<String> repaired)
      implements QueryReading {}
}
