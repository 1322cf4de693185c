package org.tidings.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.tidings.app.HomeForBench;
import org.tidings.feed.FeedId;
import org.tidings.newsroom.Arrival;
import org.tidings.text.Tokenizer;

/**
 * Several processes on one PostgreSQL: articles stored and indexed per second with one, two and
 * three of them, and how long it takes until another one writes after the writer was killed.
 *
 * <p>{@code bench/run scale [ARTICLES]}; every process is a JVM of its own, the server another.
 */
public final class ScaleBench {
  private static final int BATCH = 50;
  private static final int KILLS = 5;

  private ScaleBench() {}

  public static void main(String[] args) throws Exception {
    if (args.length == 4) {
      member(args[0], Path.of(args[1]), Long.parseLong(args[2]), Long.parseLong(args[3]));
      return;
    }
    long articles = args.length > 0 ? Long.parseLong(args[0]) : 6_000;
    Path folder = Files.createTempDirectory("scale");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start()) {
      for (int processes = 1; processes <= 3; processes++) {
        rate(server, folder, processes, articles);
      }
      takeOver(server, folder);
    }
  }

  private static void rate(EmbeddedPostgres server, Path folder, int processes, long articles)
      throws Exception {
    String url = schema(server, "n" + processes);
    List<Process> members = new ArrayList<>();
    long share = articles / processes;
    for (int i = 0; i < processes; i++) {
      members.add(start(url, folder.resolve(processes + "-" + i), i * share, share));
    }
    for (Process member : members) {
      awaitLine(member, "open");
    }
    long begun = System.nanoTime();
    for (Process member : members) {
      member.getOutputStream().write('\n');
      member.getOutputStream().flush();
    }
    for (Process member : members) {
      awaitLine(member, "stored");
    }
    double stored = (System.nanoTime() - begun) / 1e9;
    for (Process member : members) {
      awaitLine(member, "indexed");
    }
    double indexed = (System.nanoTime() - begun) / 1e9;
    for (Process member : members) {
      member.destroy();
      member.waitFor();
    }
    System.out.printf(
        Locale.ROOT,
        "%d process(es): %d articles, stored %.0f a second, in every index %.0f a second%n",
        processes,
        share * processes,
        share * processes / stored,
        share * processes / indexed);
    if (processes == 1) {
      System.out.printf(
          Locale.ROOT,
          "an article of 2.7 KB takes %d bytes in the database and %d in an index%n",
          size(server, "n1") / share,
          size(folder.resolve("1-0")) / share);
    }
  }

  private static long size(EmbeddedPostgres server, String schema) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE c.relkind = 'r' AND n.nspname = '"
                    + schema
                    + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long sum = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }

  private static void takeOver(EmbeddedPostgres server, Path folder) throws Exception {
    String url = schema(server, "kills");
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < KILLS; i++) {
      Process writer = start(url, folder.resolve("writer"), i * 1_000L, 500);
      awaitLine(writer, "open");
      writer.getOutputStream().write('\n');
      writer.getOutputStream().flush();
      awaitLine(writer, "stored");
      try (HomeForBench other = HomeForBench.shared(folder.resolve("other"), url)) {
        if (other.isWriter()) {
          throw new IllegalStateException("the first process does not write");
        }
        long killed = System.nanoTime();
        writer.destroyForcibly().waitFor();
        other.accept(arrivals(new Invented(new Tokenizer()), i * 1_000L + 900, 1));
        seconds.add((System.nanoTime() - killed) / 1e9);
      }
    }
    seconds.sort(null);
    System.out.printf(
        Locale.ROOT,
        "taking over from a killed writer, to its first article stored: median %.1f s, most %.1f"
            + " s%n",
        seconds.get(KILLS / 2),
        seconds.getLast());
  }

  /** One process: opens its home, stores its articles when told to, and waits for its end. */
  private static void member(String url, Path home, long from, long count) throws Exception {
    Invented invented = new Invented(new Tokenizer());
    try (HomeForBench opened = HomeForBench.shared(home, url)) {
      opened.accept(arrivals(invented, from + count + 1_000_000, 1)); // what is made at first use
      System.out.println("open");
      int _ = System.in.read();
      for (long done = 0; done < count; done += BATCH) {
        opened.accept(arrivals(invented, from + done, (int) Math.min(BATCH, count - done)));
      }
      System.out.println("stored");
      long all = opened.indexed();
      for (long before = -1; before != all; all = opened.indexed()) {
        before = all;
        Thread.sleep(600); // longer than the beat by which other processes' articles come
      }
      System.out.println("indexed");
      int _ = System.in.read();
    }
  }

  private static List<Arrival> arrivals(Invented invented, long from, int count) {
    return LongStream.range(from, from + count)
        .mapToObj(
            id ->
                new Arrival(
                    invented.report(id), FeedId.ARCHIVE, Optional.empty(), Invented.after(id)))
        .toList();
  }

  private static String schema(EmbeddedPostgres server, String name) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + name);
    }
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres&password=postgres&currentSchema=%s"
        .formatted(server.getPort(), name);
  }

  private static Process start(String url, Path home, long from, long count) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx400m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            ScaleBench.class.getName(),
            url,
            home.toString(),
            Long.toString(from),
            Long.toString(count))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void awaitLine(Process process, String line) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder read = new StringBuilder();
    for (String next = out.readLine(); next != null; next = out.readLine()) {
      if (next.equals(line)) {
        return;
      }
      read.append(next).append('\n');
    }
    throw new IOException("a process ended before it said '%s': %s".formatted(line, read));
  }
}
