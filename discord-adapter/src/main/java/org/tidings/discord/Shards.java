package org.tidings.discord;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.chat.Companions;

/** Runs the shards that are this process's: starts those that came to it, ends those that went. */
final class Shards implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Shards.class);
  private static final Duration LOOK = Duration.ofSeconds(3);

  private final ShardManager manager;
  private final Companions companions;
  private final int total;
  private final Set<Integer> running;
  private final CountDownLatch ended = new CountDownLatch(1);

  Shards(ShardManager manager, Companions companions, int total, Set<Integer> begun) {
    this.manager = manager;
    this.companions = companions;
    this.total = total;
    running = new HashSet<>(begun);
    Thread.ofVirtual().name("discord-shards").start(this::watch);
  }

  private void watch() {
    try {
      while (!ended.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        once();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void once() {
    Set<Integer> wanted = companions.shards(total);
    for (int shard : Set.copyOf(running)) {
      if (!wanted.contains(shard)) {
        LOG.info("shard {} goes to another process", shard);
        manager.shutdown(shard);
        running.remove(shard);
      }
    }
    for (int shard : wanted) {
      if (running.add(shard)) {
        LOG.info("shard {} comes to this process", shard);
        manager.start(shard);
      }
    }
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
