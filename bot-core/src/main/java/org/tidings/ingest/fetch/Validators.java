package org.tidings.ingest.fetch;

import java.util.Map;
import java.util.Optional;

/**
 * What a server gave to ask again with, sent back letter for letter.
 *
 * @param etag the ETag header
 * @param modified the Last-Modified header
 */
public record Validators(Optional<String> etag, Optional<String> modified) {
  /** Nothing is known: the whole document is asked for. */
  public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());

  private static final int LONGEST = 500;

  public Validators {
    etag = etag.filter(Validators::isFit);
    modified = modified.filter(Validators::isFit);
  }

  static Validators of(Map<String, String> headers) {
    return new Validators(
        Optional.ofNullable(headers.get("etag")),
        Optional.ofNullable(headers.get("last-modified")));
  }

  boolean isEmpty() {
    return etag.isEmpty() && modified.isEmpty();
  }

  private static boolean isFit(String value) {
    return !value.isBlank()
        && value.length() <= LONGEST
        && value.chars().allMatch(c -> c >= ' ' && c != 0x7f && c <= 0xff);
  }
}
