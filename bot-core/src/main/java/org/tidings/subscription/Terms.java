package org.tidings.subscription;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When and how much may be posted.
 *
 * @param perHour most posts in any hour; 0 for no limit
 * @param minSources post only when so many sources report the story; 1 for at once
 * @param language ISO 639-1 code of the articles wanted; articles of unknown language pass
 * @param zone where days, digests and quiet hours begin
 */
public record Terms(
    Optional<QuietHours> quiet,
    int perHour,
    int minSources,
    Optional<String> language,
    ZoneId zone) {
  /** No bound at all, in UTC. */
  public static final Terms NONE =
      new Terms(Optional.empty(), 0, 1, Optional.empty(), ZoneOffset.UTC);

  public Terms {
    if (perHour < 0 || minSources < 1) {
      throw new IllegalArgumentException(
          "terms of %d an hour and %d sources".formatted(perHour, minSources));
    }
  }
}
