package org.tidings.telegram.standin;

import org.tidings.telegram.standin.ParsedText.Unparsable;

/** Reads MarkdownV2 as Telegram's servers do. */
public final class MarkdownMarkup {
  private MarkdownMarkup() {}

  public static ParsedText parse(String text) throws Unparsable {
    throw new Unparsable("not yet");
  }
}
