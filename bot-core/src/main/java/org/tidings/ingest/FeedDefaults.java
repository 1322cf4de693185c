package org.tidings.ingest;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Edition;
import org.tidings.article.Kind;
import org.tidings.article.Sector;

/**
 * What an entry's feed says for it when it does not say so itself.
 *
 * @param source name of the outlet, never blank
 * @param language ISO 639-1 code
 * @param fetchedAt when the document was fetched; later dates are no news
 */
public record FeedDefaults(
    String source,
    Kind kind,
    Set<Sector> sectors,
    Optional<Edition> edition,
    Optional<String> language,
    Instant fetchedAt) {
  public FeedDefaults {
    if (source.isBlank()) {
      throw new IllegalArgumentException("source is blank");
    }
    sectors = Set.copyOf(sectors);
  }

  /** Plain news of a source. */
  public static FeedDefaults of(String source, Instant fetchedAt) {
    return new FeedDefaults(
        source, Kind.NEWS, Set.of(), Optional.empty(), Optional.empty(), fetchedAt);
  }
}
