package org.tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thu, 01 Jan 2004 19:48:21 GMT|2004-01-01T19:48:21Z",
        "Thu, 1 Jan 2004 19:48:21 +0100|2004-01-01T18:48:21Z",
        "Thu, 01 Jan 04 19:48 EST|2004-01-02T00:48:00Z",
        "01 Jan 2004 19:48:21 PDT|2004-01-02T02:48:21Z",
        "Thursday, 01 January 2004 19:48:21 UT|2004-01-01T19:48:21Z",
        "2004-01-01T19:48:21Z|2004-01-01T19:48:21Z",
        "2004-01-01T19:48:21.123+05:30|2004-01-01T14:18:21.123Z",
        "2004-01-01 19:48:21|2004-01-01T19:48:21Z",
        "2004-01-01T19:48+0100|2004-01-01T18:48:00Z",
        "2004-01-01|2004-01-01T00:00:00Z",
        "2004-01|2004-01-01T00:00:00Z",
        "2004|2004-01-01T00:00:00Z",
        "20040101|2004-01-01T00:00:00Z",
        "20040101T194821Z|2004-01-01T19:48:21Z",
        "20040101194821|2004-01-01T19:48:21Z",
        "2004-032|2004-02-01T00:00:00Z",
        "1072986501|2004-01-01T19:48:21Z",
        "1072986501000|2004-01-01T19:48:21Z",
        "January 1, 2004 7:48 PM|2004-01-01T19:48:00Z",
        "Jan 1, 2004 12:05 a.m. EST|2004-01-01T05:05:00Z",
        "Thu Jan 1 19:48:21 2004|2004-01-01T19:48:21Z",
        "Thu Jan 01 19:48:21 CET 2004|2004-01-01T18:48:21Z",
        "31.12.2004 19:48|2004-12-31T19:48:00Z",
        "12/31/2004 19:48|2004-12-31T19:48:00Z",
        "Do, 01 Jan 2004 19:48:21 +0100|2004-01-01T18:48:21Z",
        "Donnerstag, 4. März 2004 19:48 Uhr|2004-03-04T19:48:00Z",
        "mar., 02 mars 2004 19:48:21 +0100|2004-03-02T18:48:21Z",
        "lunes, 5 de enero de 2004 19:48|2004-01-05T19:48:00Z",
        "ter, 06 jan 2004 19:48:21 -0300|2004-01-06T22:48:21Z",
        "gio, 01 gen 2004 19:48:21 +0100|2004-01-01T18:48:21Z",
        "Чт, 01 янв 2004 19:48:21 +0300|2004-01-01T16:48:21Z",
        "czw, 1 sty 2004 19:48:21 +0100|2004-01-01T18:48:21Z",
        "1 Ocak 2004 19:48|2004-01-01T19:48:00Z",
        "2004年1月1日 19時48分|2004-01-01T19:48:00Z",
        "2004년 1월 1일 오후 7:48|2004-01-01T19:48:00Z",
        "Thu, 01 Jan 2004 24:00:00 GMT|2004-01-02T00:00:00Z",
        "Wed, 31 Feb 2004 10:00:00 GMT|2004-02-29T10:00:00Z",
      })
  void readsWhatPublishersPrint(String printed, Instant at) {
    assertThat(FeedDates.read(printed).map(Stamp::at)).as(printed).contains(at);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "Mon", "99/99/9999", "0000-00-00T00:00:00Z", "::::", "+-+-"})
  void leavesOutWhatIsNoDay(String printed) {
    assertThat(FeedDates.read(printed)).isEmpty();
  }

  @Test
  void tellsWhetherAZoneWasPrinted() {
    assertThat(FeedDates.read("2004-01-01T19:48:21+05:30").orElseThrow().zone()).isPresent();
    assertThat(FeedDates.read("2004-01-01 19:48").orElseThrow().zone()).isEmpty();
  }
}
