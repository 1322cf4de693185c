package org.tidings.app;

import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Looks whether all is well. */
@Command(
    name = "doctor",
    description = "Looks whether all is well, and tells the cure of what is not.")
final class DoctorCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Tidings parent;

  @Override
  public Integer call() {
    Tidings tidings = Objects.requireNonNull(parent);
    boolean well = true;
    for (Doctor.Finding finding : new Doctor(tidings, InstantSource.system()).findings()) {
      tidings.out().println(finding.line());
      well &= finding.well();
    }
    return well ? 0 : 1;
  }
}
