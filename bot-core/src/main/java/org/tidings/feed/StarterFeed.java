package org.tidings.feed;

import java.net.URI;
import java.util.Set;
import org.tidings.article.Edition;
import org.tidings.article.Sector;

/**
 * A well-known feed that people may choose instead of pasting an address.
 *
 * <p>It is a suggestion only: publishers move and close feeds, so whoever adds one still fetches it
 * first.
 *
 * @param title name to show, different from every other of its edition and sector
 * @param url absolute http or https address
 * @param source name of the outlet that its articles carry
 * @param edition country it writes for, or {@code global}
 * @param sector what it writes about; {@link #GENERAL} for the news of the day
 * @param language ISO 639-1 code, in one case ISO 639-2 where there is no shorter one
 */
public record StarterFeed(
    String title, URI url, String source, Edition edition, Sector sector, String language) {
  /** The sector of feeds that write about everything. */
  public static final Sector GENERAL = new Sector("general");

  public StarterFeed {
    if (url.getHost() == null) {
      throw new IllegalArgumentException("address of %s has no host: '%s'".formatted(title, url));
    }
  }

  /** What its articles are about when they do not say: nothing for a general feed. */
  public Set<Sector> sectors() {
    return sector.equals(GENERAL) ? Set.of() : Set.of(sector);
  }
}
