package org.tidings.bench.simulate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.story.Placement;
import org.tidings.text.ArticleTokens;
import org.tidings.trend.TrendQuery;
import org.tidings.trend.Trending;
import org.tidings.trend.TrendingStory;

/** Ranks nothing. */
final class NoTrends implements Trending {
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
