package org.tidings.bench.kill;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The bot as a process of its own, as an operator runs it, with one home through all its lives. */
final class BotProcess implements AutoCloseable {
  private static final String MAIN = "org.tidings.app.Main";

  private final Path home;
  private final Path log;
  private final Map<String, String> settings;
  private Process process;

  /** Starts it. */
  BotProcess(Path home, Path log, Map<String, String> settings) throws IOException {
    this.home = home;
    this.log = log;
    this.settings = Map.copyOf(settings);
    process = launch();
  }

  private Process launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MAIN,
                "--home",
                home.toString(),
                "run"));
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    return builder.start();
  }

  /** Kills it as {@code kill -9} does, at whatever it is doing, and starts it anew. */
  void killAndRestart() throws IOException, InterruptedException {
    process.destroyForcibly();
    process.waitFor();
    process = launch();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Asks it to end in order, 30 s at most. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        process.waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
