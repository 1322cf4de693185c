package org.tidings.testkit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.tidings.article.ArticleId;
import org.tidings.article.Kind;
import org.tidings.article.Report;
import org.tidings.chat.Destination;
import org.tidings.command.ActionShelf;
import org.tidings.command.CatalogueLook;
import org.tidings.command.Command;
import org.tidings.command.CommandRouter;
import org.tidings.command.Delivering;
import org.tidings.command.Desks;
import org.tidings.command.FeedLook;
import org.tidings.command.ModeratorCommands;
import org.tidings.command.NewsDesk;
import org.tidings.command.Notebook;
import org.tidings.command.Posts;
import org.tidings.delivery.Composer;
import org.tidings.delivery.Desk;
import org.tidings.delivery.Digests;
import org.tidings.delivery.Lane;
import org.tidings.delivery.Outbox;
import org.tidings.delivery.Platform;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedId;
import org.tidings.feed.StarterCatalogue;
import org.tidings.newsroom.Arrival;
import org.tidings.newsroom.Derived;
import org.tidings.newsroom.Newsroom;
import org.tidings.newsroom.RoomDebts;
import org.tidings.search.ArticleIndex;
import org.tidings.search.lucene.LuceneArticleIndex;
import org.tidings.store.Database;
import org.tidings.store.SqlActionShelf;
import org.tidings.store.SqlArticleStore;
import org.tidings.store.SqlFeedCatalog;
import org.tidings.store.SqlFeedbackBox;
import org.tidings.store.SqlNotes;
import org.tidings.store.SqlOutbox;
import org.tidings.store.SqlPersonalData;
import org.tidings.store.SqlPreferences;
import org.tidings.store.SqlSearchHistory;
import org.tidings.store.SqlShownLists;
import org.tidings.store.SqlSubscriptions;
import org.tidings.story.OnlineClusterer;
import org.tidings.subscription.InterestIndex;
import org.tidings.subscription.Roster;
import org.tidings.text.Tokenizer;
import org.tidings.trend.Rising;
import org.tidings.trend.WindowedTrending;

/**
 * A newsroom with delivery, made of the real parts and of a platform that keeps what it is sent.
 * Everything happens in the test's own thread: {@link #settle} does what is due now.
 */
public final class TestDelivery implements Desks, AutoCloseable {
  public static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  public final SettableClock clock = new SettableClock(NOON);
  public final PostedPosts posts = new PostedPosts();
  public final ScriptedPlatform person = new ScriptedPlatform();
  public final SqlFeedCatalog feeds;
  public final Outbox outbox;
  public final Newsroom newsroom;
  public Roster roster;

  /** What looking at an address finds; the catalogue alone, until a test sets it. */
  public FeedLook look = new CatalogueLook(StarterCatalogue.bundled());

  private final Tokenizer tokenizer = new Tokenizer();
  private final Database database;
  private final SqlArticleStore store;
  private final ArticleIndex index = LuceneArticleIndex.inMemory(tokenizer);
  private final WindowedTrending trending = new WindowedTrending();
  private final Derived derived;
  private final Set<String> woken = new HashSet<>();
  private Lane lane;
  private Digests digests;
  private int process;

  public TestDelivery() {
    this(TestDatabases.fresh());
  }

  public TestDelivery(Database database) {
    this.database = database;
    store = new SqlArticleStore(database);
    feeds = new SqlFeedCatalog(database);
    outbox = new SqlOutbox(database);
    derived = new Derived(store, tokenizer, index, trending);
    SqlSubscriptions subscriptions = new SqlSubscriptions(database);
    roster = new Roster(subscriptions, new InterestIndex(tokenizer));
    Desk desk = desk();
    lane = new Lane(desk, woken::add);
    digests = new Digests(desk, subscriptions, (_, _) -> List.of(), woken::add);
    newsroom =
        new Newsroom(
            store,
            tokenizer,
            new OnlineClusterer(),
            derived,
            new RoomDebts(roster, tokenizer, clock, woken::addAll),
            1_000);
    Notebook notebook =
        new Notebook(
            new SqlPreferences(database),
            new SqlShownLists(database),
            (ActionShelf) new SqlActionShelf(database),
            new SqlFeedbackBox(database),
            new SqlPersonalData(database),
            new SqlSearchHistory(database));
    Delivering delivering =
        new Delivering(
            roster,
            outbox,
            digests,
            feeds,
            new Looking(),
            store,
            new SqlNotes(database),
            person,
            100,
            rooms -> woken.addAll(rooms));
    List<Command> commands =
        new ArrayList<>(
            ModeratorCommands.all(
                _ -> delivering, notebook.lists(), StarterCatalogue.bundled(), new NoFiles()));
    person.talksTo(new CommandRouter(commands, this, notebook, person, clock));
  }

