package org.tidings.newsroom.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Edition;
import org.tidings.article.Kind;
import org.tidings.feed.Feed;
import org.tidings.feed.FeedId;

/**
 * Seven invented outlets that publish while one watches: about ninety articles of the last two days
 * when it opens, and another one every few minutes for more than an hour.
 *
 * <p>It opens when it is made. The same clock gives the same documents; safe for use by many
 * threads. A call costs some 5 ms, since documents are made anew each time; the first one in a cold
 * JVM some 200 ms without an AOT cache.
 */
public final class SampleNewsroom {
  private static final List<Page> PAGES = pages();

  private final InstantSource clock;
  private final Instant opened;

  public SampleNewsroom(InstantSource clock) {
    this.clock = clock;
    opened = clock.instant();
  }

  /** Every feed's document with what has been released by now, newest article first. */
  public List<SampleDocument> documents() {
    Instant now = clock.instant();
    return PAGES.stream()
        .map(page -> new SampleDocument(page.feed, page.mediaType, page.template.at(opened, now)))
        .toList();
  }

  /** Time until another article comes out; empty when all are out. Never zero. */
  public Optional<Duration> untilNext() {
    Duration open = Duration.between(opened, clock.instant());
    return PAGES.stream()
        .flatMap(page -> page.releases.stream())
        .filter(release -> release.compareTo(open) > 0)
        .min(Duration::compareTo)
        .map(release -> release.minus(open));
  }

  private record Page(Feed feed, String mediaType, Template template, List<Duration> releases) {}

  private static List<Page> pages() {
    return List.of(
        page(2, "meridian-post.rss.xml", "Meridian Post", "Top stories", "global", "en"),
        page(3, "meridian-opinion.rss.xml", "Meridian Post", "Opinion", "global", "en"),
        page(4, "deccan-courier.rss.xml", "Deccan Courier", "Front page", "india", "en"),
        page(5, "deccan-hindi.rss.xml", "Deccan Courier", "हिंदी", "india", "hi"),
        page(6, "savanna-wire.atom.xml", "Savanna Wire", "All wires", "africa", "en"),
        page(7, "harbour-ledger.json", "Harbour Ledger", "Markets", "asia-pacific", "en"),
        page(8, "prairie-dispatch.atom.xml", "Prairie Dispatch", "News", "north-america", "en"),
        page(9, "kontinenta.json", "Radio Kontinenta", "Europa", "europe", "es"),
        page(10, "signal-and-soil.atom.xml", "Signal & Soil", "Research", "global", "en"),
        page(11, "signal-notes.json", "Signal & Soil", "Notebook", "global", "en"));
  }

  private static Page page(
      long id, String file, String source, String title, String edition, String language) {
    Kind kind =
        switch (title) {
          case "Opinion" -> Kind.OPINION;
          case "Notebook" -> Kind.BLOG;
          default -> Kind.NEWS;
        };
    Feed feed =
        new Feed(
            new FeedId(id),
            URI.create("https://sample.tidings.example/" + file),
            source,
            source + " - " + title,
            kind,
            Set.of(),
            Optional.of(Edition.of(edition)),
            Optional.of(language));
    Template template = new Template(read(file));
    return new Page(feed, mediaType(file), template, template.releases());
  }

  private static String mediaType(String file) {
    if (file.endsWith(".json")) {
      return "application/feed+json";
    }
    return file.endsWith(".atom.xml") ? "application/atom+xml" : "application/rss+xml";
  }

  private static String read(String file) {
    try (InputStream in = SampleNewsroom.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("sample document is missing: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read sample document " + file, e);
    }
  }
}
