package org.tidings.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedSocketsTest {
  @Test
  void letsSomeThroughAndThenOneEveryTwoSeconds() {
    AtomicLong now = new AtomicLong(TimeUnit.HOURS.toNanos(1));
    PacedSockets sockets = new PacedSockets(1, now::get);

    List<Double> waits = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      waits.add(Math.max(0, sockets.reserve() - now.get()) / 1e9);
    }
    assertThat(waits).containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.0, 4.0, 6.0);

    // a quiet minute gives the free ones back, and no more than those
    now.addAndGet(TimeUnit.MINUTES.toNanos(1));
    waits.clear();
    for (int i = 0; i < 7; i++) {
      waits.add(Math.max(0, sockets.reserve() - now.get()) / 1e9);
    }
    assertThat(waits).containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.0);
  }

  @Test
  void refusesThoseWhoWaitWhenItIsClosed() throws Exception {
    AtomicLong now = new AtomicLong();
    PacedSockets sockets = new PacedSockets(1, now::get);
    for (int i = 0; i < 6; i++) {
      sockets.take();
    }
    AtomicInteger through = new AtomicInteger();
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    sockets.take();
                    through.incrementAndGet();
                  } catch (IOException e) {
                    // closed
                  }
                });

    sockets.close();
    waiting.join();

    assertThat(through).hasValue(0);
    assertThatThrownBy(sockets::take).isInstanceOf(IOException.class);
  }
}
