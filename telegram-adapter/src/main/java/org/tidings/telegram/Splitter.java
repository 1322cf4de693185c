package org.tidings.telegram;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts markup into pieces that Telegram takes, between characters as people see them: never inside
 * a tag, a surrogate pair or a joined emoji, and at the end of a paragraph, line or word where one
 * is near.
 */
final class Splitter {
  private Splitter() {}

  /** Pieces of at most {@code longest} UTF-16 units, none of them blank. */
  static List<Markup> split(Markup markup, int longest) {
    var pieces = new ArrayList<Markup>();
    String text = markup.text();
    int from = skipBlank(text, 0);
    int end = text.stripTrailing().length();
    while (from < end) {
      int to = end - from <= longest ? end : place(text, from, from + longest);
      int trimmed = to;
      while (trimmed > from && Character.isWhitespace(text.charAt(trimmed - 1))) {
        trimmed--;
      }
      pieces.add(markup.slice(from, trimmed));
      from = skipBlank(text, to);
    }
    return pieces;
  }

  /** The beginning of a text, with a sign of omission when it was cut. */
  static Markup cut(Markup markup, int longest) {
    List<Markup> pieces = split(markup, longest);
    if (pieces.size() <= 1) {
      return pieces.isEmpty() ? markup : pieces.getFirst();
    }
    return Markup.builder()
        .append(split(markup, longest - Wording.CUT.length()).getFirst())
        .plain(Wording.CUT)
        .build();
  }

  /** The beginning of a plain text, with a sign of omission when it was cut. */
  static String cut(String text, int longest) {
    return text.length() <= longest
        ? text
        : text.substring(0, place(text, 0, longest - Wording.CUT.length())).stripTrailing()
            + Wording.CUT;
  }

  private static int skipBlank(String text, int at) {
    int from = at;
    while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    return from;
  }

  /** The best place to cut at or before {@code limit}. */
  private static int place(String text, int from, int limit) {
    int half = from + (limit - from) / 2;
    for (String mark : List.of("\n\n", "\n", " ")) {
      int at = text.lastIndexOf(mark, limit - mark.length());
      if (at >= half) {
        return at + mark.length();
      }
    }
    int window = Math.max(from, limit - 256);
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    // Characters are counted from a safe place: right after the last line or blank, if any.
    int start = Character.isLowSurrogate(text.charAt(window)) ? window - 1 : window;
    start = Math.max(from, start);
    String near = text.substring(start, Math.min(text.length(), limit + 64));
    characters.setText(near);
    int at =
        limit - start >= near.length()
            ? near.length()
            : characters.isBoundary(limit - start)
                ? limit - start
                : characters.preceding(limit - start);
    if (at > 0 && start + at > from) {
      return start + at;
    }
    // One character longer than a whole message: a pile of marks. Only the pair is kept whole.
    return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
  }
}
