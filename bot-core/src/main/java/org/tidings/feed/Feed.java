package org.tidings.feed;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Edition;
import org.tidings.article.Kind;
import org.tidings.article.Sector;

/**
 * A polled address, fetched and stored once however many rooms added it.
 *
 * @param source name of the outlet that its articles carry
 * @param title the feed's own title or the one a moderator gave
 * @param kind what its articles are when they do not say
 * @param sectors what its articles are about when they do not say
 * @param language ISO 639-1 code of its texts, a strong prior for detection
 */
public record Feed(
    FeedId id,
    URI url,
    String source,
    String title,
    Kind kind,
    Set<Sector> sectors,
    Optional<Edition> edition,
    Optional<String> language) {
  public Feed {
    sectors = Set.copyOf(sectors);
  }
}
