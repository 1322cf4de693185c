package org.tidings.newsroom;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.search.ArticleIndex;
import org.tidings.search.Filter;
import org.tidings.search.IndexedArticle;
import org.tidings.search.Results;
import org.tidings.search.SearchQuery;
import org.tidings.search.Suggestion;
import org.tidings.store.Database;
import org.tidings.store.SqlArticleStore;
import org.tidings.story.Clusterer;
import org.tidings.story.Placement;
import org.tidings.story.StoryChanged;
import org.tidings.story.StoryId;
import org.tidings.testkit.TestDatabases;
import org.tidings.text.ArticleTokens;
import org.tidings.text.Tokenizer;
import org.tidings.trend.TrendQuery;
import org.tidings.trend.Trending;
import org.tidings.trend.TrendingStory;

/** A newsroom on a real database in memory, with an index that is a map and stories by headline. */
final class TestRoom {
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  static final FeedId FEED = new FeedId(7);

  final Database database = TestDatabases.fresh();
  final SqlArticleStore store = new SqlArticleStore(database);
  final MapIndex index = new MapIndex();
  final ByFirstWord clusterer = new ByFirstWord();
  final Tokenizer tokenizer = new Tokenizer();
  final Derived derived = new Derived(store, tokenizer, index, new NoTrends());
  final Newsroom newsroom = new Newsroom(store, tokenizer, clusterer, derived, 1_000);

  Outcome accept(Report report) {
    return accept(report, FEED, "https://desk.example/feed");
  }

  Outcome accept(Report report, FeedId feed, String origin) {
    return newsroom
        .accept(List.of(new Arrival(report, feed, Optional.of(URI.create(origin)), NOON)))
        .getFirst();
  }

  Article article(Outcome outcome) {
    return store.article(outcome.article()).orElseThrow();
  }

  /** Headlines with the same first word tell the same story; "merge X Y" puts Y's into X's. */
  static final class ByFirstWord implements Clusterer {
    private final Map<String, StoryId> stories = new TreeMap<>();
    int restored;

    @Override
    public Placement place(Article article, ArticleTokens tokens) {
      String word = tokens.title().word(0);
      StoryId story = stories.computeIfAbsent(word, _ -> StoryId.openedBy(article.id()));
      return new Placement(story, Optional.empty(), changes(tokens, article));
    }

    private List<StoryChanged> changes(ArticleTokens tokens, Article article) {
      if (!tokens.title().word(0).equals("merge")) {
        return List.of();
      }
      StoryId into = stories.getOrDefault(tokens.title().word(1), StoryId.openedBy(article.id()));
      StoryId from = stories.getOrDefault(tokens.title().word(2), into);
      return List.of(new StoryChanged.Merged(from, into));
    }

    @Override
    public void restore(Stream<Placed> window) {
      stories.clear();
      restored++;
      window.forEach(
          placed -> stories.put(placed.tokens().title().word(0), placed.place().story()));
    }
  }

  /** Keeps what it is given; loses what was not committed when {@link #crash} is called. */
  static final class MapIndex implements ArticleIndex {
    final Map<ArticleId, IndexedArticle> articles = new TreeMap<>();
    private Map<ArticleId, IndexedArticle> durable = Map.of();
    private long lastChange;
    boolean broken;

    void crash() {
      articles.clear();
      articles.putAll(durable);
    }

    @Override
    public long lastChange() {
      return lastChange;
    }

    @Override
    public void put(List<IndexedArticle> added) {
      if (broken) {
        throw new IllegalStateException("the disk is full");
      }
      added.forEach(article -> articles.put(article.article().id(), article));
    }

    @Override
    public void delete(List<ArticleId> gone) {
      gone.forEach(articles::remove);
    }

    @Override
    public void commit(long change) {
      lastChange = change;
      durable = Map.copyOf(articles);
    }

    @Override
    public void clear() {
      articles.clear();
      durable = Map.of();
      lastChange = 0;
    }

    @Override
    public List<ArticleId> latest(Filter filter, int from, int count) {
      return new ArrayList<>(articles.keySet());
    }

    @Override
    public Results search(
        SearchQuery query, Filter filter, Sort sort, int from, int count, Instant now) {
      return new Results(List.of(), 0, true);
    }

    @Override
    public Map<String, Long> counts(Facet facet, Filter filter) {
      return Map.of();
    }

    @Override
    public List<Suggestion> complete(String typed, Scope scope, int count) {
      return List.of();
    }

    @Override
    public long count() {
      return articles.size();
    }

    @Override
    public long checksum() {
      return articles.values().stream()
          .mapToLong(a -> Article.mark(a.article().id().value(), a.article().change()))
          .sum();
    }

    @Override
    public void close() {}
  }

  /** Ranks nothing. */
  static final class NoTrends implements Trending {
    @Override
    public void add(Article article, ArticleTokens tokens, FeedId feed, Placement place) {}

    @Override
    public void remove(ArticleId article) {}

    @Override
    public int usual(TrendQuery query) {
      return 1;
    }

    @Override
    public List<TrendingStory> top(TrendQuery query) {
      return List.of();
    }

    @Override
    public Optional<Instant> newest(Scope scope) {
      return Optional.empty();
    }
  }
}
