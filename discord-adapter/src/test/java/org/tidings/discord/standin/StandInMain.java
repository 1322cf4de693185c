package org.tidings.discord.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/**
 * The stand-in as a process: {@code StandInMain [restPort gatewayPort]}. It prints what to set,
 * then obeys lines: {@code latest words} types a command, {@code ?words} speaks to the bot, {@code
 * !drop} breaks the gateway, {@code !ledger} prints what was received. Everything that people see
 * is printed, one JSON a line.
 */
public final class StandInMain {
  private static final String ROOM = "700000000000000001";
  private static final Person PERSON =
      new Person("600000000000000001", "Ada", 1L << 10 | Person.MODERATES);

  private StandInMain() {}

  public static void main(String[] args) throws IOException {
    int rest = args.length > 0 ? Integer.parseInt(args[0]) : 0;
    int gateway = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    try (var discord = DiscordStandIn.start(InstantSource.system(), rest, gateway);
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      discord.rules().channel(ROOM, 0, "general");
      discord.rules().channel("700000000000000002", 5, "news");
      discord.rules().channel("700000000000000003", 15, "forum");
      discord.rules().person(PERSON);
      discord
          .rules()
          .onSight(
              sight ->
                  System.out.println(sight.kind() + " " + sight.channel() + " " + sight.message()));
      System.out.println("DISCORD_TOKEN=" + DiscordStandIn.TOKEN);
      System.out.println("DISCORD_API_BASE=" + discord.restBase());
      System.out.println("DISCORD_GATEWAY_URL=" + discord.gatewayUrl());
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        obey(discord, line.strip());
      }
    }
  }

  private static void obey(DiscordStandIn discord, String line) {
    if (line.equals("!drop")) {
      discord.gateway().drop();
    } else if (line.equals("!ledger")) {
      discord.lines().forEach(System.out::println);
    } else if (line.startsWith("?")) {
      discord.says(PERSON, ROOM, "<@" + DiscordRules.BOT + "> " + line.substring(1), true);
    } else if (!line.isEmpty()) {
      List<String> words = List.of(line.split(" ", 2));
      if (words.size() == 1) {
        discord.types(PERSON, ROOM, words.getFirst());
      } else {
        discord.types(
            PERSON, ROOM, words.getFirst(), DiscordStandIn.option("words", 3, words.getLast()));
      }
    }
  }
}
