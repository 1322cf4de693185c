package org.tidings.app.terminal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tidings.testkit.ChatPlatformContract;
import org.tidings.testkit.PlatformDriver;

@Execution(ExecutionMode.CONCURRENT)
class TerminalPlatformTest extends ChatPlatformContract {
  @TempDir private Path folder;

  @Override
  protected PlatformDriver driver() {
    return new TerminalDriver(folder);
  }
}
