package org.tidings.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.tidings.testkit.PostgresServer;

/** Where the contract tests find an empty database; the same one however often it is opened. */
final class Places {
  private Places() {}

  static Supplier<Database> sqlite() {
    try {
      Path folder = Files.createTempDirectory("store");
      folder.toFile().deleteOnExit();
      for (String name : new String[] {"t.db", "t.db-wal", "t.db-shm"}) {
        folder.resolve(name).toFile().deleteOnExit();
      }
      return () -> Database.open(folder.resolve("t.db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Supplier<Database> postgres() {
    PostgresAddress address = PostgresServer.fresh();
    return () -> Database.open(address);
  }
}
