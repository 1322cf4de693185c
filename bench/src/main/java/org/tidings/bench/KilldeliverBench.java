package org.tidings.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.tidings.bench.kill.KillDeliveries;

/**
 * Kills the real process again and again while it delivers to both stand-ins: {@code bench/run
 * killdeliver [KILLS [SEED [FOLDER]]]}, 50 kills if not said. Ends with one line of JSON, and with
 * exit code 1 when something was lost, doubled or out of order.
 */
public final class KilldeliverBench {
  private KilldeliverBench() {}

  public static void main(String... args) throws IOException, InterruptedException {
    int kills = args.length > 0 ? Integer.parseInt(args[0]) : 50;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    Path folder =
        args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("tidings-killdeliver");
    System.err.println("home and log: " + folder);
    KillDeliveries.Found found =
        new KillDeliveries(kills, seed, Duration.ofMillis(400)).run(folder, 3);
    System.out.println(found.json());
    if (!found.exact()) {
      System.exit(1);
    }
  }
}
