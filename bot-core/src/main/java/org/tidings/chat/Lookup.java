package org.tidings.chat;

/** A question of the platform's own interface, answered from the index within 300 ms. */
public sealed interface Lookup {
  Caller caller();

  /**
   * Values for an option while it is typed (Discord autocomplete, terminal tab).
   *
   * @param command name, with sub-command after a blank: {@code "feed add"}
   * @param option name of the option
   * @param typed what stands there already
   */
  record Completion(Caller caller, Destination where, String command, String option, String typed)
      implements Lookup {}

  /**
   * Articles for an inline query (Telegram).
   *
   * @param cursor empty for the first page, else {@link InlinePage#next} of the page before;
   *     hostile input
   */
  record InlineSearch(Caller caller, String query, String cursor) implements Lookup {}
}
