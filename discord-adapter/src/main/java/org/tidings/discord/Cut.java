package org.tidings.discord;

import java.text.BreakIterator;
import java.util.Locale;

/** Cuts texts to lengths in UTF-16 units, never inside of what a reader sees as one character. */
final class Cut {
  private static final String MORE = "…";

  private Cut() {}

  /** The text if it fits, else its beginning and an ellipsis, at most {@code longest} units. */
  static String to(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = edge(text, longest - MORE.length());
    return text.substring(0, end).stripTrailing() + MORE;
  }

  /** The last edge between two characters at or before {@code most}. */
  static int edge(String text, int most) {
    if (most >= text.length()) {
      return text.length();
    }
    // looking some way around the place is enough, and keeps long texts cheap
    int from = Math.max(0, most - 400);
    if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
      from--;
    }
    String around = text.substring(from, Math.min(text.length(), most + 400));
    BreakIterator edges = BreakIterator.getCharacterInstance(Locale.ROOT);
    edges.setText(around);
    int at = most - from;
    int edge = edges.isBoundary(at) ? at : edges.preceding(at);
    if (edge > 0) {
      return from + edge;
    }
    return Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
  }

  /** The best place to end a piece of at most {@code most} units: line, sentence, word. */
  static int seam(String text, int most) {
    if (text.length() <= most) {
      return text.length();
    }
    int least = most / 2;
    int line = text.lastIndexOf('\n', most - 1);
    if (line >= least) {
      return line + 1;
    }
    for (int i = most - 1; i > least; i--) {
      if (text.charAt(i) == ' ' && ".!?".indexOf(text.charAt(i - 1)) >= 0) {
        return i + 1;
      }
    }
    int word = text.lastIndexOf(' ', most - 1);
    return word >= least ? word + 1 : edge(text, most);
  }
}
