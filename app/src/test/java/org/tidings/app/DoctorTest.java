package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.app.CommandShell.Ran;

class DoctorTest {
  @TempDir private Path folder;

  @Test
  void isContentWithAFreshHome() {
    Ran ran = shell().run("doctor");

    assertThat(ran.code()).isZero();
    assertThat(ran.lines()).allMatch(line -> line.startsWith("ok     "));
    assertThat(ran.out()).contains("does not exist yet");
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void findsIndexAndDatabaseEqual() throws IOException {
    filled();

    Ran ran = shell().run("doctor");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("database: 1 articles", "index: 1 articles, equal");
  }

  @Test
  void findsAMissingIndexAndTellsTheCure() throws IOException {
    filled();
    try (Stream<Path> files = Files.walk(folder.resolve("home/index"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }

    Ran ran = shell().run("doctor");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.lines())
        .filteredOn(line -> line.startsWith("WRONG"))
        .singleElement()
        .asString()
        .contains("index: ", "next start");
    assertThat(shell().run("chat", "/about").code()).isZero();
    assertThat(shell().run("doctor").code()).isZero();
  }

  @Test
  void findsADamagedDatabase() throws IOException {
    filled();
    byte[] noise = new byte[20_000];
    Arrays.fill(noise, (byte) 'x');
    Files.write(folder.resolve("home").resolve(Home.DATABASE), noise);

    Ran ran = shell().run("doctor");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("WRONG  database: ").doesNotContain("Exception");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void tellsOfTokensWithoutShowingThem() {
    Ran ran = shell().with("DISCORD_TOKEN", "canary-token-of-discord").run("doctor");

    assertThat(ran.out() + ran.err())
        .containsIgnoringCase("discord")
        .contains("present", "absent")
        .doesNotContain("canary");
  }

  @Test
  void tellsOfWrongSettings() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(folder.resolve("home/tidings.yaml"), "keep-articles: soon\n");

    Ran ran = shell().run("doctor");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("WRONG  settings: tidings.yaml, line 1");
  }

  private void filled() throws IOException {
    Path archive = folder.resolve("a.jsonl");
    Files.write(
        archive,
        List.of(
            """
            {"id":"1","source":"Valley Post","title":"Dam opens","summary":"","body":"At noon.","publishedAt":"2026-01-01T12:00:00Z"}\
            """));
    assertThat(shell().run("import", archive.toString()).code()).isZero();
  }

  private CommandShell shell() {
    return new CommandShell(folder.resolve("home"));
  }
}
