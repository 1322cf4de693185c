package org.tidings.app;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes a throw-away home that the run which the start-up cache is made from can ask. */
@Command(name = "train", hidden = true, description = "Prepares the making of the start-up cache.")
final class TrainCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Tidings parent;

  @Option(names = "--native", paramLabel = "FOLDER")
  private @Nullable Path natives;

  @Override
  public Integer call() throws Exception {
    Tidings tidings = Objects.requireNonNull(parent);
    if (natives != null) {
      Training.unpack(natives);
    }
    return Training.prepare(tidings);
  }
}
