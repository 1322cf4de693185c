package org.tidings.chat;

import java.nio.charset.StandardCharsets;

/**
 * What a button carries: at most 64 printable ASCII bytes (Telegram's {@code callback_data}).
 *
 * <p>It outlives a restart. One that comes back may be forged, replayed, expired or cut short: the
 * receiver checks the caller's right again.
 */
public record ActionId(String value) {
  /** Most bytes of an id. */
  public static final int LONGEST = 64;

  public ActionId {
    if (value.isEmpty()
        || value.length() > LONGEST
        || !StandardCharsets.US_ASCII.newEncoder().canEncode(value)
        || value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new IllegalArgumentException("not an action id: '%s'".formatted(value));
    }
  }
}
