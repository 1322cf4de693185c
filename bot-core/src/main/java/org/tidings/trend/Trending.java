package org.tidings.trend;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.story.Placement;
import org.tidings.text.ArticleTokens;

/** Ranks stories over windows. Its memory is derived from the database. Safe for many threads. */
public interface Trending {
  /** Counts an article that was stored and placed, and the repairs it set off. */
  void add(Article article, ArticleTokens tokens, FeedId feed, Placement place);

  /** Takes an article out again. */
  void remove(ArticleId article);

  /** The hottest stories of a window, best first. */
  List<TrendingStory> top(TrendQuery query);

  /** How many outlets the middle story of a window has, 1 where there is none. */
  int usual(TrendQuery query);

  /** The time of the newest article that a room sees, by {@link Article#at()}. */
  Optional<Instant> newest(Scope scope);
}
