package org.tidings.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  @ParameterizedTest
  @CsvSource({
    "24h, 24h", "1 day, 24h", "day, 24h", "week, 7d", "this week, 7d", "last 3 days, 3d",
    "6 hours, 6h", "hour, 1h", "month, 30d", "2 weeks, 14d", "Today, today", "yesterday, yesterday"
  })
  void readsPeriodsAsPeopleNameThem(String said, String word) {
    assertThat(Period.read(said)).contains(new Period(word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "d", "0h", "99999h", "year", "5", "weekly", "-3 days", "400 days"})
  void leavesTheRestAlone(String said) {
    assertThat(Period.read(said)).isEmpty();
  }

  @Test
  void yesterdayIsTheCallersDay() {
    Instant now = Instant.parse("2026-03-04T20:00:00Z");

    var window = new Period("yesterday").window(now, ZoneId.of("Asia/Kolkata"));

    assertThat(window.end()).isEqualTo(Instant.parse("2026-03-04T18:30:00Z"));
    assertThat(window.length()).isEqualTo(Duration.ofDays(1));
  }
}
