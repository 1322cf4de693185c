package org.tidings.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.OptionalLong;

/** What came of one request to the Bot API. Holds neither the token nor an address. */
sealed interface Answer {
  /** Done. */
  record Ok(JsonNode result) implements Answer {}

  /**
   * Telegram said no; nothing was done.
   *
   * @param description Telegram's own words
   * @param retryAfter zero when it does not say
   * @param migratedTo the group's new id
   */
  record Refused(int code, String description, Duration retryAfter, OptionalLong migratedTo)
      implements Answer {}

  /** It never left this machine. */
  record NeverSent(String reason) implements Answer {}

  /** It was sent and no usable answer came; whether it was done nobody knows. */
  record Unknown(int status, String reason) implements Answer {}

  default boolean ok() {
    return this instanceof Ok;
  }
}
