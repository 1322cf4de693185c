package org.tidings.app.terminal;

/** Makes text from strangers harmless to a terminal. */
final class Plain {
  private Plain() {}

  /** One line without anything that moves the cursor, changes colours or turns the direction. */
  static String line(String text) {
    return clean(text, false);
  }

  /** The same, keeping line ends. */
  static String lines(String text) {
    return clean(text, true);
  }

  private static String clean(String text, boolean keepsLineEnds) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isHarmless(c) || (c == '\n' && keepsLineEnds)) {
        if (clean != null) {
          clean.append(c);
        }
        continue;
      }
      if (clean == null) {
        clean = new StringBuilder(text.length()).append(text, 0, i);
      }
      if (c == '\n' || c == '\t' || c == '\r') {
        clean.append(' ');
      }
    }
    return clean == null ? text : clean.toString();
  }

  private static boolean isHarmless(char c) {
    return (c >= ' ' && c < 0x7f)
        || (c > 0x9f
            && !(c >= '\u202a' && c <= '\u202e')
            && !(c >= '\u2066' && c <= '\u2069')
            && c != '\u2028'
            && c != '\u2029');
  }
}
