package org.tidings.newsroom;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.tidings.article.Report;
import org.tidings.exchange.ArticleLine;
import org.tidings.exchange.LineReader;
import org.tidings.exchange.RefusedRecord;
import org.tidings.feed.FeedId;

/**
 * Takes files in: archives of articles as JSON Lines (plain or gzip), feed documents, OPML lists,
 * or folders of them. What a file is, its first bytes tell, not its name.
 *
 * <p>Doing it again changes nothing, so an import that was interrupted is simply repeated: what is
 * there already is recognised and counted as known. It owes no delivery. One thread.
 */
public final class Importer {
  private static final int BATCH = 256;
  private static final int LARGEST_DOCUMENT = 64 << 20;
  private static final Set<String> ENDINGS =
      Set.of("jsonl", "ndjson", "json", "gz", "xml", "rss", "atom", "rdf", "opml");

  private final Reception newsroom;
  private final Documents documents;
  private final InstantSource clock;

  public Importer(Reception newsroom, Documents documents, InstantSource clock) {
    this.newsroom = newsroom;
    this.documents = documents;
    this.clock = clock;
  }

  /** Reads whole documents: feeds and OPML lists. */
  public interface Documents {
    /**
     * Reads one document; feeds named by an OPML list are added for everyone.
     *
     * @param name name of the file, for messages
     */
    Content read(byte[] document, String name);
  }

  /** What a document held. */
  public sealed interface Content {
    /**
     * A feed's articles.
     *
     * @param refused entries that are no articles
     */
    record Articles(List<Report> reports, List<Refusal> refused) implements Content {}

    /** A list of feeds: how many were new and known. */
    record Feeds(int added, int known, List<Refusal> refused) implements Content {}

    /** Nothing that can be read. */
    record Unreadable(String reason) implements Content {}
  }

  /** A record or file that was not taken in: where it stands, what was wrong and expected. */
  public record Refusal(String place, String reason) {}

  /** Hears how an import goes on; called by the importing thread after every batch. */
  public interface Progress {
    /**
     * Tells how far the import is.
     *
     * @param file what is read now
     * @param share how much of all bytes is done, 0 to 1
     */
    void at(Path file, double share, Summary soFar);
  }

  /**
   * What an import did.
   *
   * @param refusedFiles how many whole files were refused; their refusals are in the list too
   */
  public record Summary(
      long read, long added, long corrected, long known, List<Refusal> refused, int refusedFiles) {
    public Summary {
      refused = List.copyOf(refused);
    }
  }

  /** Takes files and folders in, in order, folders in the order of their file names. */
  public Summary run(List<Path> paths, Progress progress) {
    return new Run(progress).over(paths);
  }

  private final class Run {
    private final Progress progress;
    private final List<Refusal> refused = new ArrayList<>();
    private final List<Arrival> batch = new ArrayList<>(BATCH);
    private long read;
    private long added;
    private long corrected;
    private long known;
    private int refusedFiles;
    private long bytesAll;
    private long bytesBefore;
    private long bytesHere;

    Run(Progress progress) {
      this.progress = progress;
    }

    Summary over(List<Path> paths) {
      List<Path> files = new ArrayList<>();
      for (Path path : paths) {
        collect(path, files);
      }
      for (Path file : files) {
        bytesAll += size(file);
      }
      for (Path file : files) {
        bytesHere = 0;
        file(file);
        flush(file);
        bytesBefore += size(file);
      }
      return summary();
    }

    private Summary summary() {
      return new Summary(read, added, corrected, known, refused, refusedFiles);
    }

