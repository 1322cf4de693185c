package org.tidings.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.chat.Destination;
import org.tidings.command.Desks;
import org.tidings.command.NewsDesk;
import org.tidings.command.Notebook;
import org.tidings.feed.FeedId;
import org.tidings.newsroom.Arrival;
import org.tidings.newsroom.Derived;
import org.tidings.newsroom.Newsroom;
import org.tidings.newsroom.RestoredRising;
import org.tidings.newsroom.RestoredTrending;
import org.tidings.search.ArticleIndex;
import org.tidings.search.lucene.LuceneArticleIndex;
import org.tidings.store.Database;
import org.tidings.store.SqlActionShelf;
import org.tidings.store.SqlArticleStore;
import org.tidings.store.SqlFeedCatalog;
import org.tidings.store.SqlFeedbackBox;
import org.tidings.store.SqlPersonalData;
import org.tidings.store.SqlPreferences;
import org.tidings.store.SqlSearchHistory;
import org.tidings.store.SqlShownLists;
import org.tidings.story.OnlineClusterer;
import org.tidings.text.Tokenizer;
import org.tidings.trend.WindowedTrending;

/** A whole newsroom in memory, made of the real parts: nothing in it can differ from the truth. */
public final class TestNewsroom implements Desks, AutoCloseable {
  private final Tokenizer tokenizer = new Tokenizer();
  private final Database database = TestDatabases.fresh();
  private final SqlArticleStore store = new SqlArticleStore(database);
  private final SqlFeedCatalog feeds = new SqlFeedCatalog(database);
  private final ArticleIndex index = LuceneArticleIndex.inMemory(tokenizer);
  private final RestoredTrending trending =
      new RestoredTrending(store, tokenizer, new WindowedTrending(), Duration.ofDays(32));
  private final RestoredRising rising = new RestoredRising(store, tokenizer, Duration.ofDays(32));
  private final Derived derived = new Derived(store, tokenizer, index, trending, rising);
  private final Newsroom newsroom =
      new Newsroom(store, tokenizer, new OnlineClusterer(), derived, 10_000);
  private volatile boolean sample;

  /** Takes a report in, as from an archive that everyone sees. */
  public ArticleId accept(Report report, Instant seen) {
    return accept(report, FeedId.ARCHIVE, seen);
  }

  /** Takes reports in at once, each seen when it was created. */
  public void accept(List<Report> reports) {
    newsroom.accept(
        reports.stream()
            .map(
                report ->
                    new Arrival(
                        report, FeedId.ARCHIVE, Optional.empty(), report.created().orElseThrow()))
            .toList());
  }

  /** Takes a report in from a feed. */
  public ArticleId accept(Report report, FeedId feed, Instant seen) {
    return newsroom
        .accept(List.of(new Arrival(report, feed, Optional.empty(), seen)))
        .getFirst()
        .article();
  }

  /** Answers as the sample newsroom from now on. */
  public void invented() {
    sample = true;
  }

  /** The feeds and whose they are. */
  public SqlFeedCatalog feeds() {
    return feeds;
  }

  /** What commands write down, in the same database. */
  public Notebook notebook() {
    return new Notebook(
        new SqlPreferences(database),
        new SqlShownLists(database),
        new SqlActionShelf(database),
        new SqlFeedbackBox(database),
        new SqlPersonalData(database),
        new SqlSearchHistory(database));
  }

  @Override
  public NewsDesk at(Destination where) {
    return desk();
  }

  @Override
  public NewsDesk anywhere(String platform) {
    return desk();
  }

  private NewsDesk desk() {
    return new NewsDesk(
        sample ? "sample" : "home", sample, store, index, store, trending, rising, feeds);
  }

  @Override
  public void close() {
    derived.close();
    database.close();
  }
}
