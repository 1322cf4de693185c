package org.tidings.ingest.clean;

import java.text.Normalizer;
import org.tidings.ingest.xml.CharacterReferences;

/**
 * Makes characters safe for a chat: no controls, no direction tricks, no invisible runs, no tags,
 * three combining marks at most, composed (NFC).
 */
public final class PlainText {
  private static final int MARKS = 3;

  private PlainText() {}

  /** One line: white space folded to single spaces, ends stripped. */
  public static String line(String text) {
    return fold(safe(text));
  }

  /**
   * A line of at most so many UTF-16 units; a longer one is cut between words, with an ellipsis.
   */
  public static String line(String text, int limit) {
    return cut(line(text), limit);
  }

  /** A text that is safe already, on one line and cut. */
  public static String folded(String safe, int limit) {
    return cut(fold(safe), limit);
  }

  /** Several lines: paragraphs stay apart by one blank line. */
  public static String paragraphs(String text, int limit) {
    return cut(safe(text).strip(), limit);
  }

  /** Cuts a text between words, never inside a character. */
  public static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = limit - 1;
    int space = text.lastIndexOf(' ', end);
    if (space > limit * 3 / 4) {
      end = space;
    }
    while (end > 0
        && (Character.isLowSurrogate(text.charAt(end))
            || Character.getType(text.charAt(end)) == Character.NON_SPACING_MARK)) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + "\u2026";
  }

  private static String fold(String text) {
    int length = text.length();
    boolean plain = length == 0 || (text.charAt(0) > ' ' && text.charAt(length - 1) > ' ');
    for (int i = 0; plain && i < length; i++) {
      char c = text.charAt(i);
      plain = (c > ' ' && (c < 0xa0 || !isWideSpace(c))) || (c == ' ' && text.charAt(i - 1) != ' ');
    }
    if (plain) {
      return text;
    }
    StringBuilder out = new StringBuilder(length);
    boolean gap = false;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || isWideSpace(c)) {
        gap = true;
      } else {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        gap = false;
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isWideSpace(char c) {
    return c == 0xa0
        || (c >= 0x2000
            && (c <= 0x200a
                || c == 0x2028
                || c == 0x2029
                || c == 0x202f
                || c == 0x205f
                || c == 0x3000))
        || c == 0x1680;
  }

  /** Takes out what has no place in a message; line breaks and tabs stay. */
  public static String safe(String text) {
    int length = text.length();
    int i = 0;
    while (i < length && isHarmless(text.charAt(i))) {
      i++;
    }
    if (i == length) {
      return text;
    }
    StringBuilder out = new StringBuilder(length);
    out.append(text, 0, i);
    int marks = 0;
    boolean composed = true;
    while (i < length) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point < 0x300 && isHarmless((char) point)) {
        out.append((char) point);
        marks = 0;
        continue;
      }
      if (point >= 0x80 && point < 0xa0) {
        point = CharacterReferences.windows(point); // Latin-1's controls were meant as quotes
      }
      if (!isKept(point, out, i < length ? text.codePointAt(i) : -1)) {
        continue;
      }
      if (isMark(point)) {
        marks++;
        if (marks > MARKS) {
          continue;
        }
      } else {
        marks = 0;
      }
      composed &= point < 0x300 || (point >= 0x2010 && point < 0x2e80);
      out.appendCodePoint(point);
    }
    String kept = out.toString();
    return composed ? kept : Normalizer.normalize(kept, Normalizer.Form.NFC);
  }

  static boolean isHarmless(char c) {
    return (c >= 0x20 && c < 0x7f)
        || (c >= 0xa0 && c < 0x300 && c != 0xad)
        || c == '\n'
        || c == '\t';
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isKept(int point, StringBuilder before, int after) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
      case Character.FORMAT -> isJoiner(point) && joins(before, after);
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> {
        before.append('\n');
        yield false;
      }
      default -> point != 0xfffc && (point & 0xfffe) != 0xfffe && !isBlankLetter(point);
    };
  }

  /** Letters that show nothing and so make empty titles: Hangul fillers, Braille blank. */
  private static boolean isBlankLetter(int point) {
    return point == 0x115f
        || point == 0x1160
        || point == 0x3164
        || point == 0xffa0
        || point == 0x2800;
  }

  private static boolean isJoiner(int point) {
    return point == 0x200c || point == 0x200d;
  }

  /** One joiner between characters of scripts (and emoji) that need it. */
  private static boolean joins(StringBuilder before, int after) {
    if (before.isEmpty() || after < 0x600) {
      return false;
    }
    char last = before.charAt(before.length() - 1);
    return last >= 0x600
        && !isJoiner(last)
        && !isJoiner(after)
        && Character.getType(after) != Character.FORMAT;
  }
}
