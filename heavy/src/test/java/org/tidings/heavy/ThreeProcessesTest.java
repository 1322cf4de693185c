package org.tidings.heavy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.article.Kind;
import org.tidings.chat.Destination;
import org.tidings.discord.standin.DiscordStandIn;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedCatalog.NewFeed;
import org.tidings.store.Database;
import org.tidings.store.PostgresAddress;
import org.tidings.store.SqlFeedCatalog;
import org.tidings.store.SqlSubscriptions;
import org.tidings.subscription.Cadence;
import org.tidings.subscription.Interest;
import org.tidings.subscription.Style;
import org.tidings.subscription.Subscription;
import org.tidings.subscription.SubscriptionId;
import org.tidings.subscription.Terms;
import org.tidings.subscription.Wish;
import org.tidings.telegram.standin.BotRules;
import org.tidings.telegram.standin.StandInServer;
import org.tidings.testkit.LocalFeedServer;
import org.tidings.testkit.TestDelivery;

/**
 * Three processes on one database against stand-ins of both platforms, while they are killed,
 * stopped past their leases and woken, and the database is restarted. Every article is in the
 * Discord room exactly once; in the Telegram room at most once, and what is not there is in doubt.
 */
@Tag("heavy")
class ThreeProcessesTest {
  private static final String TOKEN = "424242:" + "A".repeat(35);
  private static final String ROOM = "700000000000000001";
  private static final long GROUP = -1_007;
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final long ROUND_NANOS = 5_000_000_000L;
  private static final long PATIENCE_NANOS = 300_000_000_000L;

  @TempDir private Path folder;
  private final List<Member> members = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();
  private final LocalFeedServer feeds = LocalFeedServer.start();
  private final BotRules telegram = new BotRules(System::nanoTime).group(GROUP);

