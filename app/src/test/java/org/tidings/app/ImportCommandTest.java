package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.app.CommandShell.Ran;

class ImportCommandTest {
  @TempDir private Path folder;

  @Test
  void namesEachRefusalByFileAndPlace() throws IOException {
    String good = file("good.jsonl", article("1", "Dam opens") + "{\"id\":\n" + article("2", ""));

    Ran ran = shell().run("import", good);

    assertThat(ran.code()).isZero();
    assertThat(ran.lines().getFirst()).isEqualTo("Read 3, new 1, corrected 0, known 0, refused 2.");
    assertThat(ran.lines().get(1)).startsWith("  refused good.jsonl:2: ");
    assertThat(ran.lines().get(2)).startsWith("  refused good.jsonl:3: ").contains("title");
    assertThat(ran.err()).doesNotContain("Exception");
  }

  @Test
  void failsWhenAWholeFileIsRefusedAndTakesTheOthers() throws IOException {
    String good = file("good.jsonl", article("1", "Dam opens"));
    String torn = folder.resolve("torn.jsonl.gz").toString();
    try (var out = new GZIPOutputStream(Files.newOutputStream(Path.of(torn)))) {
      out.write(article("9", "Never whole").repeat(50).getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = Files.readAllBytes(Path.of(torn));
    Files.write(Path.of(torn), Arrays.copyOf(whole, whole.length / 2));
    String text = file("text.xml", "no feed at all");
    String missing = folder.resolve("missing.xml").toString();

    Ran ran = shell().run("import", missing, text, torn, good);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .contains("new 1", "refused " + missing + ": there is no such file")
        .contains("refused " + text + ": ", "was expected")
        .contains("refused " + torn + ": the file breaks off or is damaged");
  }

  @Test
  void changesNothingWhenDoneAgain() throws IOException {
    String archive = file("a.jsonl", article("1", "Dam opens") + article("2", "Port shuts"));
    shell().run("import", archive);

    assertThat(shell().run("import", archive).lines().getFirst())
        .isEqualTo("Read 2, new 0, corrected 0, known 2, refused 0.");
  }

  @Test
  void tellsHowItGoesOnInPlainLines() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      lines.append(article(Integer.toString(i), "Dam " + i + " opens"));
    }

    Ran ran = shell().run("import", file("many.jsonl", lines.toString()));

    assertThat(ran.err().lines().toList())
        .isNotEmpty()
        .allMatch(line -> line.matches("\\d+ %, \\d+ read, \\d+/s, \\d+:\\d\\d left"));
    assertThat(ran.err().lines().toList().getLast()).startsWith("100 %, ");
  }

  @Test
  void stopsWhenAskedAndGoesOnFromThere() throws IOException {
    // given a wish to stop, which is heard after the first batch
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      lines.append(article(Integer.toString(i), "Dam " + i + " opens"));
    }
    String archive = file("many.jsonl", lines.toString());
    CommandShell asked = shell();
    asked.stopping().askToStop();

    Ran stopped = asked.run("import", archive);
    Ran again = shell().run("import", archive);

    assertThat(stopped.code()).isEqualTo(1);
    assertThat(stopped.err()).endsWith("Stopped; the same command goes on from here.\n");
    assertThat(again.lines().getFirst())
        .isEqualTo("Read 600, new 344, corrected 0, known 256, refused 0.");
  }

  private CommandShell shell() {
    return new CommandShell(folder.resolve("home"));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String article(String id, String title) {
    return """
    {"id":"%s","source":"Valley Post","title":"%s","summary":"","body":"%s","publishedAt":"2026-01-01T12:00:00Z"}
    """
        .formatted(id, title, title.isEmpty() ? "" : title + " at noon.");
  }
}
