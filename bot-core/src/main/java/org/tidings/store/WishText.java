package org.tidings.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.tidings.article.Edition;
import org.tidings.article.Sector;
import org.tidings.feed.FeedId;
import org.tidings.search.QueryParser;
import org.tidings.search.QueryReading;
import org.tidings.search.SearchQuery;
import org.tidings.story.StoryId;
import org.tidings.subscription.Interest;
import org.tidings.subscription.Wish;

/** What is wanted as text: a word for its sort and, behind a blank, its value. */
final class WishText {
  private final QueryParser queries;

  WishText(QueryParser queries) {
    this.queries = queries;
  }

  String write(Interest interest) {
    return switch (interest) {
      case Interest.Everything _ -> "everything";
      case Interest.Matching(SearchQuery wanted) -> "query " + wanted.text();
      case Interest.OfFeed(FeedId feed) -> "feed " + feed.value();
      case Interest.OfSource(String source) -> "source " + source;
      case Interest.OfSector(Sector sector) -> "sector " + sector.key();
      case Interest.OfEdition(Edition edition) -> "edition " + edition.key();
      case Interest.OfStory(StoryId story) -> "story " + story.value();
      case Interest.Trending _ -> "trending";
    };
  }

  /**
   * Reads it back.
   *
   * @param since what its relative dates are relative to
   */
  Wish read(String wanted, String narrow, Instant since, ZoneId zone) {
    return new Wish(interest(wanted, since, zone), query(narrow, since, zone));
  }

  private Interest interest(String text, Instant since, ZoneId zone) {
    int blank = text.indexOf(' ');
    String sort = blank < 0 ? text : text.substring(0, blank);
    String value = blank < 0 ? "" : text.substring(blank + 1);
    return switch (sort) {
      case "everything" -> new Interest.Everything();
      case "query" ->
          new Interest.Matching(
              query(value, since, zone).orElseThrow(() -> unreadable("query " + value)));
      case "feed" -> new Interest.OfFeed(new FeedId(Long.parseLong(value)));
      case "source" -> new Interest.OfSource(value);
      case "sector" -> new Interest.OfSector(new Sector(value));
      case "edition" -> new Interest.OfEdition(new Edition(value));
      case "story" -> new Interest.OfStory(new StoryId(Long.parseLong(value)));
      case "trending" -> new Interest.Trending();
      default -> throw unreadable(text);
    };
  }

  private Optional<SearchQuery> query(String text, Instant since, ZoneId zone) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (queries.parse(text, since, zone)) {
      case QueryReading.Parsed(SearchQuery query) -> Optional.of(query);
      case QueryReading.Wrong _ -> throw unreadable(text);
    };
  }

  private static StoreException unreadable(String text) {
    return new StoreException("a subscription cannot be read: '%s'".formatted(text), null);
  }
}
