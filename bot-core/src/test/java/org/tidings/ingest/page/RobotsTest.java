package org.tidings.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidings.ingest.fetch.FetchOutcome;
import org.tidings.ingest.fetch.FetchOutcome.Trouble;
import org.tidings.testkit.SettableClock;

class RobotsTest {
  private static final URI PAGE = URI.create("https://desk.example/news/1");
  private static final URI PRIVATE = URI.create("https://desk.example/private/1");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T12:00:00Z"));
  private final List<String> asked = new ArrayList<>();

  private Robots robots(FetchOutcome outcome) {
    return new Robots(
        request -> {
          asked.add(request.address());
          return outcome;
        },
        clock);
  }

  private Robots robots(String text) {
    return robots(
        FetchOutcome.Fetched.of(
            URI.create("https://desk.example/robots.txt"), text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void obeysRulesForAllAndForUs() {
    Robots all = robots("User-agent: *\nDisallow: /private/\n");
    Robots us = robots("User-agent: *\nDisallow:\n\nUser-agent: Tidings\nDisallow: /\n");

    assertThat(all.ask(PAGE).allowed()).isTrue();
    assertThat(all.ask(PRIVATE).allowed()).isFalse();
    assertThat(us.ask(PAGE).allowed()).isFalse();
  }

  @Test
  void asksASiteOnceADay() {
    Robots robots = robots("User-agent: *\nDisallow: /private/\n");

    robots.ask(PAGE);
    robots.ask(PRIVATE);
    assertThat(asked).containsExactly("https://desk.example/robots.txt");

    clock.pass(Duration.ofHours(25));
    robots.ask(PAGE);
    assertThat(asked).hasSize(2);
  }

  @Test
  void tellsTheDelayThatASiteWants() {
    Robots robots = robots("User-agent: *\nCrawl-delay: 7\n");

    assertThat(robots.ask(PAGE).delay()).isEqualTo(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_FOUND", "FORBIDDEN", "LOGIN", "EMPTY"})
  void readsEverythingOfASiteWithoutRules(Trouble trouble) {
    assertThat(robots(new FetchOutcome.Failed(trouble)).ask(PRIVATE).allowed()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVER_ERROR", "TOO_SLOW", "NO_CONNECTION"})
  void readsNothingOfASiteThatCannotTellForAnHour(Trouble trouble) {
    Robots robots = robots(new FetchOutcome.Failed(trouble));

    assertThat(robots.ask(PAGE).allowed()).isFalse();
    clock.pass(Duration.ofMinutes(61));
    robots.ask(PAGE);
    assertThat(asked).hasSize(2);
  }

  @Test
  void leavesABusySiteAlone() {
    assertThat(robots(new FetchOutcome.Busy(Optional.empty())).ask(PAGE).allowed()).isFalse();
  }
}
