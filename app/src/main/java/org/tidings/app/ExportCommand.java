package org.tidings.app;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.newsroom.Exporter;
import org.tidings.store.Database;
import org.tidings.store.SqlArticleStore;
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
  @ParentCommand private @Nullable Tidings parent;

  @Option(names = "--articles", paramLabel = "FILE", description = "Articles as JSON Lines.")
  private @Nullable String articles;

  @Override
  public Integer call() throws Exception {
    Tidings tidings = Objects.requireNonNull(parent);
    try (Database database = Database.openToRead(tidings.home().resolve(Home.DATABASE))) {
      SqlArticleStore store = new SqlArticleStore(database);
      String file = articles == null ? "-" : articles;
      write(tidings, file, out -> new Exporter(store).articles(out));
    }
    return 0;
  }

  /** Writes something to a text. */
  interface Text {
    void to(Writer out) throws IOException;
  }

  private static void write(Tidings tidings, String file, Text text) throws Failure {
    boolean standard = file.equals("-");
    try (OutputStream bytes =
            standard ? new Unclosed(tidings.out()) : Files.newOutputStream(Path.of(file));
        Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      text.to(out);
    } catch (IOException e) {
      throw new Failure("%s cannot be written: %s".formatted(file, e.getMessage()));
    }
  }

  /** Standard output, which others still need. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