  /** Looks as the test wishes at that moment. */
  private final class Looking implements FeedLook {
    @Override
    public Looked look(String text) {
      return look.look(text);
    }

    @Override
    public Optional<String> health(FeedId feed) {
      return look.health(feed);
    }
  }

  /** Makes posts as the bot does. */
  public Composer composer() {
    return new Posts(store, store, feeds, roster);
  }

  private Desk desk() {
    process++;
    return new Desk(
        outbox,
        roster,
        composer(),
        name -> Optional.of(new Platform(posts, posts.limits())),
        clock,
        new Random(7),
        "process " + process);
  }

  /** The process died and another one takes over. */
  public void restart() {
    roster.reload();
    Desk desk = desk();
    lane = new Lane(desk, woken::add);
    digests = new Digests(desk, new SqlSubscriptions(database), (_, _) -> List.of(), woken::add);
  }

  /** Does everything that is due. */
  public void settle() {
    boolean more = true;
    while (more) {
      more = false;
      Instant now = clock.instant();
      Optional<Instant> _ = digests.step();
      Map<String, Instant> agenda = outbox.agenda();
      woken.forEach(room -> agenda.putIfAbsent(room, now));
      woken.clear();
      for (Map.Entry<String, Instant> entry : agenda.entrySet()) {
        if (!entry.getValue().isAfter(now)) {
          Optional<Instant> next = lane.step(entry.getKey());
          more |= next.isPresent() && !next.get().isAfter(now);
        }
      }
      more |= !woken.isEmpty();
    }
  }

  /** Lets time pass in steps of a minute, doing what is due. */
  public void passes(Duration duration) {
    Instant end = clock.instant().plus(duration);
    while (clock.instant().isBefore(end)) {
      settle();
      clock.pass(Duration.ofMinutes(1));
    }
    settle();
  }

  /** A feed that everyone sees, fetched before. */
  public FeedId feed(String source) {
    FeedId feed = fresh(source, FeedCatalog.FOR_ALL);
    ArticleId _ = arrives(feed, Reports.report(source, title(source.hashCode()), clock.instant()));
    return feed;
  }

  /** A feed of one room that was never fetched. */
  public FeedId fresh(String source, String room) {
    return feeds
        .add(
            new FeedCatalog.NewFeed(
                URI.create("https://" + source.toLowerCase(java.util.Locale.ROOT) + ".example/f"),
                source,
                source,
                Kind.NEWS,
                Set.of(),
                Optional.empty(),
                Optional.empty()),
            room)
        .feed()
        .id();
  }

  public ArticleId arrives(FeedId feed, Report.Builder report) {
    return arrive(feed, List.of(report)).getFirst();
  }

  /** A fetch brings these. */
  public List<ArticleId> arrive(FeedId feed, List<Report.Builder> reports) {
    return newsroom
        .accept(
            reports.stream()
                .map(report -> new Arrival(report.build(), feed, Optional.empty(), clock.instant()))
                .toList())
        .stream()
        .map(outcome -> outcome.article())
        .toList();
  }

  /** A headline that has no word in common with others of other numbers. */
  public static String title(int number) {
    Random letters = new Random(number);
    StringBuilder title = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      title.append(i % 4 == 0 && i > 0 ? " " : "");
      title.append("bdfgklmnprstvz".charAt(letters.nextInt(14)));
      title.append("aeiou".charAt(letters.nextInt(5)));
    }
    return Character.toUpperCase(title.charAt(0)) + title.substring(1);
  }

  /** Where the person speaks. */
  public Destination room() {
    return person.where();
  }

  /** Knows no list of feeds. */
  private static final class NoFiles implements org.tidings.command.FeedFiles {
    @Override
    public Optional<List<Listed>> read(byte[] document) {
      return Optional.empty();
    }

    @Override
    public String write(String title, List<Listed> feeds) {
      return title + feeds;
    }
  }

  @Override
  public NewsDesk at(Destination where) {
    return new NewsDesk("home", false, store, index, store, trending, Rising.NONE, feeds);
  }

  @Override
  public NewsDesk anywhere(String platform) {
    return at(person.where());
  }

  @Override
  public void close() {
    derived.close();
    database.close();
  }
}
