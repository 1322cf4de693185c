package org.tidings.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.newsroom.Importer;
import org.tidings.newsroom.Importer.Refusal;
import org.tidings.newsroom.Importer.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes files into the home. */
@Command(
    name = "import",
    header = "Takes articles and feeds in from files.",
    description =
        "Takes in feed documents, OPML lists, archives of articles (JSON Lines, plain or gzip), or"
            + " folders of them. Doing it again changes nothing; one that broke off is simply"
            + " repeated.")
final class ImportCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Tidings parent;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders.")
  private List<Path> paths = List.of();

  @Override
  public Integer call() throws Exception {
    Tidings tidings = Objects.requireNonNull(parent);
    tidings.settings();
    InstantSource clock = InstantSource.system();
    ImportProgress progress =
        new ImportProgress(tidings.err(), Tidings.onTerminal(), clock, tidings.stopping());
    try (HomeLock _ = HomeLock.take(tidings.home());
        Home home = Home.open(tidings, InstantSource.system())) {
      Importer importer =
          new Importer(home.reception(), new DocumentReader(home.feeds(), clock), clock);
      Summary summary = importer.run(paths, progress);
      progress.end();
      report(summary, tidings.out());
      return summary.refusedFiles() == 0 ? 0 : 1;
    } catch (ImportProgress.Stopped _) {
      tidings.err().println("Stopped; the same command goes on from here.");
      return 1;
    }
  }

  private static void report(Summary summary, PrintStream out) {
    out.printf(
        "Read %d, new %d, corrected %d, known %d, refused %d.%n",
        summary.read(),
        summary.added(),
        summary.corrected(),
        summary.known(),
        summary.refused().size());
    for (Refusal refusal : summary.refused()) {
      out.println("  refused " + refusal.place() + ": " + refusal.reason());
    }
  }
}
