package org.tidings.app;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidings.app.settings.SettingsReader;
import org.tidings.app.settings.WrongSettings;
import org.tidings.newsroom.Exporter;
import org.tidings.store.Database;
import org.tidings.store.SqlArticleStore;
import org.tidings.store.SqlFeedCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Gives out what the home has, beside a process that writes. */
@Command(
    name = "export",
    header = "Gives out articles, feeds and settings.",
    description =
        "A FILE of '-' is standard output. Without options, articles to standard output. Importing"
            + " them into an empty home gives the same export.")
final class ExportCommand implements Callable<Integer> {
  /** Stands for standard output. */
  private static final String STANDARD = "-";

  @ParentCommand private @Nullable Tidings parent;

  @Option(names = "--articles", paramLabel = "FILE", description = "Articles as JSON Lines.")
  private @Nullable String articles;

  @Option(
      names = "--feeds",
      paramLabel = "FILE",
      description = "Feeds as OPML, by the names that rooms gave them.")
  private @Nullable String feeds;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings as YAML, without tokens and passwords.")
  private @Nullable String settings;

  @Override
  public Integer call() throws Exception {
    Tidings tidings = Objects.requireNonNull(parent);
    String wanted = articles == null && feeds == null && settings == null ? STANDARD : articles;
    if (Stream.of(wanted, feeds, settings).filter(STANDARD::equals).count() > 1) {
      throw new WrongUsage(
          "Only one of --articles, --feeds and --settings can go to standard output.");
    }
    if (settings != null) {
      String text = SettingsReader.export(tidings.home(), tidings.surroundings().environment());
      write(tidings, settings, out -> out.write(text));
    }
    if (wanted != null || feeds != null) {
      rows(tidings, wanted);
    }
    return 0;
  }

  private void rows(Tidings tidings, @Nullable String wanted) throws Failure, WrongSettings {
    try (Database database = HomeDatabase.openToRead(tidings.home(), tidings.settings())) {
      if (wanted != null) {
        SqlArticleStore store = new SqlArticleStore(database);
        write(tidings, wanted, out -> new Exporter(store).articles(out));
      }
      if (feeds != null) {
        String text = FeedLists.write(new SqlFeedCatalog(database));
        write(tidings, feeds, out -> out.write(text));
      }
    }
  }

  /** Writes something to a text. */
  interface Text {
    void to(Writer out) throws IOException;
  }

  private static void write(Tidings tidings, String file, Text text) throws Failure {
    boolean standard = file.equals(STANDARD);
    try (OutputStream bytes =
            standard ? new Unclosed(tidings.out()) : Files.newOutputStream(Path.of(file));
        Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      text.to(out);
    } catch (IOException e) {
      throw new Failure(
          "%s cannot be written: %s".formatted(standard ? "Standard output" : file, why(e)));
    }
  }

  private static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such folder";
      case AccessDeniedException _ -> "the right to is missing";
      default -> String.valueOf(e.getMessage());
    };
  }

  /** Standard output, which others still need. */
  private static final class Unclosed extends FilterOutputStream {
    private final PrintStream standard;

    Unclosed(PrintStream standard) {
      super(standard);
      this.standard = standard;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      if (standard.checkError()) { // flushes too; a print stream throws nothing by itself
        throw new IOException("nobody takes it, or the disk is full");
      }
    }
  }
}
