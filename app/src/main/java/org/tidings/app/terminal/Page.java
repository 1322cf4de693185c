package org.tidings.app.terminal;

/** Puts paragraphs under each other, broken at a width that does not count colours. */
final class Page {
  private final int width;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param width columns; 0 for never breaking
   */
  Page(int width) {
    this.width = width;
  }

  /** An empty line, if something stands above. */
  void gap() {
    if (!text.isEmpty()) {
      text.append('\n');
    }
  }

  /** A line that is never broken, such as one with an address to click on. */
  void unbroken(String line) {
    text.append(line).append('\n');
  }

  /**
   * Words broken between words.
   *
   * @param first stands before the first line
   * @param rest stands before every other
   */
  void paragraph(String first, String rest, String words) {
    int at = 0;
    String before = first;
    while (at <= words.length()) {
      int end = words.indexOf('\n', at);
      end = end < 0 ? words.length() : end;
      broken(before, rest, words.substring(at, end));
      before = rest;
      at = end + 1;
    }
  }

  private void broken(String first, String rest, String line) {
    if (width == 0) {
      unbroken(first + line);
      return;
    }
    StringBuilder out = new StringBuilder(first);
    int column = columns(first);
    boolean fresh = true;
    for (String word : line.split(" ", -1)) {
      int wide = columns(word);
      if (!fresh && column + 1 + wide > width) {
        unbroken(out.toString());
        out = new StringBuilder(rest);
        column = columns(rest);
      } else if (!fresh) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += wide;
      fresh = false;
    }
    unbroken(out.toString());
  }

  private static int columns(String word) {
    int columns = 0;
    boolean colour = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (colour) {
        colour = c != 'm';
      } else if (c == '\u001b') {
        colour = true;
      } else if (!Character.isLowSurrogate(c)) {
        columns++;
      }
    }
    return columns;
  }

  String text() {
    return text.toString();
  }
}
