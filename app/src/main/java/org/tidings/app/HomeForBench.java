package org.tidings.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.tidings.newsroom.Importer;
import org.tidings.newsroom.Importer.Content;
import org.tidings.newsroom.Importer.Summary;

/** The door through which the benchmarks reach a home; nothing else uses it. */
public final class HomeForBench {
  private HomeForBench() {}

  /** Imports into a home folder, opened and closed again. */
  public static Summary importInto(Path folder, List<Path> paths, InstantSource clock) {
    try (Home home = Home.open(folder)) {
      return new Importer(home.newsroom(), (_, _) -> new Content.Unreadable("no archive"), clock)
          .run(paths, (_, _, _) -> {});
    }
  }
}
