package org.tidings.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.article.ArticleId;

/**
 * Deletes what is past its time: articles where the settings bound their keeping, nothing else of
 * the news. Other rooms hand in what they sweep of their own.
 */
public final class Housekeeping {
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
  private static final int STEP = 500;

  private final Newsroom newsroom;
  private final ArticleStore store;
  private final Optional<Duration> keep;
  private final BooleanSupplier writes;
  private final List<Sweep> sweeps;
  private final InstantSource clock;

  /**
   * @param keep how long articles are kept after their arrival; empty for ever
   * @param sweeps housekeeping of others
   */
  public Housekeeping(
      Newsroom newsroom,
      ArticleStore store,
      Optional<Duration> keep,
      List<Sweep> sweeps,
      InstantSource clock) {
    this(newsroom, store, keep, () -> true, sweeps, clock);
  }

  /**
   * The same for one of several processes.
   *
   * @param writes whether this process writes articles now; only one deletes
   */
  public Housekeeping(
      Newsroom newsroom,
      ArticleStore store,
      Optional<Duration> keep,
      BooleanSupplier writes,
      List<Sweep> sweeps,
      InstantSource clock) {
    this.writes = writes;
    this.newsroom = newsroom;
    this.store = store;
    this.keep = keep;
    this.sweeps = List.copyOf(sweeps);
    this.clock = clock;
  }

  /** Something else to tidy up. */
  @FunctionalInterface
  public interface Sweep {
    void at(Instant now);
  }

  /**
   * Tidies up once; to be called every hour or so.
   *
   * @return how many articles were deleted
   */
  public int run() {
    Instant now = clock.instant();
    sweeps.forEach(sweep -> sweep.at(now));
    int deleted =
        keep.filter(_ -> writes.getAsBoolean())
            .map(time -> deleteSeenBefore(now.minus(time)))
            .orElse(0);
    if (deleted > 0) {
      log.info("Housekeeping deleted {} articles older than {}.", deleted, keep.orElseThrow());
    }
    return deleted;
  }

  private int deleteSeenBefore(Instant end) {
    int deleted = 0;
    List<ArticleId> old = store.seenBefore(end, STEP);
    while (!old.isEmpty()) {
      newsroom.delete(old);
      deleted += old.size();
      old = store.seenBefore(end, STEP);
    }
    return deleted;
  }
}
