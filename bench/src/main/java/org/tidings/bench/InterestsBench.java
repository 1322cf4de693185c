package org.tidings.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.tidings.search.IndexedArticle;
import org.tidings.search.SearchQuery;
import org.tidings.search.SearchQuery.Node;
import org.tidings.subscription.InterestIndex;
import org.tidings.text.Tokenizer;
import org.tidings.text.Tokens;

/** One article against N saved interests: ours and Lucene's Monitor, in one run. */
public final class InterestsBench {
  private static final int ARTICLES = 60;
  private static final PrintStream OUT = System.out;

  private final Tokenizer tokenizer = new Tokenizer();
  private final Invented invented = new Invented(tokenizer);
  private final List<IndexedArticle> articles = new ArrayList<>();

  private InterestsBench() {
    for (int i = 1; i <= ARTICLES; i++) {
      articles.add(invented.article(i));
    }
  }

  /** Arguments: numbers of interests; 1,000 10,000 100,000 without any. */
  public static void main(String[] args) throws IOException {
    InterestsBench bench = new InterestsBench();
    int[] sizes = {1_000, 10_000, 100_000};
    if (args.length > 0) {
      sizes = Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    }
    for (int size : sizes) {
      bench.run(size);
    }
  }

  private void run(int size) throws IOException {
    List<Node> nodes = new ArrayList<>(size);
    Random random = new Random(size);
    Set<String> leaves = new HashSet<>();
    long text = 0;
    for (int i = 0; i < size; i++) {
      Node node = node(random);
      nodes.add(node);
      text += textOf(node, leaves);
    }
    long before = heap();
    InterestIndex ours = new InterestIndex(tokenizer);
    for (int i = 0; i < size; i++) {
      ours.put(i, new SearchQuery("", nodes.get(i)));
    }
    ours.matches(articles.getFirst());
    long bytes = heap() - before;
    try (Monitor monitor = new Monitor(new EnglishAnalyzer())) {
      List<MonitorQuery> queries = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        queries.add(new MonitorQuery(Integer.toString(i), query(nodes.get(i))));
      }
      monitor.register(queries);
      double best = Double.MAX_VALUE;
      double bestMonitor = Double.MAX_VALUE;
      for (int round = 0; round < 3; round++) {
        best = Math.min(best, milliseconds(() -> articles.forEach(ours::matches)));
        bestMonitor = Math.min(bestMonitor, milliseconds(() -> monitored(monitor)));
      }
      OUT.printf(
          Locale.ROOT,
          "interests %,d: ours %.4f ms CPU per article, Monitor %.4f ms, ratio %.1fx (goal >= 8 at"
              + " 100,000); %d bytes each in all, %d beyond their text (goal <= 100)%n",
          size,
          best / ARTICLES,
          bestMonitor / ARTICLES,
          bestMonitor / best,
          bytes / size,
          (bytes - text) / size);
    }
  }

  private void monitored(Monitor monitor) {
    try {
      for (IndexedArticle article : articles) {
        var report = article.article().report();
        Document document = new Document();
        document.add(
            new TextField(
                "text",
                report.title() + " " + report.summary() + " " + report.body(),
                Field.Store.NO));
        monitor.match(document, QueryMatch.SIMPLE_MATCHER);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Half ask two words, a quarter exclude one, some ask a phrase or a choice. */
  private Node node(Random random) {
    Node one = new Node.Word(word(random));
    Node two = new Node.Word(word(random));
    Node three = new Node.Word(word(random));
    return switch (random.nextInt(8)) {
      case 0 -> one;
      case 1, 2, 3 -> new Node.And(List.of(one, two));
      case 4, 5 -> new Node.And(List.of(one, two, new Node.Not(three)));
      case 6 -> new Node.Phrase(List.of(word(random), word(random)));
      default -> new Node.Or(List.of(new Node.And(List.of(one, two)), three));
    };
  }

  private String word(Random random) {
    return invented.word(20 + (int) Math.pow(50_000, random.nextDouble()));
  }

  private Query query(Node node) {
    return switch (node) {
      case Node.Word(String word) -> new TermQuery(new Term("text", term(word)));
      case Node.Phrase(List<String> words) ->
          new PhraseQuery("text", words.stream().map(this::term).toArray(String[]::new));
      case Node.And(List<Node> nodes) -> {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (Node part : nodes) {
          if (part instanceof Node.Not(Node inner)) {
            all.add(query(inner), Occur.MUST_NOT);
          } else {
            all.add(query(part), Occur.MUST);
          }
        }
        yield all.build();
      }
      case Node.Or(List<Node> nodes) -> {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        nodes.forEach(part -> any.add(query(part), Occur.SHOULD));
        yield any.build();
      }
      case Node.Not _, Node.InTitle _, Node.Is _, Node.Between _, Node.All _ ->
          throw new IllegalArgumentException("not invented here: " + node);
    };
  }

  private String term(String word) {
    Tokens tokens = tokenizer.tokenize("en", word);
    return tokens.term(0);
  }

  /** Bytes of the texts of leaves not met before. */
  private static long textOf(Node node, Set<String> met) {
    return switch (node) {
      case Node.Word(String word) -> met.add(word) ? word.length() : 0;
      case Node.Phrase(List<String> words) ->
          met.add(String.join(" ", words)) ? String.join("", words).length() : 0;
      case Node.And(List<Node> nodes) -> nodes.stream().mapToLong(n -> textOf(n, met)).sum();
      case Node.Or(List<Node> nodes) -> nodes.stream().mapToLong(n -> textOf(n, met)).sum();
      case Node.Not(Node inner) -> textOf(inner, met);
      case Node.InTitle _, Node.Is _, Node.Between _, Node.All _ -> 0;
    };
  }

  private static double milliseconds(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.run();
    return (threads.getCurrentThreadCpuTime() - start) / 1e6;
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
