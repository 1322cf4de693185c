package org.tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuickDatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thu, 01 Jan 2026 19:48:21 GMT | 2026-01-01T19:48:21Z",
        "Thu, 1 Jan 2026 19:48:21 +0530 | 2026-01-01T14:18:21Z",
        "2026-02-28T00:00:00Z | 2026-02-28T00:00:00Z",
        "2026-01-01T19:48:21-08:00 | 2026-01-02T03:48:21Z",
        "2026-01-01T19:48:21+0100 | 2026-01-01T18:48:21Z"
      })
  void readsTheTwoUsualWays(String printed, Instant at) {
    Stamp read = QuickDates.read(printed);

    assertThat(Optional.ofNullable(read).map(Stamp::at)).contains(at);
    assertThat(FeedDates.read(printed)).contains(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thu, 01 Jan 2026 19:48 GMT",
        "Thu, 01 Foo 2026 19:48:21 GMT",
        "Thu, 31 Feb 2026 19:48:21 GMT",
        "Thu, 01 Jan 2026 25:48:21 GMT",
        "Thu, 01 Jan 26 19:48:21 +0000 GMT",
        "Thursday, January 1, 2026, 7:48 pm",
        "2026-01-01 19:48:21 something",
        "2026-01-01T19:48:21.123456Z",
        "2026-13-01T19:48:21Z",
        "2026-01-01T19:48:2",
        "2026-01-01T19:48:21+25:00",
        "                       ",
        "Thu, 0123456789012345"
      })
  void leavesTheRestToTheSlowReader(String printed) {
    assertThat(QuickDates.read(printed)).isNull();
  }

  @Test
  void knowsEveryDayOfTheCalendar() {
    LocalDate last = LocalDate.of(2200, 12, 28);
    for (LocalDate day = LocalDate.of(1900, 1, 1); day.isBefore(last); day = day.plusDays(1)) {
      Stamp read = QuickDates.read(day + "T00:00:00Z");
      if (day.getDayOfMonth() <= 28) {
        assertThat(read).isNotNull();
        assertThat(Optional.ofNullable(read).map(Stamp::at))
            .contains(day.atStartOfDay().toInstant(ZoneOffset.UTC));
      }
    }
  }
}
