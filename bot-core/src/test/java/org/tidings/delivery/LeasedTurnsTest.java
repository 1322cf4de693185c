package org.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.store.Database;
import org.tidings.store.SqlLeases;
import org.tidings.testkit.TestDatabases;

class LeasedTurnsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final Database database = TestDatabases.fresh();
  private final LeasedTurns mine = turns("me");
  private final LeasedTurns yours = turns("you");

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void letsOneProcessStepInARoom() {
    assertThat(mine.take("room")).isEmpty();
    assertThat(mine.take("room")).isEmpty();
    assertThat(yours.take("room")).contains(NOON.plusSeconds(5));
    assertThat(yours.take("other")).isEmpty();
  }

  @Test
  void givesItsRoomsBackAtTheEnd() {
    assertThat(mine.take("room")).isEmpty();
    mine.close();

    assertThat(yours.take("room")).isEmpty();
    assertThat(mine.take("room")).isPresent();
  }

  private LeasedTurns turns(String holder) {
    return new LeasedTurns(new SqlLeases(database, holder), InstantSource.fixed(NOON));
  }
}
