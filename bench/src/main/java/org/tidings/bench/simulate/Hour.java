package org.tidings.bench.simulate;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Kind;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.bench.simulate.ChatModel.Manner;
import org.tidings.bench.simulate.ChatModel.Message;
import org.tidings.chat.Destination;
import org.tidings.command.Posts;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.Desk;
import org.tidings.delivery.Lane;
import org.tidings.delivery.Platform;
import org.tidings.delivery.State;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedId;
import org.tidings.newsroom.Arrival;
import org.tidings.newsroom.Derived;
import org.tidings.newsroom.Newsroom;
import org.tidings.newsroom.RoomDebts;
import org.tidings.search.ArticleIndex;
import org.tidings.search.lucene.LuceneArticleIndex;
import org.tidings.store.Database;
import org.tidings.store.SqlArticleStore;
import org.tidings.store.SqlFeedCatalog;
import org.tidings.store.SqlOutbox;
import org.tidings.store.SqlSubscriptions;
import org.tidings.story.OnlineClusterer;
import org.tidings.subscription.Cadence;
import org.tidings.subscription.Interest;
import org.tidings.subscription.InterestIndex;
import org.tidings.subscription.Roster;
import org.tidings.subscription.Style;
import org.tidings.subscription.Subscription;
import org.tidings.subscription.SubscriptionId;
import org.tidings.subscription.Terms;
import org.tidings.subscription.Wish;
import org.tidings.text.Tokenizer;

/**
 * An hour of many feeds and rooms, as fast as it goes: the real newsroom, database file, index and
 * lanes, and models of both platforms that limit and fail.
 */
