package org.tidings.command;

import java.util.List;

/** What is kept about a person, to show and to delete. Callers are named by their keys. */
public interface PersonalData {
  /** What is kept, matters without anything left out. */
  List<Kept> kept(String caller);

  /** Deletes all of it in one transaction; nothing can bring it back. */
  void forget(String caller);

  /** How many rows of one matter are kept. */
  record Kept(Matter matter, long count) {}

  /** What can be kept. The wording stands in the bundle under {@code privacy.kept.NAME}. */
  enum Matter {
    /** A row of {@link Preferences}. */
    SETTINGS,
    /** Rows of {@link ShownLists}. */
    LISTS,
    /** Rows of {@link FeedbackBox}. */
    FEEDBACK,
    /** Follows and alerts of the person's direct chat. */
    FOLLOWS,
    /** Searches remembered for {@code /search again}. */
    SEARCHES
  }
}
