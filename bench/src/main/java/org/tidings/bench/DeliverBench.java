package org.tidings.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tidings.bench.simulate.Hour;

/**
 * Delivers an hour of articles to many rooms, as fast as it goes: {@code bench/run deliver [FEEDS
 * [ROOMS [SEED]]]}, 1,000 feeds and 500 rooms if not said. Ends with one line of JSON, and with
 * exit code 1 when something was lost or doubled.
 */
public final class DeliverBench {
  private DeliverBench() {}

  public static void main(String... args) throws IOException {
    int feeds = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
    int rooms = args.length > 1 ? Integer.parseInt(args[1]) : 500;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    Path folder = Files.createTempDirectory("tidings-deliver");
    Hour.Result result;
    try (Hour hour = new Hour(folder, feeds, rooms, seed)) {
      result = hour.run();
    }
    System.out.println(result.json());
    if (result.lost() + result.doubled() > 0) {
      System.exit(1);
    }
  }
}
