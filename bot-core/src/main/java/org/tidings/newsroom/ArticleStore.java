package org.tidings.newsroom;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.delivery.Owing;
import org.tidings.feed.FeedId;
import org.tidings.story.Placement;
import org.tidings.story.StoryId;

/** The database as the newsroom needs it. Safe for many threads; one transaction at a time. */
public interface ArticleStore {
  /**
   * Runs work in one transaction: committed when it returns, rolled back when it throws.
   *
   * @throws IllegalStateException if the database cannot be written to
   */
  <T> T write(Function<Transaction, T> work);

  /** The last change number given out and committed; 0 for an empty database. */
  long lastChange();

  /** Articles that changed after a number, oldest change first, and those deleted since. */
  List<Change> changesAfter(long change, int limit);

  /** The last articles in order of arrival, oldest first. */
  void newest(int count, Consumer<Stored> each);

  /**
   * The articles shown at most so long before the newest, in order of arrival and with no more than
   * the beginning of the body, 2,000 characters: what trends are made of.
   */
  void recent(Duration back, Consumer<Stored> each);

  /** Articles that arrived before an instant, first arrival first. */
  List<ArticleId> seenBefore(Instant end, int limit);

  /** All articles in order of arrival, from after an id. */
  List<Stored> articlesAfter(long id, int limit);

  /** An order-independent digest of all ids and change numbers, to compare with the index's. */
  long checksum();

  /** The key of a canonical link, for {@link Transaction#find}. */
  static String linkKey(URI link) {
    return ArticleKeys.link(link);
  }

  /**
   * An article with everything the database says of it.
   *
   * @param owner the feed whose corrections count
   * @param feeds all feeds that brought it
   */
  record Stored(
      Article article,
      FeedId owner,
      List<FeedId> feeds,
      StoryId story,
      Optional<ArticleId> copyOf) {
    public Stored {
      feeds = List.copyOf(feeds);
    }
  }

  /** What happened to an article. */
  sealed interface Change {
    long number();

    record Put(long number, Stored stored) implements Change {}

    record Deleted(long number, ArticleId article) implements Change {}
  }

  /** One write transaction; not to be used after it ended or by another thread. */
  interface Transaction {
    /** The next change number; numbers of a transaction that is rolled back are given out again. */
    long nextChange();

    /** The article that has this key. */
    Optional<ArticleId> find(String key);

    /** An article as this transaction sees it. */
    Optional<Stored> stored(ArticleId id);

    void insert(Article article, FeedId feed, Placement place, List<String> keys);

    /** Replaces an article's report; {@code owner} decides on later corrections. */
    void correct(Article article, FeedId owner);

    /** Points keys at an article, also those that pointed at another before. */
    void point(List<String> keys, ArticleId article);

    /** Notes that a feed carries an article; false when that was known. */
    boolean carry(ArticleId article, FeedId feed, long change);

    /** Gives an article a new change number, so that the index reads it again. */
    void touch(ArticleId article, long change);

    /** Moves one article to a story. */
    void move(ArticleId article, StoryId into, long change);

    /** The articles of a story. */
    List<ArticleId> articlesOf(StoryId story);

    /** Records that a story went up in another. */
    void merged(StoryId from, StoryId into);

    void delete(ArticleId article, long change);

    /** What is owed, written in this transaction. */
    Owing owing();
  }
}
