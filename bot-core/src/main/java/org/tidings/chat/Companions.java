package org.tidings.chat;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the processes that serve one bot together agree on. Safe for many threads; every answer may
 * take a round trip to a database.
 */
public interface Companions {
  /** For a bot of one process: it does everything, and its own limits are enough. */
  Companions ALONE =
      new Companions() {
        @Override
        public boolean listens() {
          return true;
        }

        @Override
        public Set<Integer> shards(int total) {
          Set<Integer> all = new TreeSet<>();
          for (int shard = 0; shard < total; shard++) {
            all.add(shard);
          }
          return all;
        }

        @Override
        public Duration turn(String what, Duration gap, int burst) {
          return Duration.ZERO;
        }
      };

  /**
   * Whether this process takes in what people say, on a platform where only one may ask for it. To
   * be asked before each request for news and again before what came is worked on.
   */
  boolean listens();

  /**
   * The shards that this process is to run now; may be none. To be asked every few seconds: a shard
   * that is not asked for any more goes to another process.
   *
   * @param total how many shards the bot has in all processes together
   */
  Set<Integer> shards(int total);

  /**
   * Books a turn of something that all processes together do only so often.
   *
   * @param gap time between two turns in the long run
   * @param burst how many may be taken at once after a rest
   * @return how long to wait before the turn
   */
  Duration turn(String what, Duration gap, int burst);
}
