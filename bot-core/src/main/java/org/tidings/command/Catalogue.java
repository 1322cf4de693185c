package org.tidings.command;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Edition;
import org.tidings.article.Sector;

/** Feeds that we suggest: the starter catalogue. In memory, safe for many threads. */
@FunctionalInterface
public interface Catalogue {
  /** All of them, in a fixed order. */
  List<Listed> feeds();

  /** A feed that a moderator could add. */
  record Listed(String title, URI url, Optional<Edition> edition, Set<Sector> sectors) {
    public Listed {
      sectors = Set.copyOf(sectors);
    }
  }
}
