package org.tidings.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.tidings.chat.Companions;
import org.tidings.discord.standin.DiscordStandIn;
import org.tidings.testkit.RecordingHandler;

/** One process of several. */
class SharedDiscordTest {
  @Test
  void runsTheShardsThatAreItsOwnAndThoseThatComeToIt() throws Exception {
    var others = new Others();
    try (var discord = DiscordStandIn.startPatient()) {
      discord.rules().advise(3, 1);
      var settings =
          DiscordSettings.of(DiscordStandIn.TOKEN)
              .at(discord.restBase(), Optional.of(discord.gatewayUrl()))
              .withPauses(Duration.ofSeconds(2), Duration.ofMillis(20));
      try (var platform = new DiscordPlatform(settings, others)) {
        platform.start(new RecordingHandler());
        assertThat(platform.isReady()).as("other processes have all shards").isFalse();
        assertThat(discord.gateway().identifies()).isZero();

        others.mine = Set.of(1);
        discord.await("one shard", () -> discord.gateway().ready() == 1);
        assertThat(platform.isReady()).isTrue();

        others.mine = Set.of(1, 2);
        discord.await("another shard", () -> discord.gateway().ready() == 2);

        others.mine = Set.of(2);
        discord.await("one went", () -> discord.gateway().ready() == 1);
        assertThat(discord.gateway().identifies()).as("none twice").isEqualTo(2);
        assertThat(others.turns).filteredOn(turn -> turn.startsWith("discord login")).hasSize(2);
      }
    }
  }

  /** What the other processes leave over. */
  private static final class Others implements Companions {
    private final CopyOnWriteArrayList<String> turns = new CopyOnWriteArrayList<>();
    private volatile Set<Integer> mine = Set.of();

    @Override
    public boolean listens() {
      return true;
    }

    @Override
    public Set<Integer> shards(int total) {
      return mine;
    }

    @Override
    public Duration turn(String what, Duration gap, int burst) {
      turns.add(what);
      return Duration.ZERO;
    }
  }
}
