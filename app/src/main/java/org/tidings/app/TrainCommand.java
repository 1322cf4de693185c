package org.tidings.app;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Does what a usual start does, on a throw-away home, so that its classes can be kept ready. */
@Command(name = "train", hidden = true, description = "Warms the start-up cache up.")
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
    return Training.run(tidings);
  }
}
