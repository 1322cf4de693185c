package org.tidings.command;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Edition;

/**
 * What a caller chose with /settings.
 *
 * @param languages ISO 639-1 codes of articles to show; empty for all
 */
public record Preference(Optional<Edition> edition, Optional<ZoneId> zone, Set<String> languages) {
  /** Nothing chosen. */
  public static final Preference NONE =
      new Preference(Optional.empty(), Optional.empty(), Set.of());

  public Preference {
    languages = Set.copyOf(languages);
  }
}