public final class Hour implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final int SECTORS = 8;
  private static final int FEEDS_FOLLOWED = 10;
  private static final int SECTOR_ROOMS = 5;

  private final int rooms;
  private final VirtualClock clock = new VirtualClock(START);
  private final Dice dice;
  private final Tokenizer tokenizer = new Tokenizer();
  private final Database database;
  private final SqlArticleStore store;
  private final SqlFeedCatalog catalog;
  private final SqlOutbox outbox;
  private final ArticleIndex index;
  private final Roster roster;
  private final Lane lane;
  private final Newsroom newsroom;
  private final Map<String, ChatModel> platforms;
  private final Map<String, Instant> agenda = new HashMap<>();
  private final List<FeedId> feeds = new ArrayList<>();
  private final List<Destination> all = new ArrayList<>();

  /** What became of the hour. */
  public record Result(
      int feeds,
      int rooms,
      long articles,
      long owed,
      long sent,
      long lost,
      long doubled,
      long inDoubt,
      double seconds,
      long heap) {
    /** One line. */
    public String json() {
      return String.format(
          Locale.ROOT,
          "{\"feeds\":%d,\"rooms\":%d,\"articles\":%d,\"owed\":%d,\"sent\":%d,\"lost\":%d,"
              + "\"doubled\":%d,\"in_doubt\":%d,\"seconds\":%.1f,\"posts_per_second\":%.0f,"
              + "\"heap_mb\":%d}",
          feeds,
          rooms,
          articles,
          owed,
          sent,
          lost,
          doubled,
          inDoubt,
          seconds,
          sent / seconds,
          heap >> 20);
    }
  }

  /**
   * @param folder an empty folder for the database and the index
   */
  public Hour(Path folder, int feeds, int rooms, long seed) {
    this.rooms = rooms;
    dice = new Dice(seed);
    database = Database.open(folder.resolve("tidings.db"));
    store = new SqlArticleStore(database);
    catalog = new SqlFeedCatalog(database);
    outbox = new SqlOutbox(database);
    index = LuceneArticleIndex.open(folder.resolve("index"), tokenizer);
    Chaos chaos = new Chaos();
    platforms =
        Map.of(
            "discord", new ChatModel(Manner.DISCORD, clock, dice, chaos),
            "telegram", new ChatModel(Manner.TELEGRAM, clock, dice, chaos));
    roster = new Roster(new SqlSubscriptions(database), new InterestIndex(tokenizer));
    lane =
        new Lane(
            new Desk(
                outbox,
                roster,
                new Posts(store, store, catalog, roster),
                name -> Optional.of(new Platform(platform(name), platform(name).limits())),
                clock,
                dice.random(),
                "hour"),
            room -> agenda.put(room, clock.instant()));
    newsroom =
        new Newsroom(
            store,
            tokenizer,
            new OnlineClusterer(),
            new Derived(store, tokenizer, index, new NoTrends()),
            new RoomDebts(
                roster,
                tokenizer,
                clock,
                woken -> woken.forEach(room -> agenda.put(room, clock.instant()))),
            1_000);
    for (int i = 0; i < feeds; i++) {
      this.feeds.add(feed(i));
    }
    for (int i = 0; i < rooms; i++) {
      room(i);
    }
  }

  private ChatModel platform(String name) {
    return Objects.requireNonNull(platforms.get(name));
  }

  private FeedId feed(int number) {
    String source = "outlet" + number;
    return catalog
        .add(
            new FeedCatalog.NewFeed(
                URI.create("https://" + source + ".example/feed"),
                source,
                source,
                Kind.NEWS,
                Set.of(),
                Optional.empty(),
                Optional.empty()),
            FeedCatalog.FOR_ALL)
        .feed()
        .id();
  }

  private void room(int number) {
    String platform = number % 2 == 0 ? "discord" : "telegram";
    Destination room = new Destination(platform, Integer.toString(1_000 + number), "", false);
    platform(platform).room(room, false);
    all.add(room);
    for (int i = 0; i < FEEDS_FOLLOWED; i++) {
      follow(room, new Interest.OfFeed(dice.of(feeds)));
    }
    if (number % SECTOR_ROOMS == 0) {
      follow(room, new Interest.OfSector(new Sector("sector" + number % SECTORS)));
    }
  }

  private void follow(Destination room, Interest interest) {
    Subscription _ =
        roster.add(
            new Subscription(
                new SubscriptionId(1),
                room,
                Wish.of(interest),
                new Cadence.Instantly(),
                new Terms(Optional.empty(), 0, 1, Optional.empty(), ZoneOffset.UTC),
                Style.USUAL,
                false,
                room.platform() + ":9",
                START));
  }

  /** Every feed has one article in the hour; then all that is owed is paid. */
  public Result run() {
    long began = System.nanoTime();
    int step = 0;
    for (int i = 0; i < feeds.size(); i++) {
      pay(START.plus(Duration.ofHours(1).multipliedBy(i).dividedBy(feeds.size())));
      var _ = newsroom.accept(List.of(arrival(i)));
      step++;
    }
    pay(START.plus(Duration.ofDays(1)));
    double seconds = (System.nanoTime() - began) / 1e9;
    return account(step, seconds);
  }

  private Arrival arrival(int feed) {
    String title = dice.word() + " " + dice.word() + " " + dice.word() + " " + dice.word();
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      body.append(dice.word()).append(i % 15 == 14 ? ". " : " ");
    }
    Report report =
        Report.titled("outlet" + feed, title + " n" + (feed + 1))
            .summary(title + " " + dice.word() + " " + dice.word())
            .body(body.toString())
            .link(URI.create("https://outlet" + feed + ".example/" + feed))
            .sector(new Sector("sector" + feed % SECTORS))
            .language("en")
            .created(clock.instant())
            .build();
    return new Arrival(report, feeds.get(feed), Optional.empty(), clock.instant());
  }

  /** Does what is due until then. */
  private void pay(Instant until) {
    while (clock.instant().isBefore(until)) {
      Instant next = until;
      for (String room : List.copyOf(agenda.keySet())) {
        Instant at = agenda.getOrDefault(room, until);
        while (!at.isAfter(clock.instant())) {
          agenda.remove(room);
          at = lane.step(room).orElse(Instant.MAX);
        }
        if (at.isBefore(Instant.MAX)) {
          agenda.put(room, at);
          next = at.isBefore(next) ? at : next;
        }
      }
      clock.set(next);
    }
  }

  private Result account(long articles, double seconds) {
    Set<Long> posted = new HashSet<>();
    long doubled = 0;
    for (ChatModel platform : platforms.values()) {
      for (Message message : platform.ledger()) {
        doubled += posted.add(message.delivery()) ? 0 : 1;
      }
    }
    long owed = 0;
    long sent = 0;
    long lost = 0;
    long doubt = 0;
    for (Destination room : all) {
      for (Delivery delivery : outbox.last(room.key(), List.of(), 0, Integer.MAX_VALUE)) {
        owed++;
        long told = delivery.via().orElse(delivery.id()).value();
        if (delivery.state() == State.IN_DOUBT) {
          doubt++;
        } else if (posted.contains(told)) {
          sent++;
        } else {
          lost++;
        }
      }
    }
    System.gc(); // for the figure of what is really held
    long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    return new Result(
        feeds.size(), rooms, articles, owed, sent, lost, doubled, doubt, seconds, heap);
  }

  @Override
  public void close() {
    index.close();
    database.close();
  }
}
