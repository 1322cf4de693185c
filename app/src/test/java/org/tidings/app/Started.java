package org.tidings.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tidings as a process of its own; nothing waits longer than three minutes. */
final class Started implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(180);

  private final Process process;
  private final List<String> printed = new ArrayList<>();
  private final Thread reader;

  Started(Path home, Map<String, String> environment) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "org.tidings.app.Main",
            "--home",
            home.toString(),
            "run");
    builder.environment().keySet().removeIf(name -> name.matches("(DISCORD|TELEGRAM|TIDINGS)_.*"));
    builder.environment().putAll(environment);
    process = builder.redirectErrorStream(true).start();
    reader = Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (printed) {
          printed.add(line);
          printed.notifyAll();
        }
      }
    } catch (IOException _) {
      // the process is gone
    }
  }

  /** All that it said so far. */
  String said() {
    synchronized (printed) {
      return String.join("\n", printed);
    }
  }

  /** Waits until it says something. */
  void awaitSaid(String words) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    synchronized (printed) {
      while (!said().contains(words)) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0 || (!process.isAlive() && !reader.isAlive())) {
          throw new AssertionError("it never said '%s': %s".formatted(words, said()));
        }
        printed.wait(Math.min(left, 500));
      }
    }
  }

  /** Waits for something outside of it that wakes nobody; looks often. */
  <T> T awaitThat(String what, Supplier<java.util.Optional<T>> asked) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    while (System.nanoTime() < end && process.isAlive()) {
      var answer = asked.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      boolean _ = process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("not in three minutes: " + what + "; it said: " + said());
  }

  /** Asks it to end, as a service manager does; gives its exit code. */
  int end() throws InterruptedException {
    process.destroy();
    return exit();
  }

  /** Waits for its end. */
  int exit() throws InterruptedException {
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end: " + said());
    }
    reader.join();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
