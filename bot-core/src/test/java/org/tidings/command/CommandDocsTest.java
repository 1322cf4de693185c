package org.tidings.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandDocsTest {
  /** Set to write the document instead of comparing: {@code -Dtidings.docs=write}. */
  private static final String WRITE = "tidings.docs";

  @Test
  void theDocumentTellsWhatTheCommandsTell() throws IOException {
    try (Desk desk = new Desk()) {
      String document = CommandDocs.markdown(desk.router().commands());
      Path file = docs().resolve("commands.md");
      if (System.getProperty(WRITE, "").equals("write")) {
        Files.writeString(file, document);
      }

      assertThat(Files.readString(file))
          .as("docs/commands.md is old: run this test with -Dtidings.docs=write")
          .isEqualTo(document);
    }
  }

  private static Path docs() {
    Path beside = Path.of("..", "docs");
    return Files.isDirectory(beside) ? beside : Path.of("docs");
  }
}