    private void collect(Path path, List<Path> files) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        return;
      }
      try (Stream<Path> inside = Files.walk(path)) {
        inside
            .filter(Files::isRegularFile)
            .filter(file -> ENDINGS.contains(ending(file)))
            .sorted()
            .forEach(files::add);
      } catch (IOException e) {
        refuse(path, "the folder cannot be read");
      }
    }

    private void file(Path file) {
      try (InputStream raw = Files.newInputStream(file);
          InputStream in = unzipped(new BufferedInputStream(new Counting(raw), 1 << 16))) {
        in.mark(4096);
        byte[] head = in.readNBytes(4096);
        in.reset();
        if (named(file, ".jsonl", ".ndjson") || holdsLines(head)) {
          lines(file, in);
        } else {
          document(file, in);
        }
      } catch (IOException e) {
        flush(file);
        refuse(file, whyUnreadable(file, e));
      }
    }

    private void lines(Path file, InputStream in) throws IOException {
      LineReader lines = new LineReader(in);
      byte[] line = lines.next();
      while (line != null) {
        if (line.length > 0 && !new String(line, StandardCharsets.UTF_8).isBlank()) {
          read++;
          line(file, lines, line);
        }
        line = lines.next();
      }
    }

    private void line(Path file, LineReader lines, byte[] line) {
      String place = file.getFileName() + ":" + lines.number();
      if (lines.tooLong()) {
        refused.add(new Refusal(place, "longer than %d bytes".formatted(LineReader.LONGEST)));
        return;
      }
      try {
        ArticleLine article = ArticleLine.read(line);
        Instant now = clock.instant();
        Instant seen = article.seen().filter(then -> then.isBefore(now)).orElse(now);
        arrive(file, ArchiveCleaner.clean(article.report()), seen);
      } catch (RefusedRecord wrong) {
        refused.add(new Refusal(place, oneLine(wrong)));
      }
    }

    private void document(Path file, InputStream in) throws IOException {
      byte[] bytes = in.readNBytes(LARGEST_DOCUMENT + 1);
      if (bytes.length > LARGEST_DOCUMENT) {
        refuse(file, "larger than %d MB".formatted(LARGEST_DOCUMENT >> 20));
        return;
      }
      switch (documents.read(bytes, String.valueOf(file.getFileName()))) {
        case Content.Articles(List<Report> reports, List<Refusal> wrong) -> {
          read += reports.size() + wrong.size();
          refused.addAll(wrong);
          reports.forEach(report -> arrive(file, report, clock.instant()));
        }
        case Content.Feeds(int fresh, int old, List<Refusal> wrong) -> {
          read += fresh + old + wrong.size();
          added += fresh;
          known += old;
          refused.addAll(wrong);
        }
        case Content.Unreadable(String reason) -> refuse(file, reason);
      }
    }

    private void arrive(Path file, Report report, Instant seen) {
      batch.add(new Arrival(report, FeedId.ARCHIVE, Optional.empty(), seen));
      if (batch.size() == BATCH) {
        flush(file);
      }
    }

    private void flush(Path file) {
      if (!batch.isEmpty()) {
        for (Outcome outcome : newsroom.accept(batch)) {
          switch (outcome) {
            case Outcome.New _ -> added++;
            case Outcome.Corrected _ -> corrected++;
            case Outcome.Known _ -> known++;
          }
        }
        batch.clear();
      }
      double share = bytesAll == 0 ? 1 : Math.min(1, (bytesBefore + bytesHere) / (double) bytesAll);
      progress.at(file, share, summary());
    }

    private void refuse(Path file, String reason) {
      refusedFiles++;
      refused.add(new Refusal(file.toString(), reason));
    }

    /** Counts the bytes of the file itself, before it is unzipped. */
    private final class Counting extends FilterInputStream {
      Counting(InputStream in) {
        super(in);
      }

      @Override
      public int read() throws IOException {
        int one = super.read();
        bytesHere += one < 0 ? 0 : 1;
        return one;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int count = super.read(into, from, length);
        bytesHere += Math.max(0, count);
        return count;
      }
    }
  }

  private static InputStream unzipped(BufferedInputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
  }

  private static boolean named(Path file, String... endings) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
    return Stream.of(endings).anyMatch(name::endsWith);
  }

  /** Whether a file is JSON Lines: objects, and not the one object of a JSON Feed. */
  private static boolean holdsLines(byte[] head) {
    String start = new String(head, StandardCharsets.UTF_8).replace("\ufeff", "").stripLeading();
    return start.isEmpty() || (start.startsWith("{") && !start.contains("jsonfeed.org/version"));
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // the refusal comes when it is read
    }
  }

  private static String whyUnreadable(Path file, IOException e) {
    if (!Files.exists(file)) {
      return "there is no such file or folder";
    }
    if (!Files.isReadable(file)) {
      return "the file may not be read; give the right to";
    }
    return "the file breaks off or is damaged: " + oneLine(e);
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
  }
}
