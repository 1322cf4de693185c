package org.tidings.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedSocketsTest {
  @Test
  void letsSomeThroughAndThenOneEveryTwoSeconds() throws Exception {
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
