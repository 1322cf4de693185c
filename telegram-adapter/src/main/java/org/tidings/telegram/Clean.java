package org.tidings.telegram;

/** Takes out of a text what could harm a chat, whoever wrote it. */
final class Clean {
  private static final int WORD_JOINER = 0x2060;

  private Clean() {}

  /**
   * Control characters, direction overrides and tag characters gone, halves of surrogate pairs
   * replaced, and {@code @name} kept from pinging anybody.
   */
  static String text(String raw) {
    var clean = new StringBuilder(raw.length());
    int before = ' ';
    for (int i = 0; i < raw.length(); ) {
      int c = raw.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\r') {
        continue;
      }
      if (harmful(c)) {
        continue;
      }
      if (c >= 0xD800 && c <= 0xDFFF) {
        c = 0xFFFD;
      }
      clean.appendCodePoint(c);
      // An address of mail has a letter before its sign, and Telegram makes no mention of it.
      if (c == '@'
          && !Character.isLetterOrDigit(before)
          && i < raw.length()
          && named(raw.charAt(i))) {
        clean.appendCodePoint(WORD_JOINER);
      }
      before = c;
    }
    return clean.toString();
  }

  /** One line: every run of white space is one blank. */
  static String line(String raw) {
    return text(raw).replaceAll("\\s+", " ").strip();
  }

  private static boolean named(char c) {
    return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
  }

  private static boolean harmful(int c) {
    return (c < ' ' && c != '\n' && c != '\t')
        || (c >= 0x7F && c <= 0x9F)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF
        || (c >= 0xFFF9 && c <= 0xFFFB)
        || (c >= 0xE0000 && c <= 0xE001F);
  }
}
