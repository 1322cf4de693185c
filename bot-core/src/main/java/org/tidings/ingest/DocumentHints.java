package org.tidings.ingest;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a document besides its bytes.
 *
 * @param contentType the Content-Type header as received, or ""
 * @param base absolute address that its relative links start from
 * @param language the Content-Language header, or ""
 */
public record DocumentHints(String contentType, Optional<URI> base, String language) {
  /** Nothing is known. */
  public static final DocumentHints NONE = new DocumentHints("", Optional.empty(), "");

  /**
   * Reads the response's headers; Content-Location moves the base when it is a web address.
   *
   * @param headers by name, in lower case
   */
  public static DocumentHints of(Optional<URI> address, Map<String, String> headers) {
    String moved = headers.getOrDefault("content-location", "");
    Optional<URI> base = address;
    if (!moved.isEmpty()) {
      String start = address.map(URI::toString).orElse("");
      base = Links.web(Links.resolve(start, moved)).or(() -> address);
    }
    return new DocumentHints(
        headers.getOrDefault("content-type", ""),
        base,
        headers.getOrDefault("content-language", ""));
  }
}
