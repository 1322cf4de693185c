package org.tidings.heavy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One Tidings of several, as a process of its own that can be killed, stopped and woken. */
final class Member implements AutoCloseable {
  private final Path home;
  private final Path log;
  private final Map<String, String> environment;
  private @Nullable Process process;

  Member(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = Map.copyOf(environment);
    log = home.resolveSibling(home.getFileName() + ".log");
  }

  Member start() {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx320m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "org.tidings.app.Main",
            "--home",
            home.toString(),
            "run");
    builder.environment().keySet().removeIf(name -> name.matches("(DISCORD|TELEGRAM|TIDINGS)_.*"));
    builder.environment().putAll(environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      process = builder.start();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void kill() throws InterruptedException {
    Process running = running();
    running.destroyForcibly();
    running.waitFor();
  }

  /** Stops it where it stands, as a machine that is out of breath does. */
  void pause() {
    signal("STOP");
  }

  void wake() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      Process sent = new ProcessBuilder("kill", "-" + name, Long.toString(running().pid())).start();
      if (!sent.waitFor(10, TimeUnit.SECONDS) || sent.exitValue() != 0) {
        throw new IllegalStateException("the signal " + name + " did not arrive");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** The last lines of what it said. */
  String said() {
    try {
      List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("it was not started");
    }
    return process;
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
