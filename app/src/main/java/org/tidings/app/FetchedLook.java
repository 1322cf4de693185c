package org.tidings.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Kind;
import org.tidings.article.Report;
import org.tidings.command.CatalogueLook;
import org.tidings.command.FeedLook;
import org.tidings.feed.FeedCatalog.NewFeed;
import org.tidings.feed.FeedHealth;
import org.tidings.feed.FeedId;
import org.tidings.feed.PollBook;
import org.tidings.feed.StarterCatalogue;
import org.tidings.feed.StarterFeed;
import org.tidings.ingest.discover.FeedFinder;
import org.tidings.ingest.discover.Finding;
import org.tidings.ingest.discover.FoundFeed;

/** Looks at what people type by fetching it, and at the catalogue for names. */
final class FetchedLook implements FeedLook {
  private final FeedFinder finder;
  private final StarterCatalogue catalogue;
  private final FeedLook names;
  private final PollBook polls;
  private final InstantSource clock;

  FetchedLook(FeedFinder finder, StarterCatalogue catalogue, PollBook polls, InstantSource clock) {
    this.finder = finder;
    this.catalogue = catalogue;
    this.names = new CatalogueLook(catalogue);
    this.polls = polls;
    this.clock = clock;
  }

  @Override
  public Looked look(String text) {
    return switch (finder.find(text)) {
      case Finding.AFeed(FoundFeed feed) -> new Looked.Found(List.of(candidate(feed)));
      case Finding.Choices(String what, List<FoundFeed> feeds) ->
          new Looked.Found(feeds.stream().map(this::candidate).toList(), Optional.of(what));
      case Finding.Named _, Finding.NoName() -> names.look(text);
      case Finding.Nothing(String what) ->
          new Looked.Nothing("That is %s; no feed was found there.".formatted(what));
      case Finding.Unread(String words) ->
          new Looked.Nothing("That cannot be read: %s.".formatted(words));
    };
  }

  private Candidate candidate(FoundFeed feed) {
    Optional<StarterFeed> known = catalogue.at(feed.url());
    NewFeed fresh =
        new NewFeed(
            feed.url(),
            known.map(StarterFeed::source).orElse(feed.title()),
            feed.title(),
            Kind.NEWS,
            known.map(StarterFeed::sectors).orElse(Set.of()),
            known.map(StarterFeed::edition),
            feed.language().or(() -> known.map(StarterFeed::language)));
    List<Report> newest =
        feed.reports().stream()
            .sorted(
                Comparator.comparing((Report report) -> report.created().orElse(Instant.MIN))
                    .reversed())
            .toList();
    return new Candidate(fresh, newest);
  }

  @Override
  public Optional<String> health(FeedId feed) {
    Instant now = clock.instant();
    return polls.of(feed).map(poll -> words(FeedHealth.of(poll, now), now));
  }

  private static String words(FeedHealth health, Instant now) {
    String read =
        health
            .lastSuccess()
            .map(then -> "last read " + ago(Duration.between(then, now)))
            .orElse("never read yet");
    return switch (health.state()) {
      case NEW -> health.state().words();
      case FINE -> health.perDay().map(rate -> read + ", " + rate(rate)).orElse(read);
      case SILENT ->
          health.state().words()
              + health
                  .lastArticle()
                  .map(then -> ": its last article came " + ago(Duration.between(then, now)))
                  .orElse("");
      case STUMBLING, FAILING, GONE ->
          "%s: %s; %s".formatted(health.state().words(), health.trouble(), read);
    };
  }

  private static String rate(double perDay) {
    return perDay >= 1
        ? "about %d articles a day".formatted(Math.round(perDay))
        : String.format(Locale.ROOT, "an article in about %d days", Math.round(1 / perDay));
  }

  private static String ago(Duration time) {
    if (time.toMinutes() < 2) {
      return "just now";
    }
    if (time.toHours() < 2) {
      return time.toMinutes() + " minutes ago";
    }
    return time.toDays() < 2 ? time.toHours() + " hours ago" : time.toDays() + " days ago";
  }
}
