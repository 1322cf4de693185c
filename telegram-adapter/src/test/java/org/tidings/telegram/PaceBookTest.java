package org.tidings.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceBookTest {
  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @CsvSource({"false,0", "false,0.01", "true,0"})
  void bringsAHeadlineToAThousandChatsNearlyAsFastAsTheLimitsAllow(boolean groups, double delay) {
    FanOut.Result result = FanOut.run(1_000, groups, delay, 0);

    assertThat(result.refused()).isZero();
    assertThat(result.makespan()).isLessThanOrEqualTo(1.02 * result.optimum());
  }

  @Test
  void answersPeopleWithinOneSlotMeanwhile() {
    FanOut.Result result = FanOut.run(1_000, false, 0, 10);

    assertThat(result.refused()).isZero();
    assertThat(result.longestWait()).isLessThanOrEqualTo(1.0 / 30);
  }

  @Test
  void obeysWhatTelegramAsksFor() {
    var book = new PaceBook();
    var first = ticket("7", false);
    book.add(first);
    assertThat(book.next(0)).contains(first);
    book.done(first, 0);
    book.refused(first, Duration.ofSeconds(5), 0);

    book.add(ticket("7", true));

    assertThat(book.next(4 * SECOND)).isEmpty();
    assertThat(book.wake(4 * SECOND)).contains(5 * SECOND);
    assertThat(book.next(5 * SECOND)).isPresent();
  }

  @Test
  void sendsOneASecondToOneChat() {
    var book = new PaceBook();
    var first = ticket("7", false);
    var second = ticket("7", false);
    book.add(first);
    book.add(second);

    assertThat(book.next(0)).contains(first);
    assertThat(book.next(SECOND)).isEmpty(); // its answer is not there yet
    book.done(first, SECOND);
    assertThat(book.next(2 * SECOND - 1)).isEmpty();
    assertThat(book.next(2 * SECOND)).contains(second);
  }

  @Test
  void sendsTwentyAMinuteToOneGroup() {
    var book = new PaceBook();
    long now = 0;
    for (int i = 0; i < 20; i++) {
      var ticket = new PaceBook.Ticket("-7", true, false, 1);
      book.add(ticket);
      assertThat(book.next(now)).contains(ticket);
      book.done(ticket, now);
      now += SECOND;
    }
    var next = new PaceBook.Ticket("-7", true, false, 1);
    book.add(next);

    assertThat(book.next(now)).isEmpty();
    assertThat(book.estimate(next, now)).isGreaterThan(Duration.ofSeconds(30));
    assertThat(book.next(60 * SECOND)).contains(next);
  }

  @Test
  void letsNobodyOvertakeInsideOneChat() {
    var book = new PaceBook();
    var first = ticket("7", false);
    var second = ticket("7", false);
    var other = ticket("8", false);
    book.add(first);
    book.add(second);
    book.add(other);

    assertThat(book.next(0)).contains(first);
    assertThat(book.next(PaceBook.SLOT)).contains(other);
  }

  private static PaceBook.Ticket ticket(String chat, boolean urgent) {
    return new PaceBook.Ticket(chat, false, urgent, 1);
  }
}
