package org.tidings.story;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Edition;

/**
 * The edition of an article by the country of its host: {@code bbc.co.uk} is of the United Kingdom.
 * Domains that countries sell to everybody say nothing.
 */
public final class HostEditions {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private static final Set<String> SOLD =
      Set.of(
          "ac", "ag", "ai", "am", "as", "bz", "cc", "cd", "co", "cx", "dj", "fm", "ga", "gg", "gl",
          "im", "io", "is", "je", "la", "li", "ly", "me", "ml", "ms", "mu", "nu", "pw", "sc", "sh",
          "sr", "st", "tk", "to", "tv", "vc", "vg", "ws");

  private HostEditions() {}

  /** The edition that a link's host tells; empty where it tells none. */
  public static Optional<Edition> of(URI link) {
    String host = link.getHost();
    if (host == null) {
      return Optional.empty();
    }
    String last = host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (last.equals("eu")) {
      return Optional.of(new Edition("europe"));
    }
    String code = last.equals("uk") ? "GB" : last.toUpperCase(Locale.ROOT);
    if (SOLD.contains(last) || !COUNTRIES.contains(code)) {
      return Optional.empty();
    }
    String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    return Optional.of(Edition.of(name.replaceAll(" \\(.*| SAR China", "")));
  }
}
