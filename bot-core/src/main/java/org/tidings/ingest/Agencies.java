package org.tidings.ingest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the attribution to agencies at the end of a text: "(With inputs from agencies.)". */
public final class Agencies {
  /** A short last sentence in brackets; what it says decides {@link #SAYS}. */
  private static final Pattern LAST = Pattern.compile("\\([^()\\n]{5,120}\\)\\s*\\z");

  private static final Pattern SAYS =
      Pattern.compile(
          "(?iu)\\b(agenc(y|ies)|agencia?s?|agences?|agentur(en)?|inputs? from|wire"
              + " services?|reuters|associated"
              + " press|afp|\\bap\\b|pti|ani|ians|dpa|efe)\\b|एजेंसि|एजेंसी|इनपुट");

  private Agencies() {}

  /** The attribution as it stands, brackets included; it is the end of the text. */
  public static Optional<String> attribution(String body) {
    Matcher last = LAST.matcher(body);
    return last.find() && SAYS.matcher(last.group()).find()
        ? Optional.of(body.substring(last.start()))
        : Optional.empty();
  }
}
