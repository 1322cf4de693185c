package org.tidings.ingest.discover;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidings.article.Report;
import org.tidings.feed.StarterCatalogue;
import org.tidings.feed.StarterFeed;
import org.tidings.ingest.Cleaned;
import org.tidings.ingest.DocumentHints;
import org.tidings.ingest.Entry;
import org.tidings.ingest.EntryCleaner;
import org.tidings.ingest.FeedDefaults;
import org.tidings.ingest.FeedDocument;
import org.tidings.ingest.FeedParser;
import org.tidings.ingest.Links;
import org.tidings.ingest.Reading;
import org.tidings.ingest.Reading.Look;
import org.tidings.ingest.fetch.FetchOutcome;
import org.tidings.ingest.fetch.FetchOutcome.Fetched;
import org.tidings.ingest.fetch.FetchOutcome.Trouble;
import org.tidings.ingest.fetch.FetchRequest;
import org.tidings.ingest.fetch.Validators;

/**
 * Finds feeds by an address or a name that somebody typed. Whatever a page names is vetted like
 * what a person types. Blocks its virtual thread; safe for many.
 */
public final class FeedFinder {
  private static final int NAMED = 10;
  private static final int LINKED = 6;
  private static final int CHOICES = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(9);
  private static final int TEXT_READ = 1 << 20;

  private static final List<String> COMMON =
      List.of("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json");

  private static final Pattern HOST =
      Pattern.compile("(?:[\\p{L}\\p{N}_-]+\\.)+[\\p{L}][\\p{L}\\p{N}-]+(?::\\d+)?(?:[/?#].*)?");

  private static final Pattern HANDLE =
      Pattern.compile("@([\\w.-]+)@((?:[\\w-]+\\.)+\\p{L}[\\w-]+)");

  private static final Pattern SUBREDDIT = Pattern.compile("/?(r|u|user)/([\\w-]{2,40})/?");

  private final FeedParser parser = new FeedParser();
  private final EntryCleaner cleaner = new EntryCleaner();
  private final Function<FetchRequest, FetchOutcome> fetch;
  private final StarterCatalogue catalogue;
  private final InstantSource clock;

