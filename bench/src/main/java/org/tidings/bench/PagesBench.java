package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.tidings.ingest.DocumentHints;
import org.tidings.ingest.Links;
import org.tidings.ingest.Stamp;
import org.tidings.ingest.page.Page;
import org.tidings.ingest.page.PageBlocks;
import org.tidings.ingest.page.PageReader;

/**
 * {@code bench/run pages DIR OUT.jsonl}: reads every page that DIR/pages.jsonl lists with the
 * product's page reader and writes what it says, one line a page. Only id, file and url are looked
 * at. Prints pages per second of CPU; files are read beforehand, a first pass over up to 400 warms
 * up.
 */
public final class PagesBench {
  private static final int WARM = 400;

  private final PageReader reader = new PageReader();

  /** A page as the list gives it. */
  static final class Served {
    private final String id;
    private final Optional<URI> address;
    private final byte[] bytes;

    Served(String id, Optional<URI> address, byte[] bytes) {
      this.id = id;
      this.address = address;
      this.bytes = bytes;
    }

    String id() {
      return id;
    }

    Page read(PageReader reader) {
      return reader.read(bytes, hints());
    }

    PageBlocks blocks(PageReader reader) {
      return reader.blocks(bytes, hints());
    }

    PageReader.Asked asked(PageReader reader) {
      return reader.asked(bytes, hints());
    }

    private DocumentHints hints() {
      return DocumentHints.of(address, Map.of());
    }
  }

  private PagesBench() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: bench/run pages DIR OUT.jsonl");
      System.exit(2);
    }
    List<Served> pages = pages(Path.of(args[0]));
    PagesBench bench = new PagesBench();
    pages.stream().limit(WARM).forEach(bench::line);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    long slowest = 0;
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]))) {
      for (Served page : pages) {
        long begun = threads.getCurrentThreadCpuTime();
        out.write(bench.line(page) + "\n");
        slowest = Math.max(slowest, threads.getCurrentThreadCpuTime() - begun);
      }
    }
    double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    System.out.printf(
        "%d pages, %.0f pages per CPU second, slowest %.0f ms%n",
        pages.size(), pages.size() / seconds, slowest / 1e6);
  }

  /** The pages of a list; nothing of it but their ids, files and addresses. */
  static List<Served> pages(Path dir) throws IOException {
    List<Served> pages = new ArrayList<>();
    for (JsonNode row : NewsFile.rows(dir.resolve("pages.jsonl"))) {
      pages.add(served(dir, row));
    }
    return pages;
  }

  static Served served(Path dir, JsonNode row) throws IOException {
    Path file = dir.resolve(NewsFile.text(row, "file"));
    return new Served(NewsFile.text(row, "id"), Links.web(NewsFile.text(row, "url")), bytes(file));
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return in.readAllBytes();
    }
  }

  /** What the product makes of a page. */
  private ObjectNode line(Served served) {
    Page page = served.read(reader);
    ObjectNode line = NewsFile.JSON.createObjectNode().put("id", served.id());
    line.put("title", page.title());
    line.put("author", page.byline().orElse(null));
    line.put("publishedAt", page.created().map(PagesBench::time).orElse(null));
    line.put("body", page.body());
    return line;
  }

  private static String time(Stamp stamp) {
    Instant at = stamp.at();
    return stamp.zone().isPresent()
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(stamp.zone().get()))
        : DateTimeFormatter.ISO_LOCAL_DATE.format(at.atOffset(ZoneOffset.UTC));
  }
}
