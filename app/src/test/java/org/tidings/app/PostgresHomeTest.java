package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.app.CommandShell.Ran;
import org.tidings.store.PostgresAddress;
import org.tidings.store.PostgresExam;
import org.tidings.testkit.PostgresServer;

class PostgresHomeTest {
  private static final String BOT = "1234567890:" + "A".repeat(35);
  private static final String OTHER_BOT = "9876543210:" + "A".repeat(35);

  @TempDir private Path folder;
  private final PostgresAddress address = PostgresServer.fresh();

  @Test
  void worksAsOnTheFileInItsFolder() throws IOException {
    assertThat(shell("one").run("doctor").out()).contains("no tables yet");
    assertThat(shell("one").run("import", archive().toString()).out()).contains("new 1");

    assertThat(shell("one").run("chat", "/latest").out()).contains("Dam opens");
    assertThat(shell("one").run("export").out()).contains("Dam opens");
    Ran doctor = shell("one").run("doctor");
    assertThat(doctor.code()).as(doctor.out()).isZero();
    assertThat(doctor.out()).contains("database: 1 articles", "index: 1 articles, equal");
    assertThat(folder.resolve("one").resolve(Home.DATABASE)).doesNotExist();
  }

  @Test
  void sharesTheNewsWithAnotherProcess() throws IOException {
    assertThat(shell("one").run("import", archive().toString()).code()).isZero();

    assertThat(shell("two").run("chat", "/latest").out()).contains("Dam opens");
  }

  @Test
  void refusesADatabaseThatAnotherBotHas() throws IOException {
    assertThat(shell("one").with("TELEGRAM_TOKEN", BOT).run("chat", "/about").code()).isZero();

    Ran ran = shell("two").with("TELEGRAM_TOKEN", OTHER_BOT).run("chat", "/about");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("belongs to the telegram bot 1234567890", "9876543210");
    assertThat(folder.resolve("two").resolve(HomeDatabase.BOUND)).doesNotExist();
  }

  @Test
  void refusesADatabaseWhileItsOwnHasArticles() throws IOException {
    new CommandShell(folder.resolve("one")).run("import", archive().toString());

    Ran ran = shell("one").run("chat", "/latest");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("has a database of its own", "tidings migrate");
    assertThat(PostgresExam.of(address).version()).isZero();
  }

  @Test
  void refusesAnotherDatabaseThanItsOwn() {
    assertThat(shell("one").run("chat", "/about").code()).isZero();
    PostgresAddress other = PostgresServer.fresh();

    Ran ran =
        new CommandShell(folder.resolve("one"))
            .with("TIDINGS_DATABASE_URL", url(other))
            .run("chat", "/about");
    Ran alone = new CommandShell(folder.resolve("one")).run("chat", "/about");

    assertThat(ran.err()).contains("belongs to another database");
    assertThat(PostgresExam.of(other).version()).isZero();
    assertThat(alone.err()).contains("the settings name none");
  }

  @Test
  void tellsWhatIsWrongAtTheStartAsTheDoctorDoes() {
    for (String wrong :
        List.of(
            "jdbc:postgresql://127.0.0.1:1/news?user=u&password=canary-of-database",
            PostgresServer.url() + "?currentSchema=nowhere&user=postgres")) {
      CommandShell shell =
          new CommandShell(folder.resolve("one")).with("TIDINGS_DATABASE_URL", wrong);

      Ran start = shell.run("chat", "/about");
      Ran doctor = shell.run("doctor");

      assertThat(start.code()).isEqualTo(1);
      assertThat(start.err()).startsWith("database.url, ").doesNotContain("canary");
      assertThat(doctor.code()).isEqualTo(1);
      assertThat(doctor.out())
          .contains("WRONG  PostgreSQL: " + start.err().strip())
          .doesNotContain("canary");
    }
  }

  private CommandShell shell(String home) {
    return new CommandShell(folder.resolve(home)).with("TIDINGS_DATABASE_URL", url(address));
  }

  private static String url(PostgresAddress address) {
    return address.url() + "&user=postgres&password=postgres";
  }

  private Path archive() throws IOException {
    return Files.writeString(
        folder.resolve("a.jsonl"),
        """
        {"id":"1","source":"Valley Post","title":"Dam opens","summary":"","body":"At noon.","publishedAt":"2026-01-01T12:00:00Z"}
        """);
  }
}
