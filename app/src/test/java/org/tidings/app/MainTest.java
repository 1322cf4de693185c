package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.app.CommandShell.Ran;

class MainTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "run", "chat", "import", "export", "reindex", "doctor"})
  void helpsWithEveryCommand(String command) {
    Ran ran = command.isEmpty() ? shell().bare("--help") : shell().bare(command, "--help");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("Usage: tidings", "--home");
    assertThat(ran.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hello                       | hello
          chat --rom Lobby            | --rom
          chat --room                 | --room
          import                      | PATH
          run --json                  | --json
          chat --as owner /latest     | --as is moderator or reader, not 'owner'
          chat --zone Mars/One /latest| --zone is a time zone such as Europe/Berlin, not 'Mars/One'
          chat --now soon /latest     | --now is an instant such as 2026-01-01T12:00:00Z, not 'soon'
          chat --locale ??? /latest   | --locale is a language such as en-IN, not '???'
          """)
  void saysWhatIsWrongWithTheWords(String line, String told) {
    Ran ran = shell().run(line.split(" ", -1));

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines().findFirst().orElse("")).contains(told);
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void answersEveryMessageAndCountsRefusalsAsReplies() {
    Ran ran = shell().run("chat", "--json", "/latest 2", "/read 99", "", "#77", "/nonsense");

    assertThat(ran.code()).isZero();
    assertThat(ran.lines()).hasSize(5).allMatch(line -> line.startsWith("{\"reply\":\""));
    assertThat(ran.lines().get(1)).contains("\"reply\":\"refuse\"", "\"hint\":");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void failsWithOneLineWhenTheHomeIsNoFolder() throws IOException {
    Files.writeString(folder.resolve("home"), "no folder");

    Ran ran = shell().run("chat", "/latest");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).hasLineCount(1).contains("cannot be written to");
  }

  @Test
  void failsWithOneLineWhenASettingIsWrong() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(folder.resolve("home/tidings.yaml"), "contakt: me\n");

    Ran ran = shell().run("chat", "/latest");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).hasLineCount(1).contains("tidings.yaml, line 1", "contact");
  }

  @Test
  void takesTheHomeFromTheEnvironment() {
    Path named = folder.resolve("named");

    Ran ran = shell().with("TIDINGS_HOME", named.toString()).bare("chat", "/about");

    assertThat(ran.code()).isZero();
    assertThat(named.resolve(Home.DATABASE)).exists();
  }

  private CommandShell shell() {
    return new CommandShell(folder.resolve("home"));
  }
}
