package org.tidings.ingest;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the attribution to agencies at the end of a text: "(With inputs from agencies.)". */
public final class Agencies {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 120;

  /** What the sentence must say. */
  private static final Pattern SAYS =
      Pattern.compile(
          "(?iu)\\b(agenc(y|ies)|agencia?s?|agences?|agentur(en)?|inputs? from|wire"
              + " services?|reuters|associated"
              + " press|afp|\\bap\\b|pti|ani|ians|dpa|efe)\\b|एजेंसि|एजेंसी|इनपुट");

  private Agencies() {}

  /** The attribution as it stands, a short last sentence in brackets; it is the end of the text. */
  public static Optional<String> attribution(String body) {
    int end = body.length();
    while (end > 0 && body.charAt(end - 1) <= ' ') {
      end--;
    }
    if (end == 0 || body.charAt(end - 1) != ')') {
      return Optional.empty();
    }
    int open = body.lastIndexOf('(', end);
    int length = end - open - 2;
    if (open < 0 || length < SHORTEST || length > LONGEST) {
      return Optional.empty();
    }
    String inside = body.substring(open + 1, end - 1);
    return inside.indexOf(')') < 0 && inside.indexOf('\n') < 0 && SAYS.matcher(inside).find()
        ? Optional.of(body.substring(open))
        : Optional.empty();
  }
}
