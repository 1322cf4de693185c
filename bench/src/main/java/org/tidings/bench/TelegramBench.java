package org.tidings.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.tidings.chat.Action;
import org.tidings.chat.ActionId;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.InlinePage;
import org.tidings.chat.Interaction;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Lookup;
import org.tidings.chat.Option;
import org.tidings.chat.PlatformRefused;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.telegram.FanOut;
import org.tidings.telegram.OwnShare;
import org.tidings.telegram.TelegramPlatform;
import org.tidings.telegram.TelegramSettings;
import org.tidings.telegram.standin.BotRules;
import org.tidings.telegram.standin.StandInServer;

/**
 * Telegram: how long an answer takes through the real library and the stand-in on loopback, what
 * the adapter costs, and how fast one headline reaches 1,000 chats on virtual time.
 *
 * <p>{@code bench/run telegram [ROUNDS]}; the answers are made up beforehand, so that every
 * millisecond belongs to the adapter, the library and the stand-in.
 */
final class TelegramBench {
  private static final String TOKEN = "1:bench";
  private static final Duration APART = Duration.ofMillis(45);

  private TelegramBench() {}

  public static void main(String[] args) throws IOException, PlatformRefused {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    commands(rounds);
    System.out.printf(
        Locale.ROOT,
        "{\"own_share\":\"reading, rendering ten headlines, writing\",\"cpu_ms\":%.3f}%n",
        OwnShare.measure(Scripted.list(10, false), 20_000));
    whole(3 * rounds, rounds);
    fanOut("private chats, no delay", FanOut.run(1_000, false, 0, 1));
    fanOut("private chats, 10 ms to the server and back", FanOut.run(1_000, false, 0.01, 1));
    fanOut("groups, no delay", FanOut.run(1_000, true, 0, 1));
  }

  /**
   * The whole of the bot's side: this process, with the library, its sockets, its threads and the
   * compiler, while the stand-in runs in another. Under the pace of 30 a second.
   */
  private static void whole(int warm, int rounds) throws IOException, PlatformRefused {
    try (var telegram = new Apart("org.tidings.telegram.standin.StandInMain", "0", TOKEN)) {
      URI base = URI.create(telegram.setting("TELEGRAM_API_BASE"));
      try (var platform = new TelegramPlatform(TelegramSettings.of(TOKEN).at(base))) {
        platform.start(new Scripted());
        int person = 1_000;
        for (int i = 0; i < warm; i++) {
          LockSupport.parkNanos(APART.toNanos());
          telegram.round("as %d /latest".formatted(person++), "200 sendMessage");
        }
        long before = Apart.cpu();
        for (int i = 0; i < rounds; i++) {
          LockSupport.parkNanos(APART.toNanos());
          telegram.round("as %d /latest".formatted(person++), "200 sendMessage");
        }
        System.out.printf(
            Locale.ROOT,
            "{\"whole_cpu_ms_per_answer\":%.3f,\"rounds\":%d,\"goal\":1.0}%n",
            (Apart.cpu() - before) / 1e6 / rounds,
            rounds);
      }
    }
  }

  private static void fanOut(String what, FanOut.Result result) {
    System.out.printf(
        Locale.ROOT,
        "{\"fan_out\":\"%s\",\"chats\":%d,\"makespan_s\":%.2f,\"optimum_s\":%.2f,\"ratio\":%.4f,"
            + "\"refused_429\":%d,\"longest_wait_of_a_person_ms\":%.1f,\"slot_ms\":%.1f}%n",
        what,
        result.chats(),
        result.makespan(),
        result.optimum(),
        result.makespan() / result.optimum(),
        result.refused(),
        1000 * result.longestWait(),
        1000 / 30.0);
  }

