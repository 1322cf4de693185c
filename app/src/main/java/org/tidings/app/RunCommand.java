package org.tidings.app;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Runs every platform that has a token, else the terminal chat. */
@Command(
    name = "run",
    description = "Runs every platform that has a token; without any, the terminal chat.")
final class RunCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Tidings parent;

  @Override
  public Integer call() throws Exception {
    return Service.run(Objects.requireNonNull(parent));
  }
}
