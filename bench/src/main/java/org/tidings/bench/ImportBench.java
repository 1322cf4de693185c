package org.tidings.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tidings.app.HomeForBench;
import org.tidings.newsroom.Importer.Summary;

/**
 * Articles per CPU second of a whole import (read, group, store, index), all threads counted, into
 * an empty home: {@code bench/run import PATH ...}.
 */
public final class ImportBench {
  private ImportBench() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    if (args.length == 0) {
      System.err.println("usage: bench/run import PATH ...");
      System.exit(2);
    }
    List<Path> paths = Stream.of(args).map(Path::of).toList();
    for (int round = 1; round <= 3; round++) {
      Path folder = Files.createTempDirectory("tidings-import");
      long before = cpu();
      Summary summary = HomeForBench.importInto(folder, paths, InstantSource.system());
      double seconds = (cpu() - before) / 1e9;
      out.printf(
          "round %d: %d read, %d new, %d refused; %.1f CPU s, %.0f articles per CPU s%n",
          round,
          summary.read(),
          summary.added(),
          summary.refused().size(),
          seconds,
          summary.read() / seconds);
      delete(folder);
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
