package org.tidings.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.tidings.newsroom.Arrival;
import org.tidings.newsroom.Importer;
import org.tidings.newsroom.Importer.Content;
import org.tidings.newsroom.Importer.Summary;
import org.tidings.store.Database;
import org.tidings.store.PostgresAddress;

/** The door through which the benchmarks reach a home; nothing else uses it. */
public final class HomeForBench implements AutoCloseable {
  private final Home home;

  private HomeForBench(Home home) {
    this.home = home;
  }

  /** Imports into a home folder, opened and closed again. */
  public static Summary importInto(Path folder, List<Path> paths, InstantSource clock) {
    try (Home home = Home.open(folder)) {
      return new Importer(home.newsroom(), (_, _) -> new Content.Unreadable("no archive"), clock)
          .run(paths, (_, _, _) -> {});
    }
  }

  /**
   * Opens a home on a database that others share.
   *
   * @param url of PostgreSQL, with user and password
   */
  public static HomeForBench shared(Path folder, String url) {
    PostgresAddress address = new PostgresAddress(url, Optional.empty(), Optional.empty());
    return new HomeForBench(Home.open(folder, Database.open(address), InstantSource.system()));
  }

  /** Hands articles in and waits until they are stored. */
  public void accept(List<Arrival> arrivals) {
    int _ = home.reception().accept(arrivals).size();
  }

  /** Whether this process writes articles. */
  public boolean isWriter() {
    return home.isWriter();
  }

  /** How many articles its index has. */
  public long indexed() {
    return home.index().count();
  }

  @Override
  public void close() {
    home.close();
  }
}
