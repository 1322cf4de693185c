package org.tidings.app;

import java.nio.file.Path;
import java.time.Duration;
import org.tidings.command.NewsDesk;
import org.tidings.command.Notebook;
import org.tidings.newsroom.Derived;
import org.tidings.newsroom.Newsroom;
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
import org.tidings.store.SqlShownLists;
import org.tidings.story.OnlineClusterer;
import org.tidings.text.Tokenizer;
import org.tidings.trend.Trending;
import org.tidings.trend.WindowedTrending;

/**
 * One newsroom with all that belongs to it: the database, which is the truth, and what is derived
 * of it. Open for writing in one process at a time.
 */
final class Home implements AutoCloseable {
  /** Name of the database in a home folder. */
  static final String DATABASE = "tidings.db";

  /** Name of the index folder in a home folder. */
  static final String INDEX = "index";

  /** Articles that the grouping of stories remembers. */
  private static final int WINDOW = 100_000;

  /** The longest period of /trending, with a day to spare. */
  private static final Duration TRENDS = Duration.ofDays(32);

  private final Database database;
  private final SqlArticleStore store;
  private final SqlFeedCatalog feeds;
  private final ArticleIndex index;
  private final Trending trending;
  private final Derived derived;
  private final Newsroom newsroom;
  private final String name;

  private Home(String name, Database database, ArticleIndex index, Tokenizer tokenizer) {
    this.name = name;
    this.database = database;
    this.index = index;
    store = new SqlArticleStore(database);
    feeds = new SqlFeedCatalog(database);
    trending = new RestoredTrending(store, new WindowedTrending(), TRENDS);
    derived = new Derived(store, tokenizer, index, trending);
    newsroom = new Newsroom(store, tokenizer, new OnlineClusterer(), derived, WINDOW);
  }

  /** Opens a home folder for writing and brings its index up to the database. */
  static Home open(Path folder) {
    Tokenizer tokenizer = new Tokenizer();
    Database database = Database.open(folder.resolve(DATABASE));
    Home home =
        new Home(
            "home", database, LuceneArticleIndex.open(folder.resolve(INDEX), tokenizer), tokenizer);
    home.derived.catchUp();
    return home;
  }

  /** A home that lives as long as it is open: the sample newsroom's. */
  static Home inMemory(String name) {
    Tokenizer tokenizer = new Tokenizer();
    return new Home(name, Database.inMemory(), LuceneArticleIndex.inMemory(tokenizer), tokenizer);
  }

  NewsDesk desk(boolean sample) {
    return new NewsDesk(name, sample, store, index, store, trending, feeds);
  }

  Notebook notebook() {
    return new Notebook(
        new SqlPreferences(database),
        new SqlShownLists(database),
        new SqlActionShelf(database),
        new SqlFeedbackBox(database),
        new SqlPersonalData(database));
  }

  Newsroom newsroom() {
    return newsroom;
  }

  SqlArticleStore store() {
    return store;
  }

  SqlFeedCatalog feeds() {
    return feeds;
  }

  ArticleIndex index() {
    return index;
  }

  Derived derived() {
    return derived;
  }

  @Override
  public void close() {
    derived.close();
    database.close();
  }
}
