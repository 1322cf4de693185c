package org.tidings.bench;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.tidings.ingest.DocumentHints;
import org.tidings.ingest.Entry;
import org.tidings.ingest.EntryCleaner;
import org.tidings.ingest.FeedDefaults;
import org.tidings.ingest.FeedParser;
import org.tidings.ingest.Reading;

/**
 * {@code bench/run feedParsing}: feed bytes to reports with dates, plain text and keys, beside Rome
 * (which leaves HTML as it is) and beside a bare pass of the pull parser, in one JMH run over made
 * up feeds. {@code bench/run feedParsing quick} loops without JMH for a first impression.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class FeedParsingBench {
  private static final int FEEDS = 40;
  private static final int ITEMS = 50;
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final List<byte[]> feeds = feeds();
  private final FeedParser parser = new FeedParser();
  private final EntryCleaner cleaner = new EntryCleaner();
  private final FeedDefaults defaults = FeedDefaults.of("Bench", NOW);
  private final InputFactoryImpl raw = new InputFactoryImpl();
  private int turn;

  public static void main(String[] args)
      throws RunnerException, FeedException, IOException, XMLStreamException {
    if (args.length > 0 && args[0].equals("quick")) {
      new FeedParsingBench().quick();
      return;
    }
    new Runner(new OptionsBuilder().include(FeedParsingBench.class.getSimpleName()).build()).run();
  }

  @Benchmark
  public void full(Blackhole sink) {
    sink.consume(full(next()));
  }

  @Benchmark
  public void rome(Blackhole sink) throws FeedException, IOException {
    sink.consume(rome(next()));
  }

  @Benchmark
  public void rawPass(Blackhole sink) throws XMLStreamException {
    sink.consume(rawPass(next()));
  }

  private byte[] next() {
    turn = (turn + 1) % FEEDS;
    return feeds.get(turn);
  }

  private int full(byte[] feed) {
    int sum = 0;
    if (parser.parse(feed, DocumentHints.NONE) instanceof Reading.Read(var document)) {
      for (Entry entry : document.entries()) {
        sum += cleaner.clean(entry, defaults).hashCode();
      }
    }
    return sum;
  }

  private static int rome(byte[] feed) throws FeedException, IOException {
    SyndFeed document = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(feed)));
    return document.getEntries().size();
  }

  private int rawPass(byte[] feed) throws XMLStreamException {
    XMLStreamReader in = raw.createXMLStreamReader(new ByteArrayInputStream(feed));
    int events = 0;
    while (in.hasNext()) {
      in.next();
      events++;
    }
    in.close();
    return events;
  }

  private interface Task {
    int run(byte[] feed) throws FeedException, IOException, XMLStreamException;
  }

  private void quick() throws FeedException, IOException, XMLStreamException {
    for (int round = 0; round < 4; round++) {
      double all = rate(this::full, 3);
      double bare = rate(this::rawPass, 3);
      double slow = rate(FeedParsingBench::rome, 3);
      System.out.printf(
          Locale.ROOT,
          "full %.0f MB/s, raw pass %.0f, rome %.1f: %.2f of raw, %.1f x rome%n",
          all,
          bare,
          slow,
          all / bare,
          all / slow);
    }
  }

  private double rate(Task task, int seconds)
      throws FeedException, IOException, XMLStreamException {
    long bytes = 0;
    int sum = 0;
    long start = cpu();
    while (cpu() - start < seconds * 1_000_000_000L) {
      byte[] feed = next();
      sum += task.run(feed);
      bytes += feed.length;
    }
    double rate = bytes / 1e6 / ((cpu() - start) / 1e9);
    return sum == Integer.MIN_VALUE ? 0 : rate;
  }

  /** CPU time: the machine may have other work. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static List<byte[]> feeds() {
    Random random = new Random(42);
    List<byte[]> feeds = new ArrayList<>();
    for (int feed = 0; feed < FEEDS; feed++) {
      StringBuilder xml = new StringBuilder(160_000);
      xml.append(
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  + "<rss version=\"2.0\""
                  + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                  + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
                  + "<channel><title>Feed ")
          .append(feed)
          .append("</title><link>https://news")
          .append(feed)
          .append(".example/</link><description>");
      words(random, 12, xml).append("</description>\n");
      for (int item = 0; item < ITEMS; item++) {
        item(random, feed, item, xml);
      }
      feeds.add(xml.append("</channel></rss>\n").toString().getBytes(StandardCharsets.UTF_8));
    }
    return feeds;
  }

  private static void item(Random random, int feed, int item, StringBuilder xml) {
    String link = "https://news%d.example/2025/%d/story?utm_source=rss".formatted(feed, item);
    Instant at = NOW.minusSeconds(random.nextInt(10_000_000));
    xml.append("<item><title>");
    words(random, 9, xml)
        .append("</title><link>")
        .append(link)
        .append("</link><guid isPermaLink=\"false\">urn:")
        .append(feed)
        .append(':')
        .append(item)
        .append("</guid><pubDate>");
    xml.append(DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)));
    xml.append("</pubDate><dc:creator>");
    words(random, 2, xml).append("</dc:creator><category>");
    words(random, 1, xml).append("</category><description>");
    words(random, 35, xml)
        .append("</description><content:encoded><![CDATA[<p><img src=\"https://img.example/")
        .append(item)
        .append(".jpg\" alt=\"a\"/></p>");
    for (int paragraph = 0; paragraph < 5; paragraph++) {
      xml.append("<p>");
      words(random, 45, xml)
          .append(" <a href=\"https://news.example/")
          .append(paragraph)
          .append("\">");
      words(random, 4, xml).append("</a> &amp; ");
      words(random, 12, xml).append(".</p>\n");
    }
    xml.append("]]></content:encoded></item>\n");
  }

  private static StringBuilder words(Random random, int count, StringBuilder out) {
    for (int word = 0; word < count; word++) {
      out.append(word == 0 ? "" : " ");
      int length = 2 + random.nextInt(8);
      for (int letter = 0; letter < length; letter++) {
        out.append((char) ('a' + random.nextInt(26)));
      }
      if (random.nextInt(40) == 0) {
        out.append("\u00e9");
      }
    }
    return out;
  }
}
