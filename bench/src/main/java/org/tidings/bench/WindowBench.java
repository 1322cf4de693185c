package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.story.Clusterer;
import org.tidings.story.OnlineClusterer;
import org.tidings.story.Placement;
import org.tidings.story.StoryId;
import org.tidings.text.ArticleTokens;
import org.tidings.text.Tokenizer;

/**
 * Story and copy check against Lucene's MoreLikeThis with as many articles in the window, and the
 * window's memory: {@code window ARCHIVE_FOLDER [ARTICLES]}. Articles are the archive's headlines
 * over leads mixed of two wires, from a fixed seed.
 */
public final class WindowBench {
  private static final int ASKED = 1000;

  /** Rounds of questions of which only the last is timed: the others warm up. */
  private static final int WARM = 8;

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private WindowBench() {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException {
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
    List<String[]> wires = wires(Path.of(args[0]));
    Tokenizer tokenizer = new Tokenizer();
    long heap = heap();
    OnlineClusterer clusterer = new OnlineClusterer();
    long begin = CPU.getCurrentThreadCpuTime();
    long[] tokenizing = new long[1];
    clusterer.restore(window(wires, tokenizer, count, tokenizing));
    long restoring = CPU.getCurrentThreadCpuTime() - begin - tokenizing[0];
    long kept = heap() - heap;
    System.out.printf(
        "restored %d in %.2f s CPU beside %.2f s of reading and tokenising; %d bytes each%n",
        count, restoring / 1e9, tokenizing[0] / 1e9, kept / count);
    double own = place(clusterer, wires, tokenizer, count);
    double lucene = moreLikeThis(wires, count);
    System.out.printf("place %.3f ms, MoreLikeThis %.3f ms: 1/%.1f%n", own, lucene, lucene / own);
  }

  private static Stream<Clusterer.Placed> window(
      List<String[]> wires, Tokenizer tokenizer, int count, long[] tokenizing) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              long begin = CPU.getCurrentThreadCpuTime();
              Article article = article(wires, i);
              ArticleTokens tokens = tokenizer.tokenize(article.report());
              Placement place =
                  new Placement(
                      new StoryId(i % 3 == 0 ? i + 1 : 1 + i / 3 * 3), Optional.empty(), List.of());
              tokenizing[0] += CPU.getCurrentThreadCpuTime() - begin;
              return new Clusterer.Placed(article, tokens, place);
            });
  }

  private static double place(
      OnlineClusterer clusterer, List<String[]> wires, Tokenizer tokenizer, int count) {
    long spent = 0;
    for (int i = 0; i < ASKED * WARM; i++) {
      Article article = article(wires, count + i);
      ArticleTokens tokens = tokenizer.tokenize(article.report());
      long begin = CPU.getCurrentThreadCpuTime();
      clusterer.place(article, tokens);
      spent += i < ASKED * (WARM - 1) ? 0 : CPU.getCurrentThreadCpuTime() - begin;
    }
    return spent / 1e6 / ASKED;
  }

  private static double moreLikeThis(List<String[]> wires, int count) throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        EnglishAnalyzer analyzer = new EnglishAnalyzer()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (int i = 0; i < count; i++) {
          Document document = new Document();
          document.add(new TextField("text", text(article(wires, i)), Field.Store.NO));
          writer.addDocument(document);
        }
        writer.forceMerge(1);
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        MoreLikeThis like = new MoreLikeThis(reader);
        like.setAnalyzer(analyzer);
        like.setFieldNames(new String[] {"text"});
        like.setMinTermFreq(1);
        like.setMinDocFreq(2);
        long spent = 0;
        for (int i = 0; i < ASKED; i++) {
          String text = text(article(wires, count + i));
          long begin = CPU.getCurrentThreadCpuTime();
          searcher.search(like.like("text", new StringReader(text)), 10);
          spent += i < ASKED / 2 ? 0 : CPU.getCurrentThreadCpuTime() - begin;
        }
        return spent / 1e6 / (ASKED / 2);
      }
    }
  }

  private static String text(Article article) {
    return article.report().title() + " " + article.report().summary();
  }

  private static Article article(List<String[]> wires, int number) {
    Random random = new Random(number * 7919L);
    String[] first = wires.get(random.nextInt(wires.size()));
    String[] second = wires.get(random.nextInt(wires.size()));
    String lead = half(first[1]) + " " + half(second[1]);
    long id = number + 1L;
    return new Article(
        new ArticleId(id),
        BEGIN.plusSeconds(number * 6L),
        id,
        Report.titled("Wire", first[0].isBlank() ? "-" : first[0]).summary(lead).build());
  }

  private static String half(String body) {
    return body.substring(0, Math.min(body.length(), 220));
  }

  private static List<String[]> wires(Path folder) throws IOException {
    List<String[]> wires = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().filter(each -> each.toString().endsWith(".gz")).toList()) {
        for (JsonNode row : NewsFile.rows(file)) {
          wires.add(new String[] {NewsFile.text(row, "title"), NewsFile.text(row, "body")});
        }
      }
    }
    return wires;
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