  @Test
  void losesNothingAndDoublesNothing() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed + ", rounds " + ROUNDS);
    Random dice = new Random(seed);
    try (var server = new RestartableServer(folder.resolve("data"));
        var telegramServer = new StandInServer(telegram, TOKEN);
        var discord = DiscordStandIn.startPatient()) {
      discord.rules().channel(ROOM, 0, "general");
      discord.rules().advise(3, 1);
      prepare(server);
      for (int i = 0; i < 3; i++) {
        members.add(
            new Member(folder.resolve("home" + i), environment(server, telegramServer, discord))
                .start());
      }
      await(
          "the first poll",
          () -> feeds.asked("/feed") > 0 && count(server, "poll", "due > 0") == 1);
      int polls = 1;
      for (int round = 0; round < ROUNDS; round++) {
        publish(round);
        execute(server, "UPDATE poll SET due = 0");
        polls++;
        LockSupport.parkNanos(dice.nextLong(ROUND_NANOS / 2));
        disturb(server, dice, round);
        LockSupport.parkNanos(ROUND_NANOS);
      }
      members.stream().filter(Member::isAlive).forEach(Member::wake);
      execute(server, "UPDATE poll SET due = 0");
      polls++;
      await(
          "everything is settled",
          () ->
              count(server, "article", "true") > ROUNDS
                  && count(server, "delivery", "due IS NOT NULL") == 0);
      check(server, discord);
      assertThat(feeds.asked("/feed"))
          .as("polls: one a round, and one more where a process died or slept while polling")
          .isLessThanOrEqualTo(polls + ROUNDS);
    } catch (AssertionError | Exception e) {
      members.forEach(member -> System.out.println("---\n" + member.said()));
      throw e;
    } finally {
      members.forEach(Member::close);
      feeds.close();
    }
  }

  private void check(RestartableServer server, DiscordStandIn discord) throws SQLException {
    Map<String, Integer> onDiscord = new LinkedHashMap<>();
    Map<String, Integer> onTelegram = new LinkedHashMap<>();
    for (String title : titles.subList(1, titles.size())) {
      onDiscord.put(
          title,
          (int)
              discord.rules().messages(ROOM).stream()
                  .filter(message -> message.toString().contains(title))
                  .count());
      onTelegram.put(
          title,
          (int)
              telegram.messages(GROUP).stream()
                  .filter(message -> message.toString().contains(title))
                  .count());
    }
    Set<String> together = titles(server, "room LIKE 'discord:%' AND d.state = 'BUNDLED'");
    onDiscord.forEach(
        (title, times) -> {
          if (together.contains(title)) { // many that came at once are one post
            assertThat(times).as(title).isLessThanOrEqualTo(1);
          } else {
            assertThat(times).as(title).isEqualTo(1);
          }
        });
    assertThat(discord.rules().messages(ROOM))
        .as("one message for each delivery")
        .hasSize(count(server, "delivery", "state = 'SENT' AND room LIKE 'discord:%'"));
    assertThat(
            count(
                server,
                "delivery",
                "state <> 'SENT' AND state <> 'BUNDLED'" + " AND room LIKE 'discord:%'"))
        .isZero();
    assertThat(onTelegram)
        .allSatisfy((title, times) -> assertThat(times).as(title).isLessThanOrEqualTo(1));
    Set<String> bundled = titles(server, "room LIKE 'telegram:%' AND d.state = 'BUNDLED'");
    onTelegram.keySet().removeAll(bundled);
    long missing = onTelegram.values().stream().filter(times -> times == 0).count();
    long doubted = count(server, "delivery", "state = 'IN_DOUBT' AND room LIKE 'telegram:%'");
    System.out.printf(
        "%d articles, %d of them in posts of several; Telegram: %d missing, %d in doubt%n",
        onDiscord.size(), together.size(), missing, doubted);
    assertThat(missing).as("what is not there is reported in doubt").isLessThanOrEqualTo(doubted);
  }

  /** Does something bad. */
  private void disturb(RestartableServer server, Random dice, int round) throws Exception {
    Member victim = members.get(dice.nextInt(members.size()));
    switch (round % 5) {
      case 0, 1, 2 -> {
        victim.kill();
        victim.start();
      }
      case 3 -> {
        victim.pause();
        Thread.ofVirtual()
            .start(
                () -> {
                  LockSupport.parkNanos(40_000_000_000L); // past every lease but a feed's
                  victim.wake();
                });
      }
      default -> {
        server.restart();
      }
    }
  }

  private void prepare(RestartableServer server) {
    try (Database database =
        Database.open(new PostgresAddress(server.url(), Optional.empty(), Optional.empty()))) {
      new SqlFeedCatalog(database)
          .add(
              new NewFeed(
                  URI.create(feeds.url("/feed")),
                  "The Desk",
                  "The Desk",
                  Kind.NEWS,
                  Set.of(),
                  Optional.empty(),
                  Optional.empty()),
              FeedCatalog.FOR_ALL);
      var subscriptions = new SqlSubscriptions(database);
      for (Destination room :
          List.of(
              new Destination("discord", ROOM, "", false),
              new Destination("telegram", Long.toString(GROUP), "", false))) {
        subscriptions.add(
            new Subscription(
                new SubscriptionId(1),
                room,
                Wish.of(new Interest.Everything()),
                new Cadence.Instantly(),
                Terms.NONE,
                Style.USUAL,
                false,
                "test",
                Instant.now()));
      }
    }
    publish(-1);
  }

  /** The feed has one more article, and all earlier ones. */
  private void publish(int round) {
    titles.add(TestDelivery.title(7_000 + round));
    StringBuilder document =
        new StringBuilder("<rss version=\"2.0\"><channel><title>The Desk</title>");
    for (int i = titles.size() - 1; i >= 0; i--) {
      document
          .append("<item><title>%s</title>".formatted(titles.get(i)))
          .append("<link>https://desk.example/%d</link>".formatted(i))
          .append("<guid>https://desk.example/%d</guid></item>".formatted(i));
    }
    feeds.serve("/feed", "application/rss+xml", document.append("</channel></rss>").toString());
  }

  private static Map<String, String> environment(
      RestartableServer server, StandInServer telegram, DiscordStandIn discord) {
    return Map.of(
        "TIDINGS_DATABASE_URL",
        server.url(),
        "TIDINGS_ALLOW_PRIVATE_NETWORKS",
        "on",
        "TELEGRAM_TOKEN",
        TOKEN,
        "TELEGRAM_API_BASE",
        telegram.base().toString(),
        "DISCORD_TOKEN",
        DiscordStandIn.TOKEN,
        "DISCORD_API_BASE",
        discord.restBase().toString(),
        "DISCORD_GATEWAY_URL",
        discord.gatewayUrl().toString());
  }

  private static void execute(RestartableServer server, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Set<String> titles(RestartableServer server, String where) throws SQLException {
    Set<String> titles = new HashSet<>();
    try (Connection connection = DriverManager.getConnection(server.url());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT title FROM delivery d JOIN article a ON a.id = d.article WHERE " + where)) {
      while (row.next()) {
        titles.add(row.getString(1));
      }
    }
    return titles;
  }

  private static int count(RestartableServer server, String table, String where) {
    try (Connection connection = DriverManager.getConnection(server.url());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) FROM " + table + " WHERE " + where)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(String what, BooleanSupplier so) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not so in five minutes: " + what);
      }
      LockSupport.parkNanos(200_000_000);
    }
  }
}
