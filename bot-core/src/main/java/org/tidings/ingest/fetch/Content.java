package org.tidings.ingest.fetch;

import java.nio.charset.StandardCharsets;

/** The bytes of a fetched document, decompressed; never changes. */
public final class Content {
  private final byte[] bytes;

  private Content(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the bytes over; the caller keeps none. */
  static Content over(byte[] bytes) {
    return new Content(bytes);
  }

  /** The bytes themselves, not to be changed: a copy of some megabytes would be waste. */
  public byte[] bytes() {
    return bytes;
  }

  public int size() {
    return bytes.length;
  }

  @Override
  public String toString() {
    return size()
        + " bytes, '"
        + new String(bytes, 0, Math.min(20, bytes.length), StandardCharsets.ISO_8859_1)
            .replaceAll("[^ -~]", ".")
        + "'";
  }
}
