package org.tidings.telegram.standin;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Telegram makes of the address of a link. */
final class Addresses {
  private static final Pattern WEB =
      Pattern.compile(
          "(?:(https?)://)?([^/?#@\\s]+\\.[^/?#@\\s.]{2,}|localhost|\\[[0-9a-f:]+\\]|[0-9.]+)(:[0-9]{1,5})?([/?#].*)?");
  private static final Pattern USER = Pattern.compile("tg:(?://)?user/?\\?id=([0-9]+)");

  private Addresses() {}

  static Optional<ParsedText.Entity> entity(String href, int offset, int length) {
    Matcher user = USER.matcher(href.toLowerCase(Locale.ROOT));
    if (user.matches()) {
      return Optional.of(
          new ParsedText.Entity(ParsedText.Type.MentionName, offset, length, user.group(1)));
    }
    return checked(href)
        .map(to -> new ParsedText.Entity(ParsedText.Type.TextUrl, offset, length, to));
  }

  /** The address completed, or empty for one that makes no link. */
  static Optional<String> checked(String href) {
    Matcher web = WEB.matcher(href);
    if (href.regionMatches(true, 0, "http", 0, 4)) {
      int colon = href.indexOf(':');
      if (colon > 0) {
        web =
            WEB.matcher(href.substring(0, colon).toLowerCase(Locale.ROOT) + href.substring(colon));
      }
    }
    if (!web.matches()) {
      return Optional.empty();
    }
    String scheme = web.group(1) == null ? "http" : web.group(1);
    String port = web.group(3) == null ? "" : web.group(3);
    String rest = web.group(4) == null ? "/" : web.group(4);
    return Optional.of(
        scheme + "://" + web.group(2) + port + (rest.startsWith("/") ? "" : "/") + rest);
  }
}
