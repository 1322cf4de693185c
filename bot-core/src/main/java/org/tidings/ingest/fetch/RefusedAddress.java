package org.tidings.ingest.fetch;

/** An address that must not be fetched; the message says why and never repeats the address. */
final class RefusedAddress extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedAddress(String words) {
    super(words, null, false, false);
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
