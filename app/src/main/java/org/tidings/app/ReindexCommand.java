package org.tidings.app;

import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Builds the index anew. */
@Command(name = "reindex", description = "Builds the index anew from the database.")
final class ReindexCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Tidings parent;

  @Override
  public Integer call() throws Exception {
    Tidings tidings = Objects.requireNonNull(parent);
    try (HomeLock _ = HomeLock.take(tidings.home());
        Home home = Home.open(tidings, InstantSource.system())) {
      home.derived().rebuild();
      tidings.out().println("Indexed " + home.index().count() + " articles.");
      return 0;
    }
  }
}
