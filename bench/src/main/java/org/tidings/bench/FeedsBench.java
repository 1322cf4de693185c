package org.tidings.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tidings.ingest.DocumentHints;
import org.tidings.ingest.Enclosure;
import org.tidings.ingest.Entry;
import org.tidings.ingest.EntryCleaner;
import org.tidings.ingest.FeedDocument;
import org.tidings.ingest.FeedParser;
import org.tidings.ingest.Prose;
import org.tidings.ingest.Reading;
import org.tidings.ingest.Stamp;

/**
 * {@code bench/run feeds DIR OUT.jsonl}: reads every file under DIR with the product's reader and
 * cleaner and writes what it says, one line per file. Only the {@code Header:} lines of a leading
 * comment are looked at besides the document; what such a comment expects is never read.
 */
public final class FeedsBench {
  private static final Pattern HEADER =
      Pattern.compile("^\\s*Header:\\s*([A-Za-z-]+):\\s*(.*?)\\s*$", Pattern.MULTILINE);

  /** Where documents of the collections that were served over HTTP stood: a test server. */
  private static final String SERVED_AT = "http://127.0.0.1:8097/";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FeedParser parser = new FeedParser();

  private FeedsBench() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: bench/run feeds DIR OUT.jsonl");
      System.exit(2);
    }
    Path dir = Path.of(args[0]);
    FeedsBench bench = new FeedsBench();
    long slowest = 0;
    int count = 0;
    try (Stream<Path> files = Files.walk(dir);
        Writer out = Files.newBufferedWriter(Path.of(args[1]))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = dir.relativize(file).toString().replace('\\', '/');
        if (name.endsWith("expected.jsonl")) {
          continue;
        }
        byte[] document = Files.readAllBytes(file);
        long start = System.nanoTime();
        ObjectNode line = bench.line(name, document);
        slowest = Math.max(slowest, System.nanoTime() - start);
        count++;
        out.write(JSON.writeValueAsString(line));
        out.write('\n');
      }
    }
    System.out.printf("%d files, slowest %.1f ms%n", count, slowest / 1e6);
  }

  /** What the product makes of a document. */
  ObjectNode line(String name, byte[] document) {
    ObjectNode line = JSON.createObjectNode().put("file", name);
    Map<String, String> headers = headers(document);
    // a collection's documents named http_* or with headers of their own came over HTTP
    boolean served =
        !headers.isEmpty() || name.substring(name.lastIndexOf('/') + 1).startsWith("http_");
    Optional<URI> address = served ? Optional.of(URI.create(SERVED_AT)) : Optional.empty();
    switch (parser.parse(document, DocumentHints.of(address, headers))) {
      case Reading.Read(FeedDocument feed) -> write(line, feed);
      case Reading.NotAFeed(Reading.Look look) -> line.put("error", "this is " + look.words());
    }
    return line;
  }

  private static Map<String, String> headers(byte[] document) {
    String head =
        new String(document, 0, Math.min(2_048, document.length), StandardCharsets.ISO_8859_1);
    int start = head.indexOf("<!--");
    int end = head.indexOf("-->", Math.max(start, 0));
    Map<String, String> headers = new HashMap<>();
    if (start >= 0 && end > start) {
      Matcher header = HEADER.matcher(head.substring(start + 4, end));
      while (header.find()) {
        headers.put(header.group(1).toLowerCase(Locale.ROOT), header.group(2));
      }
    }
    return headers;
  }

  private static void write(ObjectNode line, FeedDocument feed) {
    line.put("format", feed.format().word());
    line.putObject("feed")
        .put("title", EntryCleaner.title(feed.title()))
        .put("link", feed.link())
        .put("description", oneLine(feed.description()))
        .put("language", feed.language());
    ArrayNode entries = line.putArray("entries");
    for (Entry entry : feed.entries()) {
      ObjectNode out = entries.addObject();
      out.put("id", entry.id());
      out.put("title", EntryCleaner.title(entry.title()));
      out.put("link", entry.link());
      out.put("summary", oneLine(entry.summary()));
      time(out, "published", entry.published());
      time(out, "updated", entry.updated());
      out.put("author", String.join(", ", entry.authors()));
      ArrayNode categories = out.putArray("categories");
      entry.categories().forEach(categories::add);
      ArrayNode enclosures = out.putArray("enclosures");
      for (Enclosure file : entry.enclosures()) {
        enclosures
            .addObject()
            .put("url", file.url())
            .put("type", file.type())
            .put("length", file.length());
      }
    }
  }

  private static String oneLine(Prose prose) {
    return String.join(" ", List.of(EntryCleaner.text(prose).split("\\s+"))).strip();
  }

  private static void time(ObjectNode out, String field, Optional<Stamp> stamp) {
    stamp.ifPresentOrElse(at -> out.put(field, at.at().toString()), () -> out.putNull(field));
  }
}
