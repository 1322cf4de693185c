package org.tidings.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.InlinePage;
import org.tidings.chat.Interaction;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Lookup;
import org.tidings.chat.Option;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.PlatformRefused;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.discord.AnswerRounds;
import org.tidings.discord.DiscordPlatform;
import org.tidings.discord.DiscordSettings;

/**
 * Answers on Discord, through the real JDA and the stand-in on loopback: p50 and p99 of a round
 * from typing to seeing, and the CPU that the adapter itself takes for one answer (goal: 1 ms at
 * most). The answers are made up, so the rounds show platform and adapter without the index.
 */
public final class DiscordBench {
  private DiscordBench() {}

  public static void main(String[] args) throws IOException, PlatformRefused {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 500;
    Post ten = AnswerRounds.listOfTen();
    for (String command : List.of("latest", "search")) {
      double[] millis = AnswerRounds.roundTrips(new Canned(ten), command, "energy", 200, rounds);
      System.out.printf(
          Locale.ROOT,
          "{\"command\":\"%s\",\"rounds\":%d,\"p50_ms\":%.2f,\"p99_ms\":%.2f}%n",
          command,
          rounds,
          millis[rounds / 2],
          millis[rounds * 99 / 100]);
    }
    System.out.printf(
        Locale.ROOT,
        "{\"adapter_cpu_ms_per_answer\":%.3f,\"goal\":1.0}%n",
        AnswerRounds.ownShare(ten, 5_000, 5_000));
    whole(ten, 2_000, 2_000);
  }

  /**
   * The whole of the bot's side: this process, with JDA, its sockets, its threads and the compiler,
   * while the stand-in runs in another.
   */
  private static void whole(Post post, int warm, int rounds) throws IOException, PlatformRefused {
    try (var discord = new Apart("org.tidings.discord.standin.StandInMain")) {
      String token = discord.setting("DISCORD_TOKEN");
      URI rest = URI.create(discord.setting("DISCORD_API_BASE"));
      URI gateway = URI.create(discord.setting("DISCORD_GATEWAY_URL"));
      try (var platform =
          new DiscordPlatform(DiscordSettings.of(token).at(rest, Optional.of(gateway)))) {
        platform.start(new Canned(post));
        for (int i = 0; i < warm; i++) {
          discord.round("latest energy", "NEW");
        }
        long before = Apart.cpu();
        for (int i = 0; i < rounds; i++) {
          discord.round("latest energy", "NEW");
        }
        System.out.printf(
            Locale.ROOT,
            "{\"whole_cpu_ms_per_answer\":%.3f,\"rounds\":%d,\"goal\":1.0}%n",
            (Apart.cpu() - before) / 1e6 / rounds,
            rounds);
      }
    }
  }

  /** Always the same answer. */
  private record Canned(Post post) implements InteractionHandler {
    @Override
    public List<CommandSpec> commands() {
      return List.of(spec("latest"), spec("search"));
    }

    private static CommandSpec spec(String name) {
      return new CommandSpec(
          name,
          "What " + name + " does",
          false,
          false,
          CommandSpec.Audience.EVERYONE,
          List.of(new OptionSpec("words", "Words", OptionSpec.Type.TEXT, false, List.of(), false)),
          List.of(),
          List.of("/" + name));
    }

    @Override
    public Reply handle(Interaction interaction) {
      return new Reply.Say(post);
    }

    @Override
    public List<Option> complete(Lookup.Completion asked) {
      return List.of();
    }

    @Override
    public InlinePage search(Lookup.InlineSearch asked) {
      return new InlinePage(List.of(), "", Duration.ZERO);
    }
  }
}
