package org.tidings.telegram;

/** What the adapter itself says to people; everything else is said by the core. */
final class Wording {
  static final String DESCRIPTION =
      "News from many sources in one chat: latest and trending stories, search, full coverage,"
          + " digests and alerts. Send /help to begin.";
  static final String SHORT_DESCRIPTION = "A news assistant for chats.";
  static final String FAULT =
      "Something of ours went wrong with that. Please try again in a minute.";
  static final String STALE_BUTTON =
      "This button no longer works. Send the command again to get a fresh one.";
  static final String QUESTION_MARK = "✏️ ";
  static final String FORM_OVER =
      "That question is over: it waits 15 minutes and does not outlive a restart of the bot."
          + " Send the command again to start afresh.";
  static final String FORM_CANCELLED = "Cancelled; nothing was changed.";
  static final String NOTHING_TO_CANCEL = "There is nothing to cancel.";
  static final String FILE_TOO_LARGE =
      "That file could not be fetched: it may be at most 8 MB. Send a smaller one.";
  static final String CUT = "…";

  private Wording() {}
}
