package org.tidings.bench.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.tidings.chat.Destination;
import org.tidings.discord.standin.Answer;
import org.tidings.discord.standin.DiscordStandIn;
import org.tidings.discord.standin.Person;
import org.tidings.telegram.standin.BotRules;
import org.tidings.telegram.standin.StandInServer;

/** Rooms on both stand-ins, with the limits of the platforms, and somebody who moderates them. */
final class Rooms implements AutoCloseable {
  private static final String TOKEN = "7:kill-test";
  private static final long MODERATOR = 7;
  private static final Person ADA =
      new Person("600000000000000001", "Ada", 1L << 10 | Person.MODERATES);

  private final DiscordStandIn discord;
  private final BotRules rules = new BotRules(System::nanoTime).person(MODERATOR);
  private final StandInServer telegram = new StandInServer(rules, TOKEN);
  private final List<Destination> all = new ArrayList<>();

  /**
   * @param each how many rooms of each platform
   */
  Rooms(int each) throws IOException {
    discord = DiscordStandIn.start(InstantSource.system());
    discord.rules().person(ADA);
    discord.rules().limit(5, Duration.ofSeconds(5));
    for (int i = 0; i < each; i++) {
      String channel = Long.toString(700_000_000_000_000_001L + i);
      discord.rules().channel(channel, 0, "news" + i);
      all.add(new Destination("discord", channel, "", false));
      long group = -1_000_000_000_101L - i;
      rules.group(group).member(group, MODERATOR, "administrator");
      all.add(new Destination("telegram", Long.toString(group), "", false));
    }
  }

  /** Discord's and Telegram's in turn. */
  List<Destination> all() {
    return List.copyOf(all);
  }

  /** What the bot needs to know to come here. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("DISCORD_TOKEN", DiscordStandIn.TOKEN);
    settings.put("DISCORD_API_BASE", discord.restBase().toString());
    settings.put("DISCORD_GATEWAY_URL", discord.gatewayUrl().toString());
    settings.put("TELEGRAM_TOKEN", TOKEN);
    settings.put("TELEGRAM_API_BASE", telegram.base().toString());
    settings.put("TIDINGS_ALLOW_PRIVATE_NETWORKS", "true");
    return settings;
  }

  /** Whether the bot is there on both platforms. */
  boolean ready() {
    return discord.rules().commands().length() > 0 && telegram.polls() > 0;
  }

  /** The moderator types "/feed add ADDRESS now:true". */
  void add(Destination room, String address) {
    if (room.platform().equals("discord")) {
      String _ =
          discord.types(
              ADA,
              room.room(),
              "feed",
              DiscordStandIn.sub(
                  "add",
                  DiscordStandIn.option("address", 3, address),
                  DiscordStandIn.option("now", 5, true)));
    } else {
      int _ =
          rules.says(MODERATOR, Long.parseLong(room.room()), "/feed add " + address + " now:true");
    }
  }

  /** Something goes wrong with the next post: an answer is lost, or the server is busy or ill. */
  void trouble(int kind) {
    switch (kind) {
      case 0 -> discord.rules().loseAnswerOfNext("POST channels/");
      case 1 -> discord.rules().failNext("POST channels/", Answer.slow(1.5, false));
      case 2 -> discord.rules().failNext("POST channels/", Answer.error(502, 0, "Bad Gateway"));
      case 3 -> rules.fail(BotRules.Fault.lostAnswer("sendMessage"));
      case 4 -> rules.fail(BotRules.Fault.flood("sendMessage", 2));
      default -> rules.fail(BotRules.Fault.code("sendMessage", 502, "Bad Gateway"));
    }
  }

  /** What stands in a room by the bot's own doing, oldest first; answers to people left out. */
  List<String> posts(Destination room) {
    if (room.platform().equals("discord")) {
      return discord.rules().messages(room.room()).stream()
          .filter(message -> message.isNull("interaction_metadata"))
          .map(DataObject::toString)
          .toList();
    }
    return rules.messages(Long.parseLong(room.room())).stream().map(JsonNode::toString).toList();
  }

  /** How many posts were edited. */
  long edits() {
    return discord.rules().ledger().stream()
            .filter(entry -> entry.method().equals("PATCH") && entry.path().startsWith("channels/"))
            .count()
        + rules.ledger().stream()
            .filter(entry -> entry.method().startsWith("edit") && entry.code() == 200)
            .count();
  }

  /** Whether the bot answered in a room with these words. */
  boolean said(Destination room, String words) {
    if (room.platform().equals("discord")) {
      return discord.rules().messages(room.room()).stream()
          .anyMatch(message -> message.toString().contains(words));
    }
    return rules.messages(Long.parseLong(room.room())).stream()
        .anyMatch(message -> message.toString().contains(words));
  }

  @Override
  public void close() {
    discord.close();
    telegram.close();
  }
}
