package org.tidings.ingest;

import org.tidings.article.Report;

/** What became of an entry. */
public sealed interface Cleaned {
  /**
   * A report, fit for the newsroom.
   *
   * @param keys what makes it the same as another one
   */
  record Accepted(Report report, EntryKeys keys) implements Cleaned {}

  /** There is nothing to tell; {@code reason} is a sentence for the feed's owner. */
  record Refused(String reason) implements Cleaned {}
}
