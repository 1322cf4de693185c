package org.tidings.chat;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * Who asked.
 *
 * @param platform name of the platform: "discord", "telegram", "terminal"
 * @param id the platform's own id of the person
 * @param name as shown; hostile text
 * @param locale the person's language as the platform tells it
 * @param zone the person's zone where the platform tells it
 */
public record Caller(
    String platform, String id, String name, Locale locale, Optional<ZoneId> zone) {
  /** The key under which settings are kept: {@code telegram:4711}. */
  public String key() {
    return platform + ":" + id;
  }
}
