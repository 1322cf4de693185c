package org.tidings.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("heavy")
class KillDeliveriesTest {
  @TempDir private Path folder;

  @Test
  void losesAndDoublesNothingWhenTheProcessIsKilledAgainAndAgain() throws Exception {
    KillDeliveries.Found found = new KillDeliveries(8, 1, Duration.ofMillis(400)).run(folder, 2);

    assertThat(found.exact()).as(found.json()).isTrue();
    assertThat(found.owed()).isGreaterThan(20);
    assertThat(found.sent() + found.inDoubt()).isEqualTo(found.owed());
  }
}
