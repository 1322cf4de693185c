package org.tidings.newsroom;

import java.time.Duration;
import java.util.List;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.feed.FeedId;
import org.tidings.newsroom.ArticleStore.Stored;
import org.tidings.story.Placement;
import org.tidings.text.ArticleTokens;
import org.tidings.text.Tokenizer;
import org.tidings.trend.Rising;
import org.tidings.trend.RisingWords;
import org.tidings.trend.TrendQuery;

/**
 * Rising words that are read from the database when first asked for, like the trends.
 *
 * <p>What arrives before that is in the database already and comes with the rest.
 */
public final class RestoredRising implements Rising {
  /** Of a body, only what counts as its lead is tokenised again. */
  private static final int LEAD = 600;

  private final ArticleStore store;
  private final Tokenizer tokenizer;
  private final Duration window;
  private final RisingWords words = new RisingWords();
  private boolean restored;

  /**
   * @param window how far before the newest article the longest period reaches
   */
  public RestoredRising(ArticleStore store, Tokenizer tokenizer, Duration window) {
    this.store = store;
    this.tokenizer = tokenizer;
    this.window = window;
  }

  @Override
  public synchronized void add(
      Article article, ArticleTokens tokens, FeedId feed, Placement place) {
    if (restored) {
      words.add(article, tokens, feed, place);
    }
  }

  @Override
  public synchronized void remove(ArticleId article) {
    if (restored) {
      words.remove(article);
    }
  }

  @Override
  public List<Word> top(TrendQuery query) {
    restore();
    return words.top(query);
  }

  private synchronized void restore() {
    if (!restored) {
      store.recent(window, this::take);
      restored = true;
    }
  }

  private void take(Stored stored) {
    Article article = stored.article();
    Report report = article.report();
    String body = report.body();
    int end = report.summary().isEmpty() ? Math.min(LEAD, body.length()) : 0;
    Report lead = report.change().body(body.substring(0, end)).build();
    words.add(
        article,
        tokenizer.tokenize(lead),
        stored.owner(),
        new Placement(stored.story(), stored.copyOf(), List.of()));
  }
}
