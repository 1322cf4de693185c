package org.tidings.telegram.standin;

import org.tidings.telegram.standin.ParsedText.Unparsable;

/** Formats of moments. */
final class Dates {
  private Dates() {}

  /** {@code seconds, flags}. */
  static String argument(String unix, String format) throws Unparsable {
    long seconds;
    try {
      seconds = Long.parseLong(unix);
    } catch (NumberFormatException _) {
      throw new Unparsable("Invalid date specified");
    }
    int flags = 0;
    if (format.equalsIgnoreCase("r")) {
      flags = 1;
    } else {
      for (int i = 0; i < format.length(); i++) {
        flags |=
            switch (format.charAt(i)) {
              case 't' -> 2;
              case 'T' -> 4;
              case 'd' -> 8;
              case 'D' -> 16;
              case 'w', 'W' -> 32;
              default -> throw new Unparsable("Invalid date format used");
            };
      }
    }
    return seconds + ", " + flags;
  }
}
