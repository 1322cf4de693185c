package org.tidings.ingest.fetch;

import java.time.Duration;

/**
 * Bounds of one exchange, redirects included.
 *
 * @param userAgent who we are, with a contact where the operator gave one
 * @param wall the whole exchange, from the first name resolved to the last byte
 * @param connect one connection attempt
 * @param received most bytes of a body on the wire
 * @param unpacked most bytes of a body after decompression
 * @param headers most bytes of an answer's status line and headers
 * @param redirects most hops
 */
public record FetchSettings(
    String userAgent,
    Duration wall,
    Duration connect,
    int received,
    int unpacked,
    int headers,
    int redirects) {
  public FetchSettings {
    if (userAgent.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "user agent is not plain ASCII: '%s'".formatted(userAgent));
    }
  }

  /** The usual bounds. */
  public static FetchSettings of(String version, String contact) {
    String name = "Tidings/" + plain(version);
    String ask = plain(contact);
    return new FetchSettings(
        ask.isEmpty() ? name + " (news reader)" : name + " (news reader; " + ask + ")",
        Duration.ofSeconds(60),
        Duration.ofSeconds(10),
        8 << 20,
        16 << 20,
        64 << 10,
        5);
  }

  /** The same with another limit to the whole exchange. */
  public FetchSettings within(Duration other) {
    return new FetchSettings(userAgent, other, connect, received, unpacked, headers, redirects);
  }

  private static String plain(String text) {
    String kept = text.replaceAll("[^ -~]|[()\\\\]", " ").strip();
    return kept.length() > 100 ? kept.substring(0, 100) : kept;
  }
}
