package org.tidings.bench.simulate;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.tidings.article.Kind;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.bench.simulate.ChatModel.Manner;
import org.tidings.bench.simulate.LyingFeed.Lie;
import org.tidings.bench.simulate.LyingFeed.Told;
import org.tidings.chat.Destination;
import org.tidings.command.Posts;
import org.tidings.delivery.Desk;
import org.tidings.delivery.Digests;
import org.tidings.delivery.Lane;
import org.tidings.delivery.Outbox;
import org.tidings.delivery.Platform;
import org.tidings.feed.FeedCatalog;
import org.tidings.newsroom.Arrival;
import org.tidings.newsroom.ArticleStore;
import org.tidings.newsroom.Derived;
import org.tidings.newsroom.Newsroom;
import org.tidings.newsroom.RoomDebts;
import org.tidings.store.Database;
import org.tidings.store.SqlArticleStore;
import org.tidings.store.SqlFeedCatalog;
import org.tidings.store.SqlOutbox;
import org.tidings.store.SqlSubscriptions;
import org.tidings.story.OnlineClusterer;
import org.tidings.subscription.Cadence;
import org.tidings.subscription.Interest;
import org.tidings.subscription.InterestIndex;
import org.tidings.subscription.QuietHours;
import org.tidings.subscription.Roster;
import org.tidings.subscription.Style;
import org.tidings.subscription.Subscription;
import org.tidings.subscription.SubscriptionId;
import org.tidings.subscription.Subscriptions;
import org.tidings.subscription.Terms;
import org.tidings.subscription.Wish;
import org.tidings.text.Tokenizer;

