package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.app.CommandShell.Ran;

class ConversationTest {
  @TempDir private Path folder;

  @BeforeEach
  void fill() throws IOException {
    Path archive = folder.resolve("a.jsonl");
    Files.writeString(
        archive,
        """
        {"id":"1","source":"Valley Post","title":"Dam opens","url":"https://valley.example/1","summary":"","body":"At noon.","publishedAt":"2026-01-01T12:00:00Z"}
        {"id":"2","source":"Coast Times","title":"Port shuts","summary":"","body":"At dusk.","publishedAt":"2026-01-01T18:00:00Z"}
        """);
    assertThat(shell().run("import", archive.toString()).code()).isZero();
  }

  @Test
  void answersEachLineOfStandardInputWithOneObject() {
    Ran ran = shell().typing("/latest\n\n#1\n/read 9\n/feedback\n/cancel").run("chat", "--json");

    assertThat(ran.code()).isZero();
    assertThat(ran.lines()).hasSize(6).allMatch(ConversationTest::isOneObject);
    assertThat(ran.lines().getFirst())
        .startsWith("{\"reply\":\"say\",\"privately\":")
        .contains(
            "{\"block\":\"headline\",\"rank\":1,\"title\":\"Port shuts\",\"source\":\"Coast"
                + " Times\",\"publishedAt\":\"2026-01-01T18:00:00Z\"");
    assertThat(ran.lines().get(3)).contains("\"reply\":\"refuse\"", "\"reason\":\"not-found\"");
    assertThat(ran.lines().get(4)).contains("\"reply\":\"ask\"", "\"form\":{\"id\":");
    assertThat(ran.lines().get(5)).contains("Cancelled.");
  }

  @Test
  void pressesOnlyWhatIsThere() {
    Ran ran = shell().run("chat", "--json", "#1", "/latest", "#99", "#x");

    assertThat(ran.lines().get(0)).contains("There is nothing to press now.");
    assertThat(ran.lines().get(2)).contains("\"reply\":\"refuse\"", "Press #1");
    assertThat(ran.lines().get(3)).contains("\"reply\":\"refuse\"", "Press #1");
  }

  @Test
  void showsTimesInTheZoneOfTheOption() {
    assertThat(shell().run("chat", "--zone", "Asia/Kolkata", "/latest").out())
        .contains("1 Jan 2026, 23:30");
  }

  @Test
  void showsTimesInTheZoneThatWasChosen() {
    Ran ran =
        shell().run("chat", "--zone", "UTC", "/latest", "/settings zone:Asia/Kolkata", "/latest");

    assertThat(ran.out()).contains("1 Jan 2026, 18:00", "1 Jan 2026, 23:30");
    assertThat(shell().run("chat", "--zone", "UTC", "/latest").out()).contains("23:30");
  }

  @Test
  void setsTheClock() {
    Ran today = shell().run("chat", "--now", "2026-01-01T20:00:00Z", "/trending today");
    Ran later = shell().run("chat", "--now", "2027-06-01T20:00:00Z", "/trending today");

    assertThat(today.code()).isZero();
    assertThat(later.out()).isNotEqualTo(today.out());
  }

  @Test
  void letsReadersDoLessInARoom() {
    Ran moderator = shell().run("chat", "--json", "--room", "Lobby", "/feedback list");
    Ran reader =
        shell().run("chat", "--json", "--room", "Lobby", "--as", "reader", "/feedback list");

    assertThat(moderator.out()).contains("\"reply\":\"say\"");
    assertThat(reader.out()).contains("\"reply\":\"refuse\"", "\"reason\":\"not-allowed\"");
    assertThat(reader.code()).isZero();
  }

  @Test
  void remembersListsOfEachRoomApart() {
    shell().run("chat", "--room", "Lobby", "/search dam");

    assertThat(shell().run("chat", "--room", "Lobby", "/read 1").out()).contains("Dam opens");
    assertThat(shell().run("chat", "--room", "Hall", "/read 1").out()).contains("Port shuts");
  }

  private static boolean isOneObject(String line) {
    try (JsonParser json = new JsonFactory().createParser(line)) {
      boolean object = json.nextToken() == JsonToken.START_OBJECT;
      json.skipChildren();
      return object && json.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private CommandShell shell() {
    return new CommandShell(folder.resolve("home"));
  }
}