  /**
   * @param fetch the guarded fetcher
   */
  public FeedFinder(
      Function<FetchRequest, FetchOutcome> fetch, StarterCatalogue catalogue, InstantSource clock) {
    this.fetch = fetch;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * Finds the feeds of what somebody typed, by some 15 fetches at most, none of them begun after
   * nine seconds.
   */
  public Finding find(String typed) {
    String asked = withoutFeedScheme(typed.strip());
    if (Links.hasScheme(asked) && !HOST.matcher(asked).matches()) {
      return new Search(asked).run();
    }
    Matcher handle = HANDLE.matcher(asked);
    if (handle.matches()) {
      return new Search("https://" + handle.group(2) + "/@" + handle.group(1)).run();
    }
    Matcher subreddit = SUBREDDIT.matcher(asked);
    if (subreddit.matches()) {
      String kind = subreddit.group(1).equals("r") ? "r" : "user";
      return new Search("https://www.reddit.com/" + kind + "/" + subreddit.group(2)).run();
    }
    List<StarterFeed> named = asked.isBlank() ? List.of() : catalogue.named(asked, NAMED);
    if (!HOST.matcher(asked).matches()) {
      return named.isEmpty() ? new Finding.NoName() : new Finding.Named(named);
    }
    Finding found = new Search("https://" + asked).run();
    return found instanceof Finding.Unread(String words)
            && words.equals(Trouble.NO_CONNECTION.words())
        ? new Search("http://" + asked).run()
        : found;
  }

  /** {@code feed://host/x} and {@code feed:https://host/x} are how some pages say "subscribe". */
  private static String withoutFeedScheme(String typed) {
    if (typed.regionMatches(true, 0, "feed://", 0, 7)) {
      return "http://" + typed.substring(7);
    }
    return typed.regionMatches(true, 0, "feed:http", 0, 9) ? typed.substring(5) : typed;
  }

  /** One question. */
  private final class Search {
    private final String address;
    private final long end = System.nanoTime() + PATIENCE.toNanos();
    private final Set<String> tried = new LinkedHashSet<>();
    private final Map<URI, FoundFeed> found = new LinkedHashMap<>();

    Search(String address) {
      this.address = address;
    }

    Finding run() {
      for (String guess : Links.web(address).map(SitePatterns::of).orElse(List.of())) {
        read(guess);
      }
      if (!found.isEmpty()) {
        return choices("a web page");
      }
      tried.add(address);
      return switch (fetch.apply(FetchRequest.feed(address, Validators.NONE))) {
        case Fetched fetched -> page(fetched);
        case FetchOutcome.NotModified _ -> new Finding.Unread(Trouble.EMPTY.words());
        case FetchOutcome.Gone() -> new Finding.Unread("its server says that it is gone for good");
        case FetchOutcome.Busy _ ->
            new Finding.Unread("its server wants to be left alone for a while");
        case FetchOutcome.Refused(String words) -> new Finding.Unread(words);
        case FetchOutcome.Failed(Trouble trouble) -> new Finding.Unread(trouble.words());
      };
    }

    private Finding page(Fetched fetched) {
      return switch (parse(fetched)) {
        case Reading.Read(FeedDocument feed) -> new Finding.AFeed(feed(fetched, feed));
        case Reading.NotAFeed(Look look) -> instead(fetched, look);
      };
    }

    private Finding instead(Fetched fetched, Look look) {
      String words = look.words();
      return switch (look) {
        case WEB_PAGE, LOGIN_PAGE, BOT_CHECK -> discover(fetched, look);
        case EMPTY,
            IMAGE,
            AUDIO_OR_VIDEO,
            PDF,
            ARCHIVE,
            SITEMAP,
            OPML,
            XML,
            JSON,
            TEXT,
            BINARY,
            TOO_LARGE ->
            new Finding.Nothing(words);
      };
    }

    private Finding discover(Fetched page, Look look) {
      byte[] bytes = page.content().bytes();
      String type = page.headers().getOrDefault("content-type", "");
      List<String> linked = new ArrayList<>(PageLinks.of(bytes, type, page.address()));
      linked.addAll(SitePatterns.of(page.address()));
      String text =
          new String(bytes, 0, Math.min(TEXT_READ, bytes.length), StandardCharsets.ISO_8859_1);
      linked.addAll(SitePatterns.inside(page.address(), text));
      linked.stream().limit(LINKED).forEach(this::read);
      for (String path : COMMON) {
        if (found.isEmpty()) {
          read(page.address().resolve("/").toString().replaceFirst("/$", "") + path);
        }
      }
      if (!found.isEmpty()) {
        return choices(look.words());
      }
      return new Finding.Nothing(
          look == Look.WEB_PAGE ? look.words() + " without feeds" : look.words());
    }

    private Finding choices(String what) {
      return new Finding.Choices(what, found.values().stream().limit(CHOICES).toList());
    }

    /** Reads an address if there is time left and keeps it if it is a feed. */
    private void read(String url) {
      boolean fresh = tried.add(url);
      if (fresh
          && System.nanoTime() < end
          && fetch.apply(FetchRequest.feed(url, Validators.NONE)) instanceof Fetched fetched
          && parse(fetched) instanceof Reading.Read(FeedDocument document)) {
        FoundFeed feed = feed(fetched, document);
        found.putIfAbsent(feed.url(), feed);
      }
    }
  }

  private Reading parse(Fetched fetched) {
    return parser.parse(
        fetched.content().bytes(),
        DocumentHints.of(Optional.of(fetched.address()), fetched.headers()));
  }

  private FoundFeed feed(Fetched fetched, FeedDocument document) {
    URI url = fetched.movedTo().orElse(fetched.address());
    String own = EntryCleaner.title(document.title());
    String title = own.isBlank() ? String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) : own;
    FeedDefaults defaults = FeedDefaults.of(title, clock.instant());
    List<Report> reports = new ArrayList<>();
    for (Entry entry : document.entries()) {
      if (cleaner.clean(entry, defaults) instanceof Cleaned.Accepted accepted) {
        reports.add(accepted.report());
      }
    }
    return new FoundFeed(
        url,
        title,
        Links.web(document.link()),
        EntryCleaner.language(document.language()),
        reports);
  }
}
