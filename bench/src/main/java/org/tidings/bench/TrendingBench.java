package org.tidings.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.article.ArticleId;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.story.OnlineClusterer;
import org.tidings.text.Tokenizer;
import org.tidings.trend.TrendQuery;
import org.tidings.trend.TrendingStory;
import org.tidings.trend.WindowedTrending;

/** Lists what trends every 15 minutes of a stream: {@code trending STREAM.jsonl OUT.jsonl}. */
public final class TrendingBench {
  private static final Duration STEP = Duration.ofMinutes(15);
  private static final Duration PERIOD = Duration.ofHours(24);
  private static final int TOP = 10;

  /** Articles that stand for a story: its newest, so that none drops out while nothing arrives. */
  private static final int SHOWN = 8;

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private TrendingBench() {}

  /** Runs the stream. */
  public static void main(String[] args) throws IOException {
    List<NewsFile.Line> lines = NewsFile.articles(Path.of(args[0]));
    WindowedTrending trending = new WindowedTrending();
    OnlineClusterer clusterer = new OnlineClusterer();
    Tokenizer tokenizer = new Tokenizer();
    long adding = 0;
    long listing = 0;
    long placing = 0;
    int lists = 0;
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]))) {
      Instant next = firstStep(lines.getFirst().article().firstSeen());
      for (NewsFile.Line line : lines) {
        while (line.article().firstSeen().isAfter(next)) {
          long begin = CPU.getCurrentThreadCpuTime();
          List<TrendingStory> top = top(trending, next);
          listing += CPU.getCurrentThreadCpuTime() - begin;
          lists++;
          write(out, next, top, lines);
          next = next.plus(STEP);
        }
        var tokens = tokenizer.tokenize(line.article().report());
        long start = CPU.getCurrentThreadCpuTime();
        var place = clusterer.place(line.article(), tokens);
        placing += CPU.getCurrentThreadCpuTime() - start;
        long begin = CPU.getCurrentThreadCpuTime();
        trending.add(line.article(), tokens, FeedId.ARCHIVE, place);
        adding += CPU.getCurrentThreadCpuTime() - begin;
      }
      write(out, next, top(trending, next), lines);
    }
    System.err.printf(
        "us to place an article %.1f, to count it %.2f, per list %.1f%n",
        placing / 1e3 / lines.size(),
        adding / 1e3 / lines.size(),
        listing / 1e3 / Math.max(1, lists));
  }

  private static Instant firstStep(Instant first) {
    long step = STEP.toSeconds();
    return Instant.ofEpochSecond(Math.ceilDiv(first.getEpochSecond(), step) * step);
  }

  private static List<TrendingStory> top(WindowedTrending trending, Instant at) {
    return trending.top(
        new TrendQuery(Scope.ALL, at, PERIOD, Optional.empty(), Optional.empty(), TOP));
  }

  private static void write(
      BufferedWriter out, Instant at, List<TrendingStory> top, List<NewsFile.Line> lines)
      throws IOException {
    ObjectNode row = NewsFile.JSON.createObjectNode();
    row.put("at", at.toString());
    ArrayNode stories = row.putArray("top");
    for (TrendingStory story : top) {
      ArrayNode ids = stories.addArray();
      for (ArticleId id : story.articles().stream().limit(SHOWN).toList()) {
        ids.add(lines.get((int) id.value() - 1).key());
      }
    }
    out.write(row + "\n");
  }
}
