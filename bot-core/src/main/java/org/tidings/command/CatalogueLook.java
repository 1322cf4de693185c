package org.tidings.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Kind;
import org.tidings.feed.FeedCatalog.NewFeed;
import org.tidings.feed.FeedId;
import org.tidings.feed.StarterCatalogue;
import org.tidings.feed.StarterFeed;

/** Looks names up in the starter catalogue and takes addresses as they are, without fetching. */
public final class CatalogueLook implements FeedLook {
  private static final int MOST = 10;

  private final StarterCatalogue catalogue;

  public CatalogueLook(StarterCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Looked look(String text) {
    Optional<URI> address = address(text);
    if (address.isPresent()) {
      NewFeed feed =
          catalogue.at(address.get()).map(CatalogueLook::feed).orElseGet(() -> bare(address.get()));
      return new Looked.Found(List.of(new Candidate(feed, List.of())));
    }
    List<Candidate> named =
        catalogue.named(text, MOST).stream()
            .map(known -> new Candidate(feed(known), List.of()))
            .toList();
    return named.isEmpty()
        ? new Looked.Nothing(Sentences.say("feed.unknown", CommandWords.shown(text)))
        : new Looked.Found(named);
  }

  /** A web address, also without its scheme. */
  static Optional<URI> address(String text) {
    String typed = text.strip();
    boolean bare = !typed.contains("://") && typed.matches("[^\\s/]+\\.[a-zA-Z]{2,}(/\\S*)?");
    try {
      URI uri = new URI(bare ? "https://" + typed : typed);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static NewFeed bare(URI url) {
    String name = url.getHost().replaceFirst("^www\\.", "");
    return new NewFeed(url, name, name, Kind.NEWS, Set.of(), Optional.empty(), Optional.empty());
  }

  /** A feed of the catalogue, to be added. */
  static NewFeed feed(StarterFeed known) {
    return new NewFeed(
        known.url(),
        known.source(),
        known.title(),
        Kind.NEWS,
        known.sectors(),
        Optional.of(known.edition()),
        Optional.of(known.language()));
  }

  @Override
  public Optional<String> health(FeedId feed) {
    return Optional.empty();
  }
}
