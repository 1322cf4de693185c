package org.tidings.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.tidings.chat.Companions;
import org.tidings.telegram.standin.BotRules;
import org.tidings.telegram.standin.StandInServer;
import org.tidings.testkit.RecordingHandler;

/** One process of several. */
class SharedTelegramTest {
  private static final String TOKEN = "1:token";

  @Test
  void pollsOnlyWhileItMay() throws Exception {
    var rules = new BotRules(System::nanoTime).person(7);
    var others = new Others();
    try (var server = new StandInServer(rules, TOKEN);
        var platform = platform(server, others)) {
      var handler = new RecordingHandler();
      platform.start(handler);
      rules.says(7, "/latest");
      assertThat(others.asked(3)).as("it asks whether it may").isTrue();
      assertThat(server.polls()).isZero();

      others.listens.set(true);

      assertThat(handler.next()).isNotNull();
      assertThat(server.polls()).isPositive();
    }
  }

  @Test
  void waitsForTurnsThatHoldOverAllProcesses() throws Exception {
    var others = new Others();
    try (var pacer = new Pacer(new PaceBook(), System::nanoTime, others)) {
      var group = new PaceBook.Ticket("-7", true, false, 1);
      assertThat(pacer.await(group, Duration.ofSeconds(5))).isInstanceOf(Pacer.Turn.Granted.class);
      pacer.done(group, Optional.empty());
      assertThat(others.turns).containsExactly("telegram group -7", "telegram");

      others.wait = Duration.ofMinutes(2);
      var direct = new PaceBook.Ticket("8", false, true, 1);
      assertThat(pacer.await(direct, Duration.ofSeconds(5)))
          .isEqualTo(new Pacer.Turn.Later(Duration.ofMinutes(2)));
    }
  }

  private static TelegramPlatform platform(StandInServer server, Companions companions) {
    return new TelegramPlatform(
        TelegramSettings.of(TOKEN).at(server.base()).withPoll(Duration.ofSeconds(1)), companions);
  }

  /** What the other processes leave over. */
  private static final class Others implements Companions {
    private final AtomicBoolean listens = new AtomicBoolean();
    private final CopyOnWriteArrayList<String> turns = new CopyOnWriteArrayList<>();
    private volatile Duration wait = Duration.ZERO;
    private int asked;

    @Override
    public synchronized boolean listens() {
      asked++;
      notifyAll();
      return listens.get();
    }

    synchronized boolean asked(int times) throws InterruptedException {
      long end = System.nanoTime() + 30_000_000_000L;
      while (asked < times && System.nanoTime() < end) {
        wait(1_000);
      }
      return asked >= times;
    }

    @Override
    public Set<Integer> shards(int total) {
      return Set.of();
    }

    @Override
    public Duration turn(String what, Duration gap, int burst) {
      turns.add(what);
      return wait;
    }
  }
}
