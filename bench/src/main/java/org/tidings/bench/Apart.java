package org.tidings.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A stand-in as a process of its own, so that the CPU of this one is the bot's side of an answer
 * alone: the adapter and the platform's library. Not safe for threads.
 */
final class Apart implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;

  Apart(String main, String... arguments) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    line.addAll(List.of(arguments));
    process = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    out = process.inputReader(StandardCharsets.UTF_8);
    in = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Its next line. */
  String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the stand-in ended");
    }
    return line;
  }

  /** What stands behind {@code NAME=} in its next lines. */
  String setting(String name) throws IOException {
    String line = line();
    while (!line.contains(name + "=")) {
      line = line();
    }
    return line.replaceFirst(".*" + name + "=", "").replaceFirst(" .*", "");
  }

  /** Tells it a line, and waits until a line of its own begins so. */
  void round(String told, String seen) throws IOException {
    in.write(told);
    in.newLine();
    in.flush();
    while (!line().startsWith(seen)) {
      // what it says besides
    }
  }

  /** CPU nanoseconds of this process so far, all its threads counted. */
  static long cpu() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
