package org.tidings.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tidings.article.Edition;
import org.tidings.article.Sector;

/**
 * The feeds that Tidings suggests: some five hundred, by edition and sector.
 *
 * <p>Made from the OPML lists of awesome-rss-feeds, which are in the public domain (CC0), by {@code
 * bench/run catalogue}. Read when first asked for, in some 30 ms of a cold JVM; safe for use by
 * many threads.
 */
public final class StarterCatalogue {
  private static final String FILE = "starter-catalogue.tsv";

  private final Supplier<List<StarterFeed>> feeds;
  private volatile List<Named> named = List.of(); // made for the first search by name

  StarterCatalogue(List<StarterFeed> feeds) {
    List<StarterFeed> all = List.copyOf(feeds);
    this.feeds = () -> all;
  }

  private StarterCatalogue() {
    feeds = () -> Bundled.FEEDS;
  }

  /** The catalogue that comes with Tidings, the same one each time. */
  public static StarterCatalogue bundled() {
    return new StarterCatalogue();
  }

  /** All feeds, by edition, sector and title. */
  public List<StarterFeed> feeds() {
    return feeds.get();
  }

  /** The feeds of an edition and sector, each where given, by edition, sector and title. */
  public List<StarterFeed> choose(Optional<Edition> edition, Optional<Sector> sector) {
    return feeds().stream()
        .filter(feed -> edition.isEmpty() || edition.get().equals(feed.edition()))
        .filter(feed -> sector.isEmpty() || sector.get().equals(feed.sector()))
        .toList();
  }

  /** The editions that have feeds, each with how many. */
  public SortedMap<Edition, Integer> editions() {
    return count(StarterFeed::edition);
  }

  /** The sectors that have feeds, each with how many. */
  public SortedMap<Sector, Integer> sectors() {
    return count(StarterFeed::sector);
  }

  /**
   * The feeds that fit a name, best first: words in any order and case, without accents, begun
   * ("guard") or with a slip of the finger ("gaurdian"); edition and sector count as words too
   * ("india business"). Every word must fit.
   *
   * @param limit the most feeds to return, at least 1
   * @return empty when nothing fits or the name has no letter or digit
   */
  public List<StarterFeed> named(String name, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: " + limit);
    }
    NameMatch wanted = NameMatch.of(name);
    record Ranked(StarterFeed feed, int score) {}
    return named().stream()
        .map(entry -> new Ranked(entry.feed, wanted.score(entry.names)))
        .filter(ranked -> ranked.score > 0)
        .sorted(
            Comparator.comparingInt((Ranked ranked) -> -ranked.score)
                .thenComparingInt(ranked -> ranked.feed.title().length()))
        .limit(limit)
        .map(Ranked::feed)
        .toList();
  }

  private List<Named> named() {
    List<Named> ready = named;
    if (ready.isEmpty()) {
      ready = feeds().stream().map(feed -> new Named(feed, NameMatch.Names.of(feed))).toList();
      named = ready; // two threads at once do the work twice, and no harm
    }
    return ready;
  }

  private record Named(StarterFeed feed, NameMatch.Names names) {}

  /** The feed with this very address, http or https. */
  public Optional<StarterFeed> at(URI url) {
    String bare = bare(url);
    return feeds().stream().filter(feed -> bare(feed.url()).equals(bare)).findFirst();
  }

  private static String bare(URI url) {
    return url.toString().replaceFirst("^https?://", "");
  }

  private <K extends Comparable<K>> SortedMap<K, Integer> count(Function<StarterFeed, K> key) {
    SortedMap<K, Integer> counts = new TreeMap<>();
    feeds().forEach(feed -> counts.merge(key.apply(feed), 1, Integer::sum));
    return counts;
  }

  /** Reads rows of title, url, source, edition, sector and language; a {@code #} opens a remark. */
  static StarterCatalogue read(String table) {
    List<StarterFeed> feeds = new ArrayList<>();
    for (String line : table.lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 6) {
          throw new IllegalArgumentException("row needs 6 cells: '%s'".formatted(line));
        }
        feeds.add(
            new StarterFeed(
                cells[0],
                URI.create(cells[1]),
                cells[2],
                new Edition(cells[3]),
                new Sector(cells[4]),
                cells[5]));
      }
    }
    return new StarterCatalogue(feeds);
  }

  private static final class Bundled {
    static final List<StarterFeed> FEEDS = load();

    private static List<StarterFeed> load() {
      try (InputStream in = StarterCatalogue.class.getResourceAsStream(FILE)) {
        if (in == null) {
          throw new IllegalStateException(FILE + " is missing from the jar");
        }
        return read(new String(in.readAllBytes(), StandardCharsets.UTF_8)).feeds();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + FILE, e);
      }
    }
  }
}
