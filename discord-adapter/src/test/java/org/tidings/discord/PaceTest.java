package org.tidings.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final Pace pace = new Pace(now::get);

  @Test
  void keepsUnderFiftyRequestsASecond() {
    assertThat(IntStream.range(0, 45).allMatch(i -> pace.take("route " + i, true).isZero()))
        .isTrue();

    assertThat(pace.take("route", true)).isPositive();
    now.addAndGet(1_000_000_000L);
    assertThat(pace.take("route", true)).isZero();
  }

  @Test
  void doesNotCountAnswersToInteractions() {
    assertThat(IntStream.range(0, 500).allMatch(i -> pace.take("callback " + i, false).isZero()))
        .isTrue();
  }

  @Test
  void closesOneRouteAlone() {
    pace.close("slow", false, Duration.ofSeconds(3));

    assertThat(pace.take("slow", true)).isEqualTo(Duration.ofSeconds(3));
    assertThat(pace.take("quick", true)).isZero();
    now.addAndGet(3_000_000_000L);
    assertThat(pace.take("slow", true)).isZero();
  }

  @Test
  void closesAllRoutesButThoseOfInteractions() {
    pace.close("any", true, Duration.ofSeconds(5));

    assertThat(pace.take("other", true)).isEqualTo(Duration.ofSeconds(5));
    assertThat(pace.take("callback", false)).isZero();
  }
}
