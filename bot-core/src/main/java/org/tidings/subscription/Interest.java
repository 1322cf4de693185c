package org.tidings.subscription;

import java.util.Optional;
import org.tidings.article.Edition;
import org.tidings.article.Sector;
import org.tidings.feed.FeedId;
import org.tidings.search.SearchQuery;
import org.tidings.search.SearchQuery.Field;
import org.tidings.search.SearchQuery.Node;
import org.tidings.story.StoryId;

/** Something that a subscriber wants to be told of. */
public sealed interface Interest {
  /** What an article must fit; empty when no single article can tell. */
  Optional<SearchQuery> query();

  /** Every article that the room sees. */
  record Everything() implements Interest {
    @Override
    public Optional<SearchQuery> query() {
      return Optional.of(new SearchQuery("", new Node.All()));
    }
  }

  /** Articles that fit a query. */
  record Matching(SearchQuery wanted) implements Interest {
    @Override
    public Optional<SearchQuery> query() {
      return Optional.of(wanted);
    }
  }

  record OfFeed(FeedId feed) implements Interest {
    @Override
    public Optional<SearchQuery> query() {
      return is(Field.FEED, Long.toString(feed.value()));
    }
  }

  record OfSource(String source) implements Interest {
    @Override
    public Optional<SearchQuery> query() {
      return is(Field.SOURCE, source);
    }
  }

  record OfSector(Sector sector) implements Interest {
    @Override
    public Optional<SearchQuery> query() {
      return is(Field.SECTOR, sector.key());
    }
  }

  record OfEdition(Edition edition) implements Interest {
    @Override
    public Optional<SearchQuery> query() {
      return is(Field.EDITION, edition.key());
    }
  }

  record OfStory(StoryId story) implements Interest {
    @Override
    public Optional<SearchQuery> query() {
      return is(Field.STORY, Long.toString(story.value()));
    }
  }

  /** Stories that begin to trend. */
  record Trending() implements Interest {
    @Override
    public Optional<SearchQuery> query() {
      return Optional.empty();
    }
  }

  private static Optional<SearchQuery> is(Field field, String value) {
    return Optional.of(new SearchQuery("", new Node.Is(field, value)));
  }
}
