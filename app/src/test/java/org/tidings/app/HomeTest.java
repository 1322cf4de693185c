package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.article.ArticleId;
import org.tidings.command.ShownList;
import org.tidings.command.ShownLists;
import org.tidings.testkit.SettableClock;

class HomeTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void forgetsListsAfterAWeekAndButtonsAfterTheirTime() {
    SettableClock clock = new SettableClock(NOON);
    try (Home home = Home.open(folder, clock)) {
      // given a list and a button of today
      ShownLists lists = home.notebook().lists();
      long list = lists.keep("terminal:local", "terminal:local", shown(), NOON);
      long button = home.notebook().shelf().put("terminal:local", "x", NOON.plusSeconds(60));
      var housekeeping = home.housekeeping(Optional.empty(), clock);

      // when six days have gone, and two more
      clock.set(NOON.plus(Duration.ofDays(6)));
      housekeeping.run();
      boolean there = lists.list(list, "terminal:local").isPresent();
      clock.set(NOON.plus(Duration.ofDays(8)));
      housekeeping.run();

      // then the list was there until then
      assertThat(there).isTrue();
      assertThat(lists.list(list, "terminal:local")).isEmpty();
      assertThat(home.notebook().shelf().get(button, "terminal:local", NOON)).isEmpty();
    }
  }

  private static ShownList shown() {
    return new ShownList("home", "latest", "Latest", NOON, List.of(new ArticleId(1)), 1);
  }
}
