package org.tidings.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.tidings.article.Report;
import org.tidings.ingest.Cleaned;
import org.tidings.ingest.DocumentHints;
import org.tidings.ingest.Entry;
import org.tidings.ingest.EntryCleaner;
import org.tidings.ingest.FeedDefaults;
import org.tidings.ingest.FeedDocument;
import org.tidings.ingest.FeedParser;
import org.tidings.ingest.Label;
import org.tidings.ingest.Prose;
import org.tidings.ingest.Reading;
import org.tidings.ingest.opml.Opml;

/**
 * {@code bench/run fuzz [SECONDS] [SEED] [DIR]}: mutates documents from a seed and gives them to
 * the reader, the cleaner and OPML, so many seconds each (600). Fails on anything thrown, on more
 * than a second for one input and on unsafe characters in a report. Start documents are the files
 * under DIR (our own fixtures).
 */
public final class FuzzBench {
  private static final long SLOW = Duration.ofSeconds(1).toNanos();
  private static final List<String> TOKENS =
      List.of(
          "<![CDATA[",
          "]]>",
          "<!--",
          "-->",
          "<?xml",
          "?>",
          "<!DOCTYPE a [",
          "]>",
          "<item>",
          "</item>",
          "<entry>",
          "<channel>",
          "</channel>",
          "&",
          "&#",
          "&#x110000;",
          "&#0;",
          "&nbsp;",
          "&lt;",
          "<",
          ">",
          "\"",
          "'",
          "=",
          "xmlns=\"",
          "xml:base=\"//\"",
          "<script>",
          "<img src=\"",
          "<svg",
          "<a href='javascript:",
          "\u202e",
          "\u200d",
          "\ud800",
          "\udb40",
          "\u0335\u0335\u0335\u0335\u0335",
          "\0",
          "{\"items\":[",
          "}",
          "[[[[[[",
          "2025-99-99",
          "type=\"xhtml\"",
          "mode=\"base64\"",
          "<outline text=\"",
          "99999999999999999999",
          "+99:99",
          "http://[::",
          "\u5348\u5f8c");

  private final Random random;
  private final List<byte[]> seeds;
  private final FeedParser parser = new FeedParser();
  private final EntryCleaner cleaner = new EntryCleaner();
  private final FeedDefaults defaults = FeedDefaults.of("Fuzz", Instant.EPOCH);
  private final Opml opml = new Opml();
  private int faults;

  private FuzzBench(long seed, List<byte[]> seeds) {
    this.random = new Random(seed);
    this.seeds = seeds;
  }

  private interface Target {
    void take(byte[] input);
  }

