package org.tidings.bench.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.tidings.bench.kill.Outlets.Published;
import org.tidings.chat.Destination;

/** One run: feeds that publish, a bot that is killed at chance moments, and the account of it. */
public final class KillDeliveries {
  private static final int FEEDS_A_ROOM = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Nothing posted for so long: only what is in doubt is left, for feeds are read every 18 s. */
  private static final Duration CALM = Duration.ofSeconds(60);

  private final int kills;
  private final SplittableRandom random;
  private final Duration pace;
  private final List<Destination> rooms = new ArrayList<>();
  private final Map<Destination, List<String>> published = new LinkedHashMap<>();
  private int marks;

  /**
   * @param kills how often the process is killed
   * @param pace one article so often
   */
  public KillDeliveries(int kills, long seed, Duration pace) {
    this.kills = kills;
    this.pace = pace;
    random = new SplittableRandom(seed);
  }

  /**
   * What a run found.
   *
   * @param edits posts that were edited, for other sources
   */
  public record Found(
      int kills,
      long owed,
      long sent,
      long lost,
      long doubled,
      long inDoubt,
      long outOfOrder,
      long edits,
      double seconds) {
    /** Whether the ledger is exact. */
    public boolean exact() {
      return lost + doubled + outOfOrder == 0;
    }

    /** One line. */
    public String json() {
      return String.format(
          Locale.ROOT,
          "{\"kills\":%d,\"owed\":%d,\"sent\":%d,\"lost\":%d,\"doubled\":%d,\"in_doubt\":%d,"
              + "\"out_of_order\":%d,\"edits\":%d,\"seconds\":%.1f}",
          kills,
          owed,
          sent,
          lost,
          doubled,
          inDoubt,
          outOfOrder,
          edits,
          seconds);
    }
  }

  /**
   * Runs, in real time: about 5 s a kill and what the limits of the platforms ask for at the end.
   *
   * @param folder where the home and the log of the process are kept
   * @param each how many rooms of each platform
   */
  public Found run(Path folder, int each) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Path home = folder.resolve("home");
    Path log = folder.resolve("log.txt");
    Files.createDirectories(home);
    try (Rooms world = new Rooms(each);
        Outlets outlets = new Outlets(2 * each * FEEDS_A_ROOM)) {
      rooms.addAll(world.all());
      rooms.forEach(room -> published.put(room, new ArrayList<>()));
      try (BotProcess bot = new BotProcess(home, log, world.settings())) {
        furnish(world, outlets, bot, log);
        for (int i = 0; i < kills; i++) {
          if (random.nextInt(4) != 0) { // else it may die while it begins
            long before = outlets.served();
            await(bot, log, Duration.ofSeconds(90), () -> outlets.served() > before);
          }
          if (random.nextBoolean()) {
            world.trouble(random.nextInt(6));
          }
          publish(outlets, Duration.ofMillis(random.nextLong(100, 6_000)));
          bot.killAndRestart();
        }
        publish(outlets, Duration.ofSeconds(5));
        await(bot, log, PATIENCE, new Rest(world));
      }
      Ledger.Sum sum = Ledger.compare(home.resolve("tidings.db"), published, posts(world));
      return new Found(
          kills,
          sum.owed(),
          sum.sent(),
          sum.lost(),
          sum.doubled(),
          sum.inDoubt(),
          sum.outOfOrder(),
          world.edits(),
          (System.nanoTime() - began) / 1e9);
    }
  }

  private void furnish(Rooms world, Outlets outlets, BotProcess bot, Path log) throws IOException {
    await(bot, log, Duration.ofSeconds(90), world::ready);
    for (int i = 0; i < rooms.size() * FEEDS_A_ROOM; i++) {
      publish(outlets, i);
      Destination room = rooms.get(i / FEEDS_A_ROOM);
      world.add(room, outlets.url(i).toString());
      String title = "Outlet " + i;
      if (!await(bot, log, Duration.ofSeconds(30), () -> world.said(room, title + " is added"))) {
        throw new IllegalStateException(title + " was not added");
      }
    }
  }

  private void publish(Outlets outlets, Duration length) {
    long end = System.nanoTime() + length.toNanos();
    do {
      publish(outlets, random.nextInt(rooms.size() * FEEDS_A_ROOM));
      LockSupport.parkNanos(pace.toNanos());
    } while (System.nanoTime() < end);
  }

  /** An article; one in four is told by the room's other feed too, at once and in other words. */
  private void publish(Outlets outlets, int feed) {
    marks++;
    String mark = "n" + (1_000_000 + marks) + "x";
    String words = word() + " " + word() + " " + word() + " " + word();
    Published first =
        new Published(mark, words + " " + mark, words + " " + word() + " " + word(), Instant.now());
    outlets.publish(feed, first);
    published.computeIfAbsent(rooms.get(feed / FEEDS_A_ROOM), _ -> new ArrayList<>()).add(mark);
    if (random.nextInt(4) == 0) {
      outlets.publish(
          feed ^ 1,
          new Published(mark, first.title(), first.summary() + " " + word(), Instant.now()));
    }
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      word.append("bdfgklmnprstvz".charAt(random.nextInt(14)));
      word.append("aeiou".charAt(random.nextInt(5)));
    }
    return word.toString();
  }

  /** Whether all is told, or nothing more comes. */
  private final class Rest implements BooleanSupplier {
    private final Rooms world;
    private long posts = -1;
    private long since = System.nanoTime();

    Rest(Rooms world) {
      this.world = world;
    }

    @Override
    public boolean getAsBoolean() {
      long now = rooms.stream().mapToLong(room -> world.posts(room).size()).sum();
      if (now != posts) {
        posts = now;
        since = System.nanoTime();
      }
      return told(world) || System.nanoTime() - since > CALM.toNanos();
    }
  }

  private boolean told(Rooms world) {
    return rooms.stream()
        .allMatch(
            room -> {
              String all = String.join("\n", world.posts(room));
              return published.getOrDefault(room, List.of()).stream().allMatch(all::contains);
            });
  }

  private Map<Destination, List<String>> posts(Rooms world) {
    Map<Destination, List<String>> posts = new LinkedHashMap<>();
    rooms.forEach(room -> posts.put(room, world.posts(room)));
    return posts;
  }

  /** Waits until something is so; whether it came so in time. */
  private static boolean await(BotProcess bot, Path log, Duration length, BooleanSupplier so)
      throws IOException {
    long end = System.nanoTime() + length.toNanos();
    while (!so.getAsBoolean()) {
      if (!bot.alive()) {
        throw new IllegalStateException("the process ended by itself:\n" + Files.readString(log));
      }
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(100_000_000);
    }
    return true;
  }
}
