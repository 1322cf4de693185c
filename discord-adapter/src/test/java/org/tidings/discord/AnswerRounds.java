package org.tidings.discord;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.tidings.chat.Action;
import org.tidings.chat.ActionId;
import org.tidings.chat.Block;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.PlatformRefused;
import org.tidings.chat.Post;
import org.tidings.chat.RichText;
import org.tidings.discord.standin.DiscordRules;
import org.tidings.discord.standin.DiscordStandIn;
import org.tidings.discord.standin.Person;

/** Measures answers through the stand-in, and what the adapter itself costs. */
public final class AnswerRounds {
  private static final String ROOM = "700000000000000001";
  private static final Person PERSON = new Person("600000000000000001", "Ada", 1L << 10);

  private AnswerRounds() {}

  /**
   * Milliseconds from typing a command to seeing its answer, in order of length.
   *
   * @param words value of the option {@code words}
   */
  public static double[] roundTrips(
      InteractionHandler handler, String command, String words, int warm, int rounds)
      throws IOException, PlatformRefused {
    try (var discord = DiscordStandIn.start(InstantSource.system());
        var platform =
            new DiscordPlatform(
                DiscordSettings.of(DiscordStandIn.TOKEN)
                    .at(discord.restBase(), Optional.of(discord.gatewayUrl())))) {
      discord.rules().channel(ROOM, 0, "general");
      discord.rules().person(PERSON);
      platform.start(handler);
      double[] millis = new double[rounds];
      for (int i = -warm; i < rounds; i++) {
        long start = System.nanoTime();
        discord.types(PERSON, ROOM, command, DiscordStandIn.option("words", 3, words));
        discord.next();
        if (i >= 0) {
          millis[i] = (System.nanoTime() - start) / 1e6;
        }
      }
      Arrays.sort(millis);
      return millis;
    }
  }

  /** CPU milliseconds of reading one interaction and making its answer ready to send. */
  public static double ownShare(Post post, int warm, int rounds) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    String event = event();
    long length = 0;
    long start = 0;
    for (int i = -warm; i < rounds; i++) {
      if (i == 0) {
        start = threads.getCurrentThreadCpuTime();
      }
      Inbound inbound = InboundMapper.interaction(DataObject.fromJson(event)).orElseThrow();
      length += inbound.token().length();
      for (MessageCreateData message : Renderer.render(post).messages()) {
        length += Bodies.create(message, false).toJson().length;
      }
    }
    if (length == 0) {
      throw new IllegalStateException("nothing was made");
    }
    return (threads.getCurrentThreadCpuTime() - start) / 1e6 / rounds;
  }

  /** A list of ten, as /latest gives it. */
  public static Post listOfTen() {
    List<Block> blocks = new ArrayList<>(List.of(Block.Words.of("Latest news")));
    for (int i = 1; i <= 10; i++) {
      blocks.add(
          new Block.Headline(
              Optional.of(i),
              RichText.of(
                  new RichText.Span.Plain("Council votes on the river dam's "),
                  new RichText.Span.Mark("energy"),
                  new RichText.Span.Plain(" plan, part " + i)),
              Optional.of(URI.create("https://news.example/dam/" + i + "?page=1")),
              "Valley Post",
              Instant.parse("2026-01-01T12:00:00Z").plusSeconds(i),
              "3 sources",
              Optional.empty()));
    }
    List<Action> actions = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      actions.add(new Action.Press("Read " + i, new ActionId("v1:read:" + i)));
    }
    return new Post(blocks, actions);
  }

  private static String event() {
    return DataObject.empty()
        .put("id", "1400000000000000000")
        .put("application_id", DiscordRules.BOT)
        .put("type", 2)
        .put("token", "token")
        .put("channel_id", ROOM)
        .put("guild_id", DiscordRules.GUILD)
        .put("channel", DataObject.empty().put("id", ROOM).put("type", 0))
        .put("locale", "en-GB")
        .put(
            "member",
            DataObject.empty()
                .put("permissions", "16")
                .put(
                    "user",
                    DataObject.empty().put("id", PERSON.id()).put("username", PERSON.name())))
        .put(
            "data",
            DataObject.empty()
                .put("name", "latest")
                .put("type", 1)
                .put(
                    "options",
                    DataArray.empty().add(DiscordStandIn.option("words", 3, "energy 3"))))
        .toString();
  }
}
