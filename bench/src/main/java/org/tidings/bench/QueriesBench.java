package org.tidings.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Whole answers beside raw Lucene and SQLite FTS5 in one JMH run: {@code bench/run queries
 * [ARTICLES] [quick] [DIR]}. 200,000 generated articles without a number; {@code quick} measures
 * for a second each instead of five and takes 20,000. What was filled is kept in DIR, when one is
 * given, and used again. Medians of single calls are compared, as ratios.
 */
public final class QueriesBench {
  private static final PrintStream OUT = System.out;

  private final Map<String, Double> large;
  private final Map<String, Double> small;

  private QueriesBench(Map<String, Double> large, Map<String, Double> small) {
    this.large = large;
    this.small = small;
  }

  public static void main(String[] args) throws IOException, RunnerException {
    List<String> words = new ArrayList<>(Arrays.asList(args));
    boolean quick = words.remove("quick");
    boolean kept = !words.isEmpty() && !words.getLast().matches("\\d+");
    Path folder = kept ? Path.of(words.removeLast()) : Files.createTempDirectory("tidings-queries");
    int size = words.isEmpty() ? quick ? 20_000 : 200_000 : Integer.parseInt(words.getFirst());
    try {
      fill(folder, size);
      Map<String, Double> small =
          run(folder.resolve("small"), size / 10, "QueryCalls.(search|answer)$", quick);
      Map<String, Double> large = run(folder.resolve("large"), size, "QueryCalls", quick);
      OUT.printf(Locale.ROOT, "%n%,d articles; medians of one call in the same run%n", size);
      new QueriesBench(large, small).tell();
    } finally {
      if (!kept) {
        delete(folder);
      }
    }
  }

  private static void fill(Path folder, int size) throws IOException {
    Path whole = folder.resolve("filled-" + size);
    if (!Files.exists(whole)) {
      QueryHouse.fill(folder.resolve("small"), size / 10, false);
      QueryHouse.fill(folder.resolve("large"), size, true);
      Files.createFile(whole);
    }
  }

  private static Map<String, Double> run(Path folder, int size, String calls, boolean quick)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(calls)
            .mode(Mode.SampleTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .forks(1)
            .warmupIterations(quick ? 2 : 4)
            .warmupTime(TimeValue.milliseconds(quick ? 1_000 : 1_500))
            .measurementIterations(quick ? 2 : 5)
            .measurementTime(TimeValue.milliseconds(quick ? 500 : 1_000))
            .jvmArgsAppend(
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "-Dqueries.folder=" + folder,
                "-Dqueries.size=" + size);
    Collection<RunResult> results = new Runner(options.build()).run();
    Map<String, Double> medians = new HashMap<>();
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      medians.put(
          name.substring(name.lastIndexOf('.') + 1),
          result.getPrimaryResult().getStatistics().getPercentile(50));
    }
    return medians;
  }

  private void tell() {
    ratio("whole answer (query, blend, 10 highlights, rendered post)", "answer", "luceneOr", 2);
    ratio("the same with texts read from SQLite", "answerFromDatabase", "luceneOr", 0);
    ratio("the same rendered as Telegram's text", "answerOnTelegram", "luceneOr", 0);
    ratio("query with blend, grouped by story", "search", "luceneOr", 0);
    ratio("recency blend against the same query unblended", "blended", "unblended", 1.3);
    ratio("newest 20 of a category", "newest", "sqliteNewest", 1.5);
    ratio("newest 20 of a category, first time since a refresh", "newestUnkept", "sqliteNewest", 0);
    ratio("completion of four letters", "completion", "luceneSuggester", 1.5);
    ratio("completion of a word with a typo", "completionOfTypo", "luceneFuzzySuggester", 1.5);
    ratio("facets of a query, three in one", "facets", "luceneOr", 0);
    ratio("raw Lucene OR against SQLite FTS5", "luceneOr", "sqliteOr", 0);
    for (String call : List.of("search", "answer")) {
      OUT.printf(
          Locale.ROOT,
          "%s: growth from a tenth of the articles %.2fx%n",
          call,
          large.getOrDefault(call, Double.NaN) / small.getOrDefault(call, Double.NaN));
    }
  }

  private void ratio(String what, String ours, String theirs, double goal) {
    double mine = large.getOrDefault(ours, Double.NaN);
    double other = large.getOrDefault(theirs, Double.NaN);
    OUT.printf(
        Locale.ROOT,
        "%s: %.1f us, %s %.1f us: %.2fx%s%n",
        what,
        mine,
        theirs,
        other,
        mine / other,
        goal == 0
            ? ""
            : String.format(
                Locale.ROOT, " (goal %.1f, %s)", goal, mine / other <= goal ? "met" : "NOT met"));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
