package org.tidings.discord;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestRateLimiter;
import net.dv8tion.jda.api.utils.SessionController;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.chat.Companions;

/**
 * Lets shards log in: one at a time per bucket of {@code max_concurrency}, with the pause that
 * Discord asks for, and with growing pauses when the gateway refuses. JDA's own tries again at
 * once, about 750 times a second. Safe for many threads.
 */
final class PatientSessions implements SessionController, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PatientSessions.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
  private final ShardedGateway gateway;
  private final Duration pause;
  private final Companions companions;
  private final RestRateLimiter.GlobalRateLimit limits = RestRateLimiter.GlobalRateLimit.create();
  private final ConcurrentMap<Integer, Bucket> buckets = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * @param gateway address, shards and logins at once, known before
   * @param pause between two logins of one bucket
   * @param companions other processes that log in for the same bot
   */
  PatientSessions(ShardedGateway gateway, Duration pause, Companions companions) {
    this.companions = companions;
    this.gateway = gateway;
    this.pause = pause;
  }

  @Override
  public void appendSession(SessionConnectNode node) {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    Bucket bucket =
        buckets.computeIfAbsent(
            node.getShardInfo().getShardId() % Math.max(1, gateway.getConcurrency()), Bucket::new);
    bucket.remove(node);
    bucket.queue.add(node);
  }

  @Override
  public void removeSession(SessionConnectNode node) {
    buckets.values().forEach(bucket -> bucket.remove(node));
  }

  @Override
  public RestRateLimiter.GlobalRateLimit getRateLimitHandle() {
    return limits;
  }

  @Override
  public String getGateway() {
    return gateway.getUrl();
  }

  @Override
  public ShardedGateway getShardedGateway(JDA api) {
    return gateway;
  }

  @Override
  public void close() {
    closed = true;
    buckets.values().forEach(bucket -> bucket.worker.interrupt());
  }

  /** The logins that must not happen at once; each bucket has a thread of its own. */
  private final class Bucket {
    private final BlockingQueue<SessionConnectNode> queue = new LinkedBlockingQueue<>();
    private final Thread worker;
    private final int number;

    Bucket(int number) {
      this.number = number;
      worker = Thread.ofVirtual().name("discord-logins-" + number).start(this::work);
    }

    void remove(SessionConnectNode node) {
      queue.remove(node);
    }

    private void work() {
      try {
        Duration wait = Duration.ZERO;
        while (!closed) {
          SessionConnectNode node = queue.take();
          Thread.sleep(wait);
          Thread.sleep(companions.turn("discord login " + number, pause, 1));
          wait = login(node, wait);
        }
      } catch (InterruptedException _) {
        // closed
      }
    }

    /** Lets one shard log in and says how long to wait before the next. */
    private Duration login(SessionConnectNode node, Duration before) throws InterruptedException {
      Optional<Throwable> failure = run(node);
      if (failure.isEmpty() || closed) {
        return pause;
      }
      Duration doubled = before.plus(before).plusSeconds(1);
      Duration wait = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
      LOG.warn(
          "Discord's gateway refuses shard {} ({}); next attempt in {} s",
          node.getShardInfo().getShardId(),
          failure.get().getClass().getSimpleName(),
          wait.toSeconds());
      queue.add(node);
      return wait;
    }

    private Optional<Throwable> run(SessionConnectNode node) throws InterruptedException {
      try {
        node.run(true);
        return Optional.empty();
      } catch (IllegalStateException refused) {
        Throwable cause = refused.getCause();
        return Optional.of(cause == null ? refused : cause);
      } catch (RuntimeException broken) {
        return Optional.of(broken);
      }
    }
  }
}
