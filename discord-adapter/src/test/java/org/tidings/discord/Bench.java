package org.tidings.discord;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.tidings.discord.standin.DiscordRules;
import org.tidings.discord.standin.DiscordStandIn;
import org.tidings.discord.standin.Person;
import org.tidings.testkit.RecordingHandler;

/** A platform that is not started, its stand-in, a server with rooms, and two people. */
final class Bench implements AutoCloseable {
  static final String ROOM = "700000000000000001";
  static final String NEWS = "700000000000000002";
  static final String FORUM = "700000000000000003";
  static final String THREAD = "700000000000000004";
  static final Person READER = new Person("600000000000000001", "Ada", 1L << 10);
  static final Person MODERATOR =
      new Person("600000000000000002", "Grace", 1L << 10 | Person.MODERATES);

  final DiscordStandIn discord;
  final DiscordPlatform platform;
  final RecordingHandler handler = new RecordingHandler();

  Bench() throws Exception {
    this(Duration.ofSeconds(2));
  }

  Bench(Duration deferAfter) throws Exception {
    discord = DiscordStandIn.startPatient();
    DiscordRules rules = discord.rules();
    rules.channel(ROOM, 0, "general");
    rules.channel(NEWS, 5, "news");
    rules.channel(FORUM, 15, "forum").tag("1", "Energy").tag("2", "Health");
    rules.channel(THREAD, 11, "a thread").in(ROOM);
    rules.person(READER);
    rules.person(MODERATOR);
    platform = new DiscordPlatform(settings(deferAfter));
  }

  DiscordSettings settings(Duration deferAfter) {
    return DiscordSettings.of(DiscordStandIn.TOKEN)
        .at(discord.restBase(), Optional.of(discord.gatewayUrl()))
        .withPauses(deferAfter, Duration.ofMillis(20));
  }

  /** All texts of a message, as Discord got them. */
  static String text(DataObject message) {
    return message.optArray("components").stream()
        .flatMap(all -> all.stream(DataArray::getObject))
        .map(part -> part.getInt("type", 0) == 10 ? part.getString("content") : text(part))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    platform.close();
    discord.close();
  }
}