  private static void commands(int rounds) throws PlatformRefused {
    var rules = new BotRules(System::nanoTime).withoutLimits();
    int warmUp = rounds / 3;
    for (int i = 0; i < 2 * (rounds + warmUp) + 1; i++) {
      rules.person(1_000 + i);
    }
    try (var server = new StandInServer(rules, TOKEN);
        var platform = new TelegramPlatform(TelegramSettings.of(TOKEN).at(server.base()))) {
      platform.start(new Scripted());
      int person = 1_000;
      for (String command : List.of("/latest", "/search dam")) {
        for (int i = 0; i < warmUp; i++) {
          round(rules, person++, command);
        }
        long[] nanos = new long[rounds];
        long cpu = cpu();
        for (int i = 0; i < rounds; i++) {
          nanos[i] = round(rules, person++, command);
        }
        double spent = (cpu() - cpu) / 1e6 / rounds;
        Arrays.sort(nanos);
        System.out.printf(
            Locale.ROOT,
            "{\"command\":\"%s\",\"rounds\":%d,\"p50_ms\":%.2f,\"p99_ms\":%.2f,"
                + "\"cpu_ms_per_answer_with_stand_in\":%.2f}%n",
            command,
            rounds,
            nanos[rounds / 2] / 1e6,
            nanos[rounds * 99 / 100] / 1e6,
            spent);
      }
    }
  }

  /** From the moment a person says it until the answer is in their chat. */
  private static long round(BotRules rules, int person, String command) {
    // Under the pace of 30 a second, so that it is the answer that is measured and not the wait.
    LockSupport.parkNanos(APART.toNanos());
    long begun = System.nanoTime();
    rules.says(person, command);
    synchronized (rules) {
      while (rules.messages(person).isEmpty()) {
        try {
          rules.wait(1_000);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return System.nanoTime() - begun;
  }

  private static long cpu() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  /** Ten headlines to /latest; five with marked words to /search. */
  private static final class Scripted implements InteractionHandler {
    private final Reply latest = new Reply.Say(list(10, false));
    private final Reply found = new Reply.Say(list(5, true));

    @Override
    public List<CommandSpec> commands() {
      return List.of(spec("latest"), spec("search"));
    }

    @Override
    public Reply handle(Interaction interaction) {
      return interaction instanceof Interaction.CommandCall call && call.command().equals("search")
          ? found
          : latest;
    }

    @Override
    public List<Option> complete(Lookup.Completion asked) {
      return List.of();
    }

    @Override
    public InlinePage search(Lookup.InlineSearch asked) {
      return new InlinePage(List.of(), "", Duration.ZERO);
    }

    private static CommandSpec spec(String name) {
      return new CommandSpec(
          name,
          "Shows " + name,
          false,
          false,
          CommandSpec.Audience.EVERYONE,
          List.of(),
          List.of(),
          List.of("/" + name));
    }

    static Post list(int headlines, boolean marked) {
      List<Block> blocks = new ArrayList<>();
      for (int i = 1; i <= headlines; i++) {
        var title =
            RichText.of(
                new RichText.Span.Plain("Engineers open the gates of the "),
                marked ? new RichText.Span.Mark("dam") : new RichText.Span.Plain("dam"),
                new RichText.Span.Plain(" after a week of rain, article " + i));
        blocks.add(
            new Block.Headline(
                Optional.of(i),
                title,
                Optional.of(URI.create("https://news.example/articles/" + i)),
                "Valley Post",
                Instant.parse("2026-01-01T12:00:00Z"),
                "3 sources",
                Optional.empty()));
        if (marked) {
          blocks.add(
              new Block.Words(
                  RichText.of(
                      new RichText.Span.Plain("… the "),
                      new RichText.Span.Mark("dam"),
                      new RichText.Span.Plain(" above the town holds back the water of three …"))));
        }
      }
      return new Post(
          blocks,
          List.of(
              new Action.Press("Read 1", new ActionId("v1:read:1")),
              new Action.Press("More", new ActionId("v1:latest:2"))));
    }
  }
}
