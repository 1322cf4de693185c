package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tidings.discord.standin.DiscordStandIn;
import org.tidings.discord.standin.Person;
import org.tidings.discord.standin.Sight;
import org.tidings.telegram.standin.BotRules;
import org.tidings.telegram.standin.StandInServer;

/** Tidings as it is started by its operators, against servers that speak the platforms' words. */
@Execution(ExecutionMode.CONCURRENT)
class ProcessTest {
  private static final String TOKEN = "1:canary";
  private static final String ROOM = "700000000000000001";
  private static final Person ADA = new Person("600000000000000001", "Ada", 1L << 10);
  private static final int TERMINATED = 143;

  @TempDir private Path home;

  @Test
  void answersOnDiscordAndEndsInOrder() throws Exception {
    try (var discord = DiscordStandIn.startPatient()) {
      discord.rules().channel(ROOM, 0, "general");
      discord.rules().person(ADA);
      var seen = new ConcurrentLinkedQueue<Sight>();
      discord.rules().onSight(seen::add);
      try (var tidings = new Started(home, discord(discord, DiscordStandIn.TOKEN))) {
        tidings.awaitSaid("Tidings is running");
        assertThat(discord.rules().commands().toString()).contains("latest", "follow");

        discord.types(ADA, ROOM, "latest");
        Sight answer = tidings.awaitThat("answer", () -> Optional.ofNullable(seen.poll()));

        assertThat(DiscordWalk.text(answer)).contains("**1.**", "](<https://");
        assertThat(tidings.end()).isIn(0, TERMINATED);
        assertThat(tidings.said()).doesNotContain("ERROR", "Exception", DiscordStandIn.TOKEN);
        assertThat(discord.gateway().ready()).as("it said good-bye").isZero();
      }
    }
  }

  @Test
  void answersOnTelegramAndStopsOnlyThePlatformThatIsRefused() throws Exception {
    var rules = new BotRules(System::nanoTime).person(7);
    try (var telegram = new StandInServer(rules, TOKEN);
        var discord = DiscordStandIn.startPatient()) {
      var environment = new java.util.HashMap<>(discord(discord, "refused.token"));
      environment.putAll(telegram(telegram));
      try (var tidings = new Started(home, environment)) {
        tidings.awaitSaid("discord: Discord does not take the token");
        tidings.awaitSaid("Tidings is running");
        rules.says(7, "/latest 3");

        String answer =
            tidings.awaitThat(
                "answer",
                () -> rules.messages(7).stream().findFirst().map(m -> m.path("text").asText()));

        assertThat(answer).startsWith("Latest").contains("\n3. ");
        assertThat(rules.menus()).containsKey("all_private_chats/");
        assertThat(tidings.end()).isIn(0, TERMINATED);
        assertThat(rules.unconfirmed()).as("what was done is confirmed").isZero();
        assertThat(tidings.said()).doesNotContain("canary", "refused.token");
      }
    }
  }

  @Test
  void endsWhenNoPlatformIsLeft() throws Exception {
    var rules = new BotRules(System::nanoTime);
    try (var telegram = new StandInServer(rules, "1:another");
        var tidings = new Started(home, telegram(telegram))) {
      assertThat(tidings.exit()).isEqualTo(1);

      assertThat(tidings.said()).contains("@BotFather", "No platform is left to run.");
    }
  }

  private static Map<String, String> discord(DiscordStandIn discord, String token) {
    return Map.of(
        "DISCORD_TOKEN",
        token,
        "DISCORD_API_BASE",
        discord.restBase().toString(),
        "DISCORD_GATEWAY_URL",
        discord.gatewayUrl().toString(),
        "TIDINGS_SAMPLE_NEWSROOM",
        "on");
  }

  private static Map<String, String> telegram(StandInServer telegram) {
    return Map.of(
        "TELEGRAM_TOKEN",
        TOKEN,
        "TELEGRAM_API_BASE",
        telegram.base().toString(),
        "TIDINGS_SAMPLE_NEWSROOM",
        "on");
  }
}
