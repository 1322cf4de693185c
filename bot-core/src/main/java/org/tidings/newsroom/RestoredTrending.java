package org.tidings.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.newsroom.ArticleStore.Stored;
import org.tidings.story.Placement;
import org.tidings.text.ArticleTokens;
import org.tidings.text.Tokenizer;
import org.tidings.trend.TrendQuery;
import org.tidings.trend.Trending;
import org.tidings.trend.TrendingStory;

/**
 * Trends that are read from the database when first asked for, so that a start costs nothing.
 *
 * <p>What arrives before that is in the database already and comes with the rest.
 */
public final class RestoredTrending implements Trending {
  private final ArticleStore store;
  private final Tokenizer tokenizer;
  private final Trending trending;
  private final Duration window;
  private boolean restored;

  /**
   * @param trending empty
   * @param window how far before the newest article the longest period reaches
   */
  public RestoredTrending(
      ArticleStore store, Tokenizer tokenizer, Trending trending, Duration window) {
    this.store = store;
    this.tokenizer = tokenizer;
    this.trending = trending;
    this.window = window;
  }

  @Override
  public synchronized void add(
      Article article, ArticleTokens tokens, FeedId feed, Placement place) {
    if (restored) {
      trending.add(article, tokens, feed, place);
    }
  }

  @Override
  public synchronized void remove(ArticleId article) {
    if (restored) {
      trending.remove(article);
    }
  }

  @Override
  public List<TrendingStory> top(TrendQuery query) {
    restore();
    return trending.top(query);
  }

  @Override
  public int usual(TrendQuery query) {
    restore();
    return trending.usual(query);
  }

  @Override
  public Optional<Instant> newest(Scope scope) {
    restore();
    return trending.newest(scope);
  }

  private synchronized void restore() {
    if (!restored) {
      store.recent(window, this::take);
      restored = true;
    }
  }

  private void take(Stored stored) {
    Article article = stored.article();
    trending.add(
        article,
        tokenizer.tokenize(article.report()),
        stored.owner(),
        new Placement(stored.story(), stored.copyOf(), List.of()));
  }
}
