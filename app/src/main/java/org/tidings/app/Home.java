package org.tidings.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tidings.app.settings.Settings;
import org.tidings.app.settings.WrongSettings;
import org.tidings.article.ArticleId;
import org.tidings.command.Delivering;
import org.tidings.command.FeedLook;
import org.tidings.command.NewsDesk;
import org.tidings.command.Notebook;
import org.tidings.command.Platforms;
import org.tidings.command.Posts;
import org.tidings.command.Preference;
import org.tidings.delivery.Deliveries;
import org.tidings.delivery.LeasedTurns;
import org.tidings.delivery.Outbox;
import org.tidings.delivery.Turns;
import org.tidings.feed.PollBook;
import org.tidings.feed.Scope;
import org.tidings.lease.Lease;
import org.tidings.lease.Leases;
import org.tidings.lease.Paces;
import org.tidings.newsroom.Derived;
import org.tidings.newsroom.FollowUp;
import org.tidings.newsroom.Housekeeping;
import org.tidings.newsroom.Newsroom;
import org.tidings.newsroom.Reception;
import org.tidings.newsroom.RestoredRising;
import org.tidings.newsroom.RestoredTrending;
import org.tidings.newsroom.RoomDebts;
import org.tidings.newsroom.SharedReception;
import org.tidings.search.ArticleIndex;
import org.tidings.search.lucene.LuceneArticleIndex;
import org.tidings.store.Database;
import org.tidings.store.SqlActionShelf;
import org.tidings.store.SqlArticleStore;
import org.tidings.store.SqlCounters;
import org.tidings.store.SqlFeedCatalog;
import org.tidings.store.SqlFeedbackBox;
import org.tidings.store.SqlHandover;
import org.tidings.store.SqlLeases;
import org.tidings.store.SqlNotes;
import org.tidings.store.SqlOutbox;
import org.tidings.store.SqlPaces;
import org.tidings.store.SqlPersonalData;
import org.tidings.store.SqlPollBook;
import org.tidings.store.SqlPreferences;
import org.tidings.store.SqlSearchHistory;
import org.tidings.store.SqlShownLists;
import org.tidings.store.SqlSubscriptions;
import org.tidings.story.OnlineClusterer;
import org.tidings.subscription.Cadence;
import org.tidings.subscription.InterestIndex;
import org.tidings.subscription.Roster;
import org.tidings.subscription.Subscription;
import org.tidings.subscription.Subscriptions;
import org.tidings.text.Tokenizer;
import org.tidings.trend.Rising;
import org.tidings.trend.TrendQuery;
import org.tidings.trend.Trending;
import org.tidings.trend.TrendingStory;
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

  /** How long a list that was shown can be leafed through. */
  private static final Duration LISTS = Duration.ofDays(7);

  /** Stories in a digest of what trends. */
  private static final int TOP = 10;

  private final Database database;
  private final SqlArticleStore store;
  private final SqlFeedCatalog feeds;
  private final ArticleIndex index;
  private final Trending trending;
  private final Rising rising;
  private final Derived derived;
  private final Newsroom newsroom;
  private final String name;

  /** Empty for a home that has its database to itself. */
  private final Optional<Shared> shared;

  private final Roster roster;
  private final Outbox outbox;
  private final Deliveries deliveries;

  private Home(
      String name,
      Database database,
      ArticleIndex index,
      Tokenizer tokenizer,
      InstantSource clock) {
    this.name = name;
    this.database = database;
    this.index = index;
    String holder = UUID.randomUUID().toString();
    AtomicReference<@Nullable Lease> term = new AtomicReference<>();
    boolean alone = !database.isShared();
    store =
        alone ? new SqlArticleStore(database) : SqlArticleStore.fenced(database, holder, term::get);
    feeds = new SqlFeedCatalog(database);
    trending = new RestoredTrending(store, tokenizer, new WindowedTrending(), TRENDS);
    rising = new RestoredRising(store, tokenizer, TRENDS);
    derived =
        alone
            ? new Derived(store, tokenizer, index, trending, rising)
            : Derived.following(store, tokenizer, index, trending, rising);
    Leases leases = alone ? Leases.alone() : new SqlLeases(database, holder);
    LeasedTurns turns = new LeasedTurns(leases, clock);
    Subscriptions subscriptions = new SqlSubscriptions(database);
    roster = new Roster(subscriptions, new InterestIndex(tokenizer));
    outbox = new SqlOutbox(database);
    deliveries =
        new Deliveries(
            outbox,
            subscriptions,
            roster,
            new Posts(store, store, feeds, roster),
            this::top,
            clock,
            new SecureRandom(),
            holder,
            alone ? Turns.ALONE : turns);
    newsroom =
        new Newsroom(
            store,
            tokenizer,
            new LaterClusterer(OnlineClusterer::new),
            derived,
            new RoomDebts(roster, tokenizer, clock, deliveries::wake),
            WINDOW);
    shared =
        alone
            ? Optional.empty()
            : Optional.of(
                new Shared(
                    holder,
                    leases,
                    new SqlPaces(database),
                    new SharedReception(newsroom, new SqlHandover(database), leases, term),
                    turns,
                    new Pulse(new SqlCounters(database), derived, roster, deliveries)));
  }

  /**
   * What a process has that shares its database.
   *
   * @param holder its name in leases
   */
  record Shared(
      String holder,
      Leases leases,
      Paces paces,
      SharedReception reception,
      LeasedTurns turns,
      Pulse pulse)
      implements AutoCloseable {
    void start() {
      reception.start();
      pulse.start();
    }

    @Override
    public void close() {
      pulse.close();
      reception.close();
      turns.close();
    }
  }

  /** Opens a home folder for writing and brings its index up to the database. */
  static Home open(Path folder) {
    return open(folder, InstantSource.system());
  }

  /** The same by another clock. */
  static Home open(Path folder, InstantSource clock) {
    return ready(opening(folder, () -> Database.open(folder.resolve(DATABASE)), clock));
  }

  /** Opens the home that a command works on, on the database that its settings name. */
  static Home open(Tidings tidings, InstantSource clock) throws Failure, WrongSettings {
    return ready(opening(tidings, clock));
  }

  /** The same on a database that is open; it is closed with the home. */
  static Home open(Path folder, Database database, InstantSource clock) {
    return ready(opening(folder, () -> database, clock));
  }

  private static Home ready(Home home) {
    try {
      home.ready();
      return home;
    } catch (RuntimeException broken) {
      home.close();
      throw broken;
    }
  }

  /**
   * The same while its index is still being opened: whatever asks the index waits for it. Call
   * {@link #ready} before anybody is answered.
   */
  static Home opening(Tidings tidings, InstantSource clock) throws Failure, WrongSettings {
    Path folder = tidings.home();
    Settings settings = tidings.settings();
    if (settings.databaseUrl().isPresent()) {
      Database shared = HomeDatabase.open(folder, settings); // writes nothing until it is sure
      return opening(folder, () -> shared, clock);
    }
    return opening(folder, () -> HomeDatabase.open(folder, settings), clock);
  }

  private static <E extends Exception> Home opening(
      Path folder, Opener<E> opener, InstantSource clock) throws E {
    Tokenizer tokenizer = new Tokenizer();
    ArticleIndex index =
        new OpeningIndex(() -> LuceneArticleIndex.open(folder.resolve(INDEX), tokenizer));
    boolean opened = false;
    try {
      Home home = new Home("home", opener.open(), index, tokenizer, clock);
      opened = true;
      return home;
    } finally {
      if (!opened) {
        index.close();
      }
    }
  }

  /** Opens a database or says why not. */
  private interface Opener<E extends Exception> {
    Database open() throws E;
  }

  /**
   * Waits for the index and brings it up to the database.
   *
   * @throws RuntimeException if the index cannot be opened
   */
  void ready() {
    derived.catchUp();
    shared.ifPresent(Shared::start);
  }

  /** A home that lives as long as it is open: the sample newsroom's. */
  static Home inMemory(String name) {
    return inMemory(name, InstantSource.system());
  }

  /** The same by another clock. */
  static Home inMemory(String name, InstantSource clock) {
    Tokenizer tokenizer = new Tokenizer();
    return new Home(
        name, Database.inMemory(), LuceneArticleIndex.inMemory(tokenizer), tokenizer, clock);
  }

  NewsDesk desk(boolean sample) {
    return new NewsDesk(name, sample, store, index, store, trending, rising, feeds);
  }

  Notebook notebook() {
    return new Notebook(
        new SqlPreferences(database),
        new SqlShownLists(database),
        new SqlActionShelf(database),
        new SqlFeedbackBox(database),
        new SqlPersonalData(database),
        new SqlSearchHistory(database));
  }

  /** What a caller chose with /settings. */
  Preference preference(String caller) {
    return new SqlPreferences(database).of(caller);
  }

  /** Who is told of what, and what is owed; not started. */
  Deliveries deliveries() {
    return deliveries;
  }

  /** What moderators' commands work on. */
  Delivering delivering(Platforms platforms, FeedLook look, int feedsPerRoom) {
    return new Delivering(
        roster,
        outbox,
        deliveries.digests(),
        feeds,
        look,
        store,
        new SqlNotes(database),
        platforms,
        feedsPerRoom,
        deliveries::changed);
  }

  private List<ArticleId> top(Subscription subscription, Instant now) {
    Duration period =
        subscription.cadence() instanceof Cadence.Weekly ? Duration.ofDays(7) : Duration.ofDays(1);
    Scope scope = feeds.scopeOf(subscription.to());
    return trending
        .top(new TrendQuery(scope, now, period, Optional.empty(), Optional.empty(), TOP))
        .stream()
        .map(TrendingStory::lead)
        .toList();
  }

  /**
   * What is to be tidied up from time to time.
   *
   * @param keep how long articles are kept; empty for ever
   */
  Housekeeping housekeeping(Optional<Duration> keep, InstantSource clock) {
    SqlShownLists lists = new SqlShownLists(database);
    SqlActionShelf shelf = new SqlActionShelf(database);
    return new Housekeeping(
        newsroom,
        store,
        keep,
        this::isWriter,
        List.of(now -> lists.sweep(now.minus(LISTS)), shelf::sweep),
        clock);
  }

  Newsroom newsroom() {
    return newsroom;
  }

  /** Where reports are handed in; the newsroom itself where no other process writes. */
  Reception reception() {
    return shared.<Reception>map(Shared::reception).orElse(newsroom);
  }

  /** Whether this process writes articles now. */
  boolean isWriter() {
    return shared.isEmpty() || shared.get().reception().isWriter();
  }

  /** Tells a listener of new articles in the process that writes, whichever fetched them. */
  FollowUp writing(FollowUp followUp) {
    shared.ifPresent(with -> with.reception().tell(followUp));
    return brought -> {
      if (isWriter()) {
        followUp.brought(brought);
      }
    };
  }

  Optional<Shared> shared() {
    return shared;
  }

  SqlArticleStore store() {
    return store;
  }

  PollBook pollBook() {
    return shared
        .map(with -> SqlPollBook.shared(database, with.holder()))
        .orElseGet(() -> new SqlPollBook(database));
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
    deliveries.close();
    shared.ifPresent(Shared::close);
    derived.close();
    database.close();
  }
}