/** One run: a world made of a seed, some days of it, a calm end, and the ledger checked. */
public final class Simulation implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int REMEMBERED = 100;

  /** About how many calls to database and network a day has. */
  private static final int MOMENTS_A_DAY = 36_000;

  private static final List<String> SECTORS =
      List.of("energy", "health", "politics", "sports", "science", "culture", "world", "economy");

  private final int days;
  private final long seed;
  private final Size size;
  private final Dice dice;
  private final Chaos chaos = new Chaos();
  private final VirtualClock clock = new VirtualClock(START);
  private final InstantSource own = clock.own();
  private final Tokenizer tokenizer = new Tokenizer();
  private final Database database = Database.inMemory();
  private final SqlArticleStore store = new SqlArticleStore(database);
  private final SqlFeedCatalog catalog = new SqlFeedCatalog(database);
  private final ArticleStore fragile;
  private final Outbox outbox;
  private final Subscriptions subscriptions;
  private final Map<String, ChatModel> platforms = new HashMap<>();
  private final List<LyingFeed> feeds = new ArrayList<>();
  private final List<Destination> rooms = new ArrayList<>();
  private final List<Told> recent = new ArrayList<>();
  private final PriorityQueue<Poll> polls = new PriorityQueue<>();
  private final Map<String, Instant> agenda = new HashMap<>();
  private Incarnation process;
  private int marks;
  private long kills;

  /**
   * How large a world is.
   *
   * @param busy so many of the feeds have an article every 12 h, the others every 6 days
   */
  public record Size(int feeds, int busy, int rooms, int killsADay) {
    /** 200 feeds and 50 rooms; every lie is told by two busy feeds at least. */
    public static final Size USUAL = new Size(200, 32, 50, 4);
  }

  private record Poll(Instant at, LyingFeed feed) implements Comparable<Poll> {
    @Override
    public int compareTo(Poll other) {
      int first = at.compareTo(other.at);
      return first != 0 ? first : feed.id().compareTo(other.feed.id());
    }
  }

  /** What dies with the process. */
  private record Incarnation(Roster roster, Lane lane, Digests digests, Newsroom newsroom) {}

  private static final Duration LONGEST_POLL = Duration.ofHours(6);
  private static final Duration MEAN_POLL = LONGEST_POLL.plusMinutes(30).dividedBy(2);

  private static final List<Lie> LIES = List.of(Lie.values());

  public Simulation(int days, long seed, Size size) {
    this.days = days;
    this.seed = seed;
    this.size = size;
    dice = new Dice(seed);
    fragile = chaos.around(ArticleStore.class, store);
    outbox = chaos.around(Outbox.class, new SqlOutbox(database));
    subscriptions = chaos.around(Subscriptions.class, new SqlSubscriptions(database));
    platforms.put("discord", new ChatModel(Manner.DISCORD, clock, dice, chaos));
    platforms.put("telegram", new ChatModel(Manner.TELEGRAM, clock, dice, chaos));
    process = begin();
    furnish();
  }

  Chaos chaos() {
    return chaos;
  }

  private Incarnation begin() {
    Roster roster = new Roster(subscriptions, new InterestIndex(tokenizer));
    Desk desk =
        new Desk(
            outbox,
            roster,
            new Posts(store, store, catalog, roster),
            name ->
                Optional.ofNullable(platforms.get(name))
                    .map(model -> new Platform(model, model.limits())),
            own,
            dice.random(),
            "process " + kills);
    Lane lane = new Lane(desk, room -> agenda.put(room, own.instant()));
    Digests digests =
        new Digests(
            desk, subscriptions, (_, _) -> List.of(), room -> agenda.put(room, own.instant()));
    Newsroom newsroom =
        new Newsroom(
            fragile,
            tokenizer,
            new OnlineClusterer(),
            new Derived(store, tokenizer, new NoIndex(), new NoTrends()),
            new RoomDebts(
                roster,
                tokenizer,
                own,
                woken -> woken.forEach(room -> agenda.put(room, own.instant()))),
            REMEMBERED);
    return new Incarnation(roster, lane, digests, newsroom);
  }

  private void furnish() {
    for (int i = 0; i < size.feeds(); i++) {
      String source = "outlet" + i;
      Sector sector = new Sector(SECTORS.get(i % SECTORS.size()));
      var feed =
          catalog
              .add(
                  new FeedCatalog.NewFeed(
                      URI.create("https://" + source + ".example/feed"),
                      source,
                      source,
                      Kind.NEWS,
                      Set.of(sector),
                      Optional.empty(),
                      Optional.empty()),
                  FeedCatalog.FOR_ALL)
              .feed();
      Lie lie = LIES.get(i % LIES.size());
      LyingFeed lying = new LyingFeed(feed.id(), source, sector, lie);
      feeds.add(lying);
      polls.add(new Poll(START.plus(dice.between(Duration.ZERO, Duration.ofHours(1))), lying));
    }
    for (int i = 0; i < size.rooms(); i++) {
      furnish(i);
    }
  }

  private void furnish(int number) {
    boolean discord = number % 2 == 0;
    Destination room =
        new Destination(
            discord ? "discord" : "telegram", Integer.toString(1000 + number), "", false);
    model(room).room(room, discord && number % 10 == 0);
    Destination owner = new Destination(room.platform(), "owner" + number, "", true);
    model(room).room(owner, false);
    rooms.add(room);
    ZoneId zone = ZoneOffset.ofHours(dice.below(12) - 5);
    Optional<QuietHours> quiet =
        number % 3 == 0
            ? Optional.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)))
            : Optional.empty();
    Terms terms =
        new Terms(quiet, number % 5 == 1 ? 2 : 0, number % 7 == 2 ? 2 : 1, Optional.empty(), zone);
    Cadence cadence =
        number % 8 == 3
            ? new Cadence.Daily(LocalTime.of(8, 0))
            : number % 8 == 7 ? new Cadence.Every(Duration.ofHours(1)) : new Cadence.Instantly();
    Subscription _ =
        process
            .roster()
            .add(
                new Subscription(
                    new SubscriptionId(1),
                    room,
                    Wish.of(new Interest.OfSector(new Sector(SECTORS.get(number % 8)))),
                    cadence,
                    terms,
                    new Style("", Optional.empty(), List.of(), number % 4 == 1, false),
                    false,
                    owner.platform() + ":" + owner.room(),
                    START));
  }

  /** Lets the days pass, then everything that is owed be paid, and counts. */
  public Outcome run() {
    Instant end = START.plus(Duration.ofDays(days));
    Instant trouble = START.plus(Duration.ofHours(3));
    arm();
    agenda.put("", own.instant());
    while (clock.instant().isBefore(end)) {
      Instant next = next(trouble.isBefore(end) ? trouble : end);
      clock.set(next);
      if (!next.isBefore(trouble)) {
        trouble = next.plus(dice.between(Duration.ofHours(1), Duration.ofHours(6)));
        trouble();
        if (Boolean.getBoolean("simulate.progress")) {
          System.err.printf(
              "%s %d articles %d moments %d kills%n", next, marks, chaos.ticks(), kills);
        }
      }
      survive(this::act);
    }
    chaos.calm();
    settle(end.plus(Duration.ofDays(5)));
    return new Audit(this).outcome();
  }

  private void arm() {
    if (size.killsADay() > 0) {
      chaos.killAfter(1 + dice.below(2 * MOMENTS_A_DAY / size.killsADay()));
    }
  }

  /** Runs until nothing is due any more but what waits for moderators or more sources. */
  private void settle(Instant deadline) {
    agenda.putAll(outbox.agenda());
    polls.clear();
    while (clock.instant().isBefore(deadline)) {
      Instant next = next(deadline);
      clock.set(next);
      act();
      if (next.equals(deadline)) {
        return;
      }
    }
  }

  private Instant next(Instant bound) {
    Instant next = bound;
    if (!polls.isEmpty() && polls.element().at().isBefore(next)) {
      next = polls.element().at();
    }
    for (Instant own : agenda.values()) {
      Instant at = clock.at(own);
      if (at.isBefore(next)) {
        next = at;
      }
    }
    return next.isBefore(clock.instant()) ? clock.instant() : next;
  }

  private void survive(Runnable work) {
    try {
      work.run();
    } catch (Chaos.Killed _) {
      kills++;
      restart();
      arm();
    }
  }

  private void restart() {
    clock.set(clock.instant().plus(dice.between(Duration.ofSeconds(1), Duration.ofMinutes(20))));
    agenda.clear();
    process = begin();
    agenda.putAll(outbox.agenda());
    agenda.put("", own.instant());
  }

  private void act() {
    while (!polls.isEmpty() && !polls.element().at().isAfter(clock.instant())) {
      poll(polls.remove().feed(), own.instant());
    }
    Instant now = own.instant();
    for (String room : List.copyOf(agenda.keySet())) {
      Instant at = agenda.get(room);
      if (at != null && !at.isAfter(now)) {
        agenda.remove(room);
        follow(room, now);
      }
    }
  }

  private void follow(String room, Instant now) {
    Optional<Instant> next = Optional.of(now);
    while (next.filter(at -> !at.isAfter(now)).isPresent()) {
      next = room.isEmpty() ? process.digests().step() : process.lane().step(room);
    }
    next.ifPresent(at -> agenda.merge(room, at, (a, b) -> a.isBefore(b) ? a : b));
  }

  private void poll(LyingFeed feed, Instant now) {
    polls.add(
        new Poll(clock.instant().plus(dice.between(Duration.ofMinutes(30), LONGEST_POLL)), feed));
    boolean busy = feeds.indexOf(feed) < size.busy();
    if (dice.below(busy ? 12 * 60 : 144 * 60) < MEAN_POLL.toMinutes()) {
      int burst = feed.burst(dice);
      for (int i = 0; i < burst; i++) {
        feed.publish(write(now));
      }
    }
    List<Arrival> arrivals = new ArrayList<>();
    for (Report report : feed.document(now)) {
      arrivals.add(new Arrival(report, feed.id(), Optional.empty(), now));
    }
    if (!arrivals.isEmpty()) {
      var _ = process.newsroom().accept(arrivals);
    }
  }

  /** Something new, or another outlet's report of something recent. */
  private Told write(Instant now) {
    marks++;
    Told told;
    if (!recent.isEmpty() && dice.oneIn(4)) {
      Told first = dice.of(recent);
      String bare = first.title().replaceAll(" n[0-9]+$", "");
      told = new Told(marks, bare + " n" + marks, first.summary() + " " + dice.word(), now);
    } else {
      String title = dice.word() + " " + dice.word() + " " + dice.word() + " " + dice.word();
      String summary = title + " " + dice.word() + " " + dice.word() + " " + dice.word();
      told = new Told(marks, title + " n" + marks, summary, now);
    }
    recent.add(told);
    if (recent.size() > 30) {
      recent.removeFirst();
    }
    return told;
  }

  private ChatModel model(Destination room) {
    return Objects.requireNonNull(platforms.get(room.platform()));
  }

  private void trouble() {
    Destination room = dice.of(rooms);
    ChatModel model = model(room);
    switch (dice.below(6)) {
      case 0 -> model.down(dice.between(Duration.ofMinutes(5), Duration.ofHours(1)));
      case 1 ->
          model.close(room.key(), dice.between(Duration.ofHours(1), Duration.ofHours(20)), false);
      case 2 ->
          model.close(room.key(), dice.between(Duration.ofHours(1), Duration.ofHours(20)), true);
      case 3 -> {
        if (room.platform().equals("telegram")) {
          Destination to = new Destination("telegram", "-100" + room.room(), "", false);
          model.move(room, to);
          rooms.remove(room);
          rooms.add(to);
        }
      }
      case 4 -> clock.jump(dice.between(Duration.ofHours(-2), Duration.ofHours(2)));
      default -> {}
    }
  }

  int days() {
    return days;
  }

  long seed() {
    return seed;
  }

  long kills() {
    return kills;
  }

  Database database() {
    return database;
  }

  SqlArticleStore store() {
    return store;
  }

  Map<String, ChatModel> platforms() {
    return platforms;
  }

  Roster roster() {
    return process.roster();
  }

  Outbox outbox() {
    return outbox;
  }

  Set<String> keys() {
    Set<String> keys = new HashSet<>();
    rooms.forEach(room -> keys.add(room.key()));
    return keys;
  }

  @Override
  public void close() {
    database.close();
  }
}
