package org.tidings.bench.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tidings.article.Kind;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.bench.simulate.ChatModel.Manner;
import org.tidings.chat.Destination;
import org.tidings.command.Posts;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.Desk;
import org.tidings.delivery.Lane;
import org.tidings.delivery.Outbox;
import org.tidings.delivery.Platform;
import org.tidings.delivery.State;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedId;
import org.tidings.newsroom.Arrival;
import org.tidings.newsroom.ArticleStore;
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
import org.tidings.subscription.Subscriptions;
import org.tidings.subscription.Terms;
import org.tidings.subscription.Wish;
import org.tidings.text.Tokenizer;

/**
 * The first, the second, the third ... call to database, index or network fails, until a run has
 * none left to fail; after each run everything is as it should be.
 */
class NthFailureTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void theArticleAndTheDeliveryFlowSurviveAnyFailedCall() {
    int failed = 0;
    while (one(failed + 1, false)) {
      failed++;
    }
    assertThat(failed).isGreaterThan(100);
  }

  @Test
  @Tag("heavy")
  void theyEndWellWhereverTheProcessIsKilled() {
    int killed = 0;
    while (one(killed + 1, true)) {
      killed++;
    }
    assertThat(killed).isGreaterThan(100);
  }

  /** One run; whether something broke in it. */
  private static boolean one(int moment, boolean kills) {
    try (World world = new World()) {
      if (kills) {
        world.chaos.killAfter(moment);
      } else {
        world.chaos.failAfter(moment);
      }
      world.publish();
      world.settle();
      boolean broke = !world.chaos.armed();
      world.chaos.calm();
      world.check((kills ? "killed at " : "failed at ") + moment);
      return broke;
    }
  }

  /** Two rooms, one feed, two articles. */
  private static final class World implements AutoCloseable {
    final Chaos chaos = new Chaos();
    private final VirtualClock clock = new VirtualClock(NOON);
    private final Dice dice = new Dice(7);
    private final Tokenizer tokenizer = new Tokenizer();
    private final Database database = Database.inMemory();
    private final SqlArticleStore store = new SqlArticleStore(database);
    private final SqlFeedCatalog catalog = new SqlFeedCatalog(database);
    private final SqlOutbox sound = new SqlOutbox(database);
    private final Outbox outbox = chaos.around(Outbox.class, sound);
    private final Subscriptions subscriptions =
        chaos.around(Subscriptions.class, new SqlSubscriptions(database));
    private final ArticleIndex index = LuceneArticleIndex.inMemory(tokenizer);
    private final Map<String, ChatModel> platforms =
        Map.of(
            "discord", new ChatModel(Manner.DISCORD, clock, dice, chaos),
            "telegram", new ChatModel(Manner.TELEGRAM, clock, dice, chaos));
    private final Map<String, Instant> agenda = new HashMap<>();
    private final List<Destination> rooms =
        List.of(
            new Destination("discord", "1", "", false),
            new Destination("telegram", "2", "", false));
    private final FeedId feed;
    private int lives;
    private Lane lane;
    private Newsroom newsroom;
    private Derived derived;

    World() {
      feed =
          catalog
              .add(
                  new FeedCatalog.NewFeed(
                      URI.create("https://desk.example/feed"),
                      "Desk",
                      "Desk",
                      Kind.NEWS,
                      Set.of(),
                      Optional.empty(),
                      Optional.empty()),
                  FeedCatalog.FOR_ALL)
              .feed()
              .id();
      derived = derive();
      Roster roster = new Roster(subscriptions, new InterestIndex(tokenizer));
      for (Destination room : rooms) {
        platform(room.platform()).room(room, false);
        roster.add(
            new Subscription(
                new SubscriptionId(1),
                room,
                Wish.of(new Interest.OfSector(new Sector("energy"))),
                new Cadence.Instantly(),
                new Terms(Optional.empty(), 0, 1, Optional.empty(), ZoneOffset.UTC),
                Style.USUAL,
                false,
                "discord:9",
                NOON));
      }
      lane = lane(roster);
      newsroom = newsroom(roster);
    }

    private ChatModel platform(String name) {
      return Objects.requireNonNull(platforms.get(name));
    }

    private Derived derive() {
      return new Derived(
          chaos.around(ArticleStore.class, store),
          tokenizer,
          chaos.around(ArticleIndex.class, index),
          new NoTrends());
    }

    private void restart() {
      lives++;
      agenda.clear();
      Roster roster = new Roster(subscriptions, new InterestIndex(tokenizer));
      derived = derive();
      lane = lane(roster);
      newsroom = newsroom(roster);
      agenda.putAll(sound.agenda());
    }

    private Lane lane(Roster roster) {
      return new Lane(
          new Desk(
              outbox,
              roster,
              new Posts(store, store, catalog, roster),
              name -> Optional.of(new Platform(platform(name), platform(name).limits())),
              clock,
              dice.random(),
              "process " + lives),
          room -> agenda.put(room, clock.instant()));
    }

    private Newsroom newsroom(Roster roster) {
      return new Newsroom(
          chaos.around(ArticleStore.class, store),
          tokenizer,
          new OnlineClusterer(),
          derived,
          new RoomDebts(
              roster,
              tokenizer,
              clock,
              woken -> woken.forEach(room -> agenda.put(room, clock.instant()))),
          100);
    }

    private Arrival arrival(String title) {
      Report report =
          Report.titled("Desk", title)
              .link(URI.create("https://desk.example/" + title.hashCode()))
              .sector(new Sector("energy"))
              .created(NOON)
              .build();
      return new Arrival(report, feed, Optional.empty(), clock.instant());
    }

    /** The feed is read, and again for as long as that fails. */
    void publish() {
      for (int fetch = 0; fetch < 5; fetch++) {
        try {
          newsroom.accept(
              List.of(arrival("Dam opens n1"), arrival("Turbine makers strike again n2")));
          return;
        } catch (Chaos.Failed _) {
          clock.set(clock.instant().plusSeconds(60));
        } catch (Chaos.Killed _) {
          restart();
        }
      }
    }

    /** Does what is due, as the dispatcher does, for a day. */
    void settle() {
      Instant end = NOON.plus(Duration.ofDays(1));
      while (clock.instant().isBefore(end)) {
        for (String room : List.copyOf(agenda.keySet())) {
          Instant at = agenda.getOrDefault(room, Instant.MAX);
          if (!at.isAfter(clock.instant())) {
            step(room);
          }
        }
        Instant next = agenda.values().stream().min(Instant::compareTo).orElse(end);
        clock.set(next.isAfter(clock.instant()) ? next : clock.instant());
        if (!next.isBefore(end)) {
          return;
        }
      }
    }

    private void step(String room) {
      agenda.remove(room);
      try {
        lane.step(room).ifPresent(next -> agenda.put(room, next));
      } catch (Chaos.Failed _) {
        agenda.put(room, clock.instant().plusSeconds(5));
      } catch (Chaos.Killed _) {
        restart();
      }
    }

    void check(String when) {
      assertThat(store.count()).as(when).isEqualTo(2);
      derived.catchUp();
      assertThat(index.checksum()).as(when).isEqualTo(store.checksum());
      for (Destination room : rooms) {
        List<Delivery> owed = sound.last(room.key(), List.of(), 0, 100);
        assertThat(owed).as(when + ", owed in " + room).hasSize(2);
        List<Long> posted =
            platform(room.platform()).ledger().stream().map(m -> m.delivery()).toList();
        assertThat(posted).as(when + ", posted in " + room).doesNotHaveDuplicates();
        for (Delivery delivery : owed) {
          boolean doubtful =
              room.platform().equals("telegram") && delivery.state() == State.IN_DOUBT;
          assertThat(doubtful || delivery.state() == State.SENT)
              .as(when + ": " + delivery)
              .isTrue();
          if (!doubtful) {
            assertThat(posted).as(when).contains(delivery.id().value());
          }
        }
      }
    }

    @Override
    public void close() {
      index.close();
      database.close();
    }
  }
}
