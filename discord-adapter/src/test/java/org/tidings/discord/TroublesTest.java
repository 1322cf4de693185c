package org.tidings.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.chat.SendResult;

class TroublesTest {
  @ParameterizedTest
  @CsvSource({
    "404, 10003, Gone",
    "404, 10004, Gone",
    "404, 0, Gone",
    "404, 10008, Unfit",
    "403, 50001, Closed",
    "403, 50007, Closed",
    "403, 50013, Closed",
    "403, 0, Closed",
    "401, 0, Closed",
    "400, 40067, Closed",
    "400, 160005, Closed",
    "400, 50035, Unfit",
    "400, 50006, Unfit",
    "413, 40005, Unfit",
    "429, 30046, Unfit",
    "400, 20028, Busy",
    "400, 200000, Unfit",
    "408, 0, InDoubt",
    "418, 99999, Unfit"
  })
  void goesByTheCode(int status, int code, String result) {
    SendResult told = Troubles.of(new Call.Refused(status, code, "words that do not matter"));

    assertThat(told.getClass().getSimpleName()).isEqualTo(result);
  }

  @Test
  void readsTheWaitOfEvery429() {
    assertThat(Call.limited("{\"retry_after\": 1.5}", Optional.empty()).retryAfter())
        .isEqualTo(Duration.ofMillis(1_500));
    assertThat(Call.limited("<html>", Optional.of("7")).retryAfter())
        .isEqualTo(Duration.ofSeconds(7));
    assertThat(Call.limited("<html>", Optional.of("soon")).retryAfter())
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(Call.limited("{\"retry_after\": -4}", Optional.empty()).retryAfter())
        .isEqualTo(Duration.ofMillis(1));
  }
}