  public static void main(String[] args) throws IOException {
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 600;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    Path dir = Path.of(args.length > 2 ? args[2] : "bot-core/src/test/resources/ingest");
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(
        "<rss><channel><item><title>a</title></item></channel></rss>"
            .getBytes(StandardCharsets.UTF_8));
    if (Files.isDirectory(dir)) {
      try (Stream<Path> files = Files.walk(dir)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          seeds.add(Files.readAllBytes(file));
        }
      }
    }
    System.out.printf(
        "our own mutational fuzzer, seed %d, %d start documents%n", seed, seeds.size());
    FuzzBench bench = new FuzzBench(seed, seeds);
    bench.run("reader", seconds, bench::read);
    bench.run("cleaner", seconds, bench::clean);
    bench.run("opml", seconds, bench::list);
    if (bench.faults > 0) {
      System.exit(1);
    }
  }

  private void run(String name, int seconds, Target target) {
    long runs = 0;
    long slowest = 0;
    int before = faults;
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (System.nanoTime() < end && faults - before < 10) {
      byte[] input = mutate();
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      try {
        target.take(input);
      } catch (RuntimeException | StackOverflowError | AssertionError fault) {
        fault(name, fault.toString(), input);
        fault.printStackTrace();
      }
      long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      slowest = runs > 1_000 ? Math.max(slowest, took) : slowest;
      if (took > SLOW && runs > 1_000) {
        fault(name, "took " + took / 1_000_000 + " ms", input);
      }
      runs++;
    }
    System.out.printf(
        "%s: %d inputs, %d faults, slowest %.1f ms%n", name, runs, faults - before, slowest / 1e6);
  }

  private void fault(String name, String what, byte[] input) {
    faults++;
    byte[] shown = Arrays.copyOf(input, Math.min(input.length, 20_000));
    System.out.printf(
        "FAULT in %s: %s%n%s%n", name, what, Base64.getEncoder().encodeToString(shown));
  }

  private void read(byte[] input) {
    String type = random.nextInt(4) == 0 ? "text/xml; charset=utf-16" : "";
    var base = Optional.of(URI.create("https://fuzz.example/a/"));
    if (parser.parse(input, new DocumentHints(type, base, ""))
        instanceof Reading.Read(FeedDocument feed)) {
      feed.entries().forEach(this::check);
    }
  }

  private void clean(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Prose prose = random.nextBoolean() ? Prose.html(text) : Prose.plain(text);
    check(
        new Entry(
            text,
            text,
            prose,
            prose,
            Prose.html(text + text),
            text,
            Optional.empty(),
            Optional.empty(),
            List.of(text),
            List.of(text),
            List.of(),
            List.of(),
            0,
            text,
            text,
            text,
            List.of(new Label("sector", text))));
  }

  private void list(byte[] input) {
    opml.read(input)
        .ifPresent(list -> opml.read(opml.write("fuzz", list).getBytes(StandardCharsets.UTF_8)));
  }

  private void check(Entry entry) {
    if (cleaner.clean(entry, defaults) instanceof Cleaned.Accepted(Report report, var _)) {
      safe(report.title());
      safe(report.summary().replace('\n', ' '));
      safe(report.body().replace('\n', ' ').replace('\t', ' '));
      safe(report.byline().orElse(""));
    }
  }

  private static void safe(String text) {
    text.codePoints()
        .filter(FuzzBench::isUnsafe)
        .findFirst()
        .ifPresent(
            point -> {
              throw new AssertionError("U+%04X in a report".formatted(point));
            });
  }

  private static boolean isUnsafe(int point) {
    return point < 0x20
        || (point >= 0x7f && point < 0xa0)
        || (point >= 0x202a && point <= 0x202e)
        || (point >= 0x2066 && point <= 0x2069)
        || (point >= 0xe0000 && point <= 0xe007f)
        || point == 0x200b
        || (point >= 0xd800 && point < 0xe000);
  }

  private byte[] mutate() {
    byte[] input = seeds.get(random.nextInt(seeds.size())).clone();
    int changes = 1 + random.nextInt(8);
    for (int change = 0; change < changes; change++) {
      input = change(input);
    }
    return input;
  }

  private byte[] change(byte[] input) {
    if (input.length == 0) {
      return token();
    }
    int at = random.nextInt(input.length);
    return switch (random.nextInt(8)) {
      case 0 -> {
        input[at] = (byte) random.nextInt(256);
        yield input;
      }
      case 1 -> Arrays.copyOf(input, at);
      case 2 -> splice(input, at, at, token());
      case 3 -> splice(input, at, Math.min(input.length, at + random.nextInt(40)), new byte[0]);
      case 4 -> repeat(input, at);
      case 5 -> {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        int from = random.nextInt(other.length);
        yield splice(
            input, at, at, Arrays.copyOfRange(other, from, Math.min(other.length, from + 300)));
      }
      case 6 -> splice(input, at, Math.min(input.length, at + 1), token());
      default -> {
        input[at] ^= (byte) (1 << random.nextInt(8));
        yield input;
      }
    };
  }

  /** The same piece very often: what grows faster than the input shows itself here. */
  private byte[] repeat(byte[] input, int at) {
    byte[] piece =
        random.nextBoolean()
            ? token()
            : Arrays.copyOfRange(input, at, Math.min(input.length, at + 1 + random.nextInt(30)));
    int times = random.nextInt(10) == 0 ? 20_000 : random.nextInt(200);
    byte[] many = new byte[Math.min(300_000, piece.length * times)];
    for (int i = 0; i < many.length; i++) {
      many[i] = piece[i % piece.length];
    }
    return input.length > 1_000_000 ? input : splice(input, at, at, many);
  }

  private byte[] token() {
    return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] splice(byte[] input, int from, int to, byte[] piece) {
    byte[] out = new byte[input.length - (to - from) + piece.length];
    System.arraycopy(input, 0, out, 0, from);
    System.arraycopy(piece, 0, out, from, piece.length);
    System.arraycopy(input, to, out, from + piece.length, input.length - to);
    return out;
  }
}
