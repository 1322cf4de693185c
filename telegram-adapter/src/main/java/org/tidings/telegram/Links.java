package org.tidings.telegram;

import java.net.URI;
import java.util.Optional;

/** Which addresses may go into a chat. */
final class Links {
  private static final int LONGEST = 2_048;

  private Links() {}

  /** The address if it is an ordinary one of the web: http or https with a host, no user-info. */
  static Optional<URI> web(URI link) {
    String scheme = link.getScheme();
    return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
            && link.getHost() != null
            && link.getRawUserInfo() == null
            && link.toASCIIString().length() <= LONGEST
        ? Optional.of(link)
        : Optional.empty();
  }
}
