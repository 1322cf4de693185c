package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.discord.standin.DiscordRules;
import org.tidings.discord.standin.DiscordStandIn;

class DoctorInviteTest {
  @TempDir private Path home;

  @Test
  void printsTheInviteLinkWithThePermissionsThatAreUsed() throws Exception {
    try (var discord = DiscordStandIn.start(InstantSource.system())) {
      assertThat(doctor(DiscordStandIn.TOKEN, discord.restBase()))
          .contains(
              "ok     Discord invite link: https://discord.com/oauth2/authorize?client_id="
                  + DiscordRules.BOT
                  + "&scope=bot+applications.commands&permissions=");
    }
  }

  @Test
  void tellsOfARefusedTokenAndOfNoConnectionInALine() throws Exception {
    URI away;
    try (var discord = DiscordStandIn.start(InstantSource.system())) {
      away = discord.restBase();
      assertThat(doctor("refused.token", away))
          .contains("WRONG  Discord: Discord does not take the token")
          .doesNotContain("refused.token");
    }

    assertThat(doctor(DiscordStandIn.TOKEN, away)).contains("WRONG  Discord: cannot be reached");
  }

  private String doctor(String token, URI base) {
    var out = new ByteArrayOutputStream();
    var printer = new PrintStream(out, true, StandardCharsets.UTF_8);
    Map<String, String> environment =
        Map.of("DISCORD_TOKEN", token, "DISCORD_API_BASE", base.toString());
    int _ =
        Main.run(
            new Tidings.Surroundings(
                environment, InputStream.nullInputStream(), printer, printer, new Stopping()),
            "--home",
            home.toString(),
            "doctor");
    return out.toString(StandardCharsets.UTF_8);
  }
}
