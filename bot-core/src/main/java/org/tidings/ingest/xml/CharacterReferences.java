package org.tidings.ingest.xml;

import org.jsoup.nodes.Entities;

/** Knows HTML's named characters and what numeric references were meant to say. */
public final class CharacterReferences {
  /** What Windows-1252 puts where Latin-1 has controls; people write these numbers. */
  private static final String WINDOWS =
      "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d"
          + "\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153"
          + "\u009d\u017e\u0178";

  private static final int LONGEST = 34;

  private CharacterReferences() {}

  /**
   * Appends what the reference at this ampersand stands for.
   *
   * @param strict whether the closing semicolon is needed, as in XML; HTML forgives it after a
   *     number and after the old names
   * @return where to go on, or {@code at} when this is only an ampersand and nothing was appended
   */
  public static int append(CharSequence in, int at, int end, boolean strict, StringBuilder out) {
    int next = at + 1;
    if (next >= end) {
      return at;
    }
    char first = in.charAt(next);
    if (first == '#') {
      return number(in, at, end, out);
    }
    if (!isLetter(first)) {
      return at;
    }
    int stop = next;
    int limit = Math.min(end, next + LONGEST);
    while (stop < limit && (isLetter(in.charAt(stop)) || isDigit(in.charAt(stop)))) {
      stop++;
    }
    boolean closed = stop < end && in.charAt(stop) == ';';
    if (closed) {
      String value = named(in.subSequence(next, stop).toString());
      if (!value.isEmpty()) {
        out.append(value);
        return stop + 1;
      }
      return at;
    }
    if (strict) {
      return at;
    }
    for (int cut = stop; cut > next + 1; cut--) { // "&ampfoo": the longest old name wins
      String name = in.subSequence(next, cut).toString();
      boolean inQuery = cut < end && (in.charAt(cut) == '=' || isLetter(in.charAt(cut)));
      if (Entities.isBaseNamedEntity(name) && !(inQuery && cut == stop && in.charAt(cut) == '=')) {
        out.append(named(name));
        return cut;
      }
    }
    return at;
  }

  /** What a C1 control was meant to be: the character that Windows-1252 has in its place. */
  public static char windows(int control) {
    return WINDOWS.charAt(control - 0x80);
  }

  private static String named(String name) {
    if (!Entities.isNamedEntity(name)) {
      return "";
    }
    return Entities.getByName(name);
  }

  private static int number(CharSequence in, int at, int end, StringBuilder out) {
    int next = at + 2;
    boolean hex = next < end && (in.charAt(next) == 'x' || in.charAt(next) == 'X');
    next += hex ? 1 : 0;
    int digits = next;
    long value = 0;
    while (next < end
        && Character.digit(in.charAt(next), hex ? 16 : 10) >= 0
        && in.charAt(next) < 0x80) {
      value = Math.min(0x110000, value * (hex ? 16 : 10) + Character.digit(in.charAt(next), 16));
      next++;
    }
    if (next == digits) {
      return at;
    }
    boolean closed = next < end && in.charAt(next) == ';';
    appendPoint((int) value, out);
    return closed ? next + 1 : next;
  }

  private static void appendPoint(int value, StringBuilder out) {
    if (value >= 0x80 && value < 0xa0) {
      out.append(WINDOWS.charAt(value - 0x80));
    } else if (value == 0 || value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) {
      out.append('\ufffd');
    } else {
      out.appendCodePoint(value);
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
