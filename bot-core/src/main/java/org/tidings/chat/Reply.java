package org.tidings.chat;

import java.util.List;

/** What a command wants said. It says what, never how; each adapter renders it natively. */
public sealed interface Reply {
  /**
   * A new message.
   *
   * @param privately for the caller's eyes only, where the platform can
   */
  record Say(Post post, boolean privately) implements Reply {
    public Say(Post post) {
      this(post, false);
    }
  }

  /** Takes the place of the message whose button was pressed. */
  record Replace(Post post) implements Reply {}

  /** Asks for typed fields: a modal on Discord, questions one by one on Telegram. */
  record Ask(Form form) implements Reply {}

  /**
   * The caller can put this right. Always said privately where the platform can.
   *
   * @param hint one sentence telling how
   * @param actions repaired input to press; may be empty
   */
  record Refuse(Reason reason, String hint, List<Action> actions) implements Reply {
    public Refuse {
      actions = List.copyOf(actions);
    }

    public Refuse(Reason reason, String hint) {
      this(reason, hint, List.of());
    }
  }

  /** Already answered by what happened; the adapter only acknowledges. */
  record Nothing() implements Reply {}

  /** Why a command was not carried out. */
  enum Reason {
    /** The words were not understood or a value is not allowed. */
    WRONG_INPUT,
    /** The caller has not the right. */
    NOT_ALLOWED,
    /** What was named does not exist. */
    NOT_FOUND,
    /** A button or form whose time is over. */
    EXPIRED,
    /** Too much, too often or too costly. */
    LIMIT,
    /** Something of ours is broken; the fault is logged under a number that the hint names. */
    FAULT
  }
}
