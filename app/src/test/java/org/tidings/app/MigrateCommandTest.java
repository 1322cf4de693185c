package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.app.CommandShell.Ran;
import org.tidings.store.Database;
import org.tidings.store.PostgresAddress;
import org.tidings.testkit.PostgresServer;

class MigrateCommandTest {
  @TempDir private Path folder;
  private final PostgresAddress address = PostgresServer.fresh();

  @Test
  void movesAWholeHomeThereAndBack() throws IOException {
    filled(1_500);
    String before = file().run("export").out();

    Ran there = file().run("migrate", "--to", url());
    assertThat(there.code()).as(there.err()).isZero();
    assertThat(there.out()).contains("counts and checksums are equal", "set database.url");
    assertThat(there.err()).contains("article: 1000 of 1500", "article: 1500 of 1500");
    assertThat(shared().run("export").out()).isEqualTo(before);
    assertThat(shared().run("chat", "/following list").out()).contains("Dam");
    assertThat(file().run("chat", "/latest").err()).contains("the settings name none");

    Ran back = shared().run("migrate", "--to", "sqlite");
    assertThat(back.code()).as(back.err()).isZero();
    assertThat(file().run("export").out()).isEqualTo(before);
    Ran doctor = file().run("doctor");
    assertThat(doctor.code()).as(doctor.out()).isZero();
  }

  @Test
  void goesOnWhereItBrokeOff() throws IOException {
    filled(1_200);
    assertThat(file().run("migrate", "--to", url()).code()).isZero();
    // given a target that has half of the articles and the mark of a move under way
    Path kept = folder.resolve("home").resolve(Home.DATABASE + ".moved");
    Files.move(kept, folder.resolve("home").resolve(Home.DATABASE));
    Files.delete(folder.resolve("home").resolve(HomeDatabase.BOUND));
    String schema = address.url().replaceFirst(".*=", "");
    PostgresServer.execute("DELETE FROM %s.article WHERE id > 600".formatted(schema));
    PostgresServer.execute("DELETE FROM %s.identity WHERE name = 'id'".formatted(schema));
    PostgresServer.execute("INSERT INTO %s.identity VALUES ('moving', 'yes')".formatted(schema));
    assertThat(shared().run("chat", "/latest").err()).contains("a move into this database");

    Ran again = file().run("migrate", "--to", url());

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).contains("article: 1200 of 1200").doesNotContain("article: 1000 of");
    assertThat(shared().run("doctor").out()).contains("database: 1200 articles");
  }

  @Test
  void copiesATableAnewThatDiffers() throws IOException {
    filled(30);
    assertThat(file().run("migrate", "--to", url()).code()).isZero();
    Path kept = folder.resolve("home").resolve(Home.DATABASE + ".moved");
    Files.move(kept, folder.resolve("home").resolve(Home.DATABASE));
    Files.delete(folder.resolve("home").resolve(HomeDatabase.BOUND));
    String schema = address.url().replaceFirst(".*=", "");
    PostgresServer.execute("UPDATE %s.article SET title = 'other' WHERE id = 7".formatted(schema));
    PostgresServer.execute("DELETE FROM %s.identity".formatted(schema));
    PostgresServer.execute("INSERT INTO %s.identity VALUES ('moving', 'yes')".formatted(schema));

    assertThat(file().run("migrate", "--to", url()).code()).isZero();
    assertThat(shared().run("export").out()).doesNotContain("\"other\"");
  }

  @Test
  void refusesADatabaseThatIsInUse() throws IOException {
    filled(1);
    assertThat(
            new CommandShell(folder.resolve("other"))
                .with("TIDINGS_DATABASE_URL", url())
                .run("chat", "/about")
                .code())
        .isZero();

    Ran ran = file().run("migrate", "--to", url());

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("is in use by another home");
    assertThat(folder.resolve("home").resolve(Home.DATABASE)).exists();
  }

  @Test
  void saysWhatItTakes() {
    assertThat(file().run("migrate", "--to", "mysql://x").code()).isEqualTo(2);
    assertThat(file().run("migrate", "--to", url()).err()).contains("There is no ");
    assertThat(file().run("migrate", "--to", "sqlite").err()).contains("database.url is not set");
  }

  private void filled(int articles) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < articles; i++) {
      lines.append(
          """
          {"id":"%d","source":"Valley Post","title":"Dam %d opens","summary":"Größe 🌊","body":"At noon %d.","publishedAt":"2026-01-01T12:00:00Z"}
          """
              .formatted(i, i, i));
    }
    Path archive = Files.writeString(folder.resolve("a.jsonl"), lines);
    assertThat(file().run("import", archive.toString()).code()).isZero();
    assertThat(file().run("chat", "/follow Dam").code()).isZero();
    try (Database _ = Database.openToRead(folder.resolve("home").resolve(Home.DATABASE))) {
      assertThat(folder.resolve("home").resolve(Home.DATABASE)).exists();
    }
  }

  private CommandShell file() {
    return new CommandShell(folder.resolve("home"));
  }

  private CommandShell shared() {
    return file().with("TIDINGS_DATABASE_URL", url());
  }

  private String url() {
    return address.url() + "&user=postgres&password=postgres";
  }
}
