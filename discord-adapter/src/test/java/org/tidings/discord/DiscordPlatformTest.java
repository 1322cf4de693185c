package org.tidings.discord;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.chat.Interaction.CommandCall;
import org.tidings.discord.standin.DiscordStandIn;
import org.tidings.discord.standin.Sight;

class DiscordPlatformTest {
  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void answersACommand() throws Exception {
    bench.platform.start(bench.handler);

    bench.discord.types(
        Bench.READER, Bench.ROOM, "latest", DiscordStandIn.option("words", 3, "energy 3"));

    var call = (CommandCall) bench.handler.next();
    assertThat(call.command()).isEqualTo("latest");
    assertThat(call.options()).containsEntry("words", "energy 3");
    Sight sight = bench.discord.next();
    assertThat(sight.kind()).isEqualTo(Sight.Kind.NEW);
    assertThat(Bench.text(sight.message())).isEqualTo("done");
  }
}
