package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.app.CommandShell.Ran;
import org.tidings.article.Kind;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedCatalog.NewFeed;
import org.tidings.store.Database;
import org.tidings.store.SqlFeedCatalog;

class ExportCommandTest {
  private static final String ARTICLES =
      """
      {"id":"1","source":"Valley Post","url":"https://valley.example/1","title":"Dam opens","summary":"Water flows.","body":"At noon.\\n\\nLater too.","publishedAt":"2026-01-01T12:00:00+05:30","updatedAt":"2026-01-01T13:00:00Z","byline":"Asha Rao","kind":"opinion","sectors":["energy"],"edition":"india","language":"en","tags":["water"],"picture":{"url":"https://valley.example/dam.jpg","caption":"The dam"}}
      {"id":"2","source":"Coast Times","title":"Hafen öffnet “früher”","summary":"","body":"Schiffe warten.","publishedAt":"2026-01-02T12:00:00Z"}
      """;

  @TempDir private Path folder;

  @Test
  void importsAgainAsTheSameExport() throws IOException {
    // given a home with articles
    CommandShell first = shell("first");
    assertThat(first.run("import", file("articles.jsonl", ARTICLES)).code()).isZero();

    // when its export is imported into an empty home
    Ran exported = first.run("export");
    CommandShell second = shell("second");
    assertThat(second.run("import", file("export.jsonl", exported.out())).code()).isZero();

    // then that home's export is the same
    assertThat(exported.lines()).hasSize(2).first().asString().contains("Asha Rao", "dam.jpg");
    assertThat(second.run("export").out()).isEqualTo(exported.out());
  }

  @Test
  void keepsFeedsInTheirRoomsByTheirNames() throws IOException {
    // given a feed for all, which a room calls otherwise, and a private one
    CommandShell first = shell("first");
    first.run("doctor");
    try (Database database = Database.open(first.home().resolve(Home.DATABASE))) {
      SqlFeedCatalog feeds = new SqlFeedCatalog(database);
      feeds.add(feed("https://valley.example/rss?a=1&b=2", "Valley & Post"), FeedCatalog.FOR_ALL);
      feeds.add(feed("https://valley.example/rss?a=1&b=2", "Our valley"), "discord:1/2");
      feeds.add(feed("https://coast.example/rss?key=canary", "Coast"), "telegram:-42");
    }

    // when the list is imported into an empty home
    Ran exported = first.run("export", "--feeds", "-");
    CommandShell second = shell("second");
    assertThat(second.run("import", file("feeds.opml", exported.out())).code()).isZero();

    // then every room has its own again, and nobody else's
    assertThat(second.run("export", "--feeds", "-").out())
        .isEqualTo(exported.out())
        .contains("Our valley", "canary");
    try (Database database = Database.openToRead(second.home().resolve(Home.DATABASE))) {
      SqlFeedCatalog feeds = new SqlFeedCatalog(database);
      assertThat(feeds.of(FeedCatalog.FOR_ALL)).hasSize(1);
      assertThat(feeds.of("telegram:-42")).singleElement().extracting("title").isEqualTo("Coast");
    }
  }

  @Test
  void handsSettingsOnWithoutSecrets() throws IOException {
    // given settings with secrets in the file and in the environment
    CommandShell first = shell("first").with("TELEGRAM_TOKEN", "canary-in-the-environment");
    Files.createDirectories(first.home());
    Files.writeString(
        first.home().resolve("tidings.yaml"),
        """
        discord: {token: canary-in-the-file, api-base: "https://me:canary@discord.example/api/v10"}
        database: {url: "jdbc:postgresql://db.example/t?password=canary"}
        telegram: {api-base: https://telegram.example/bots}
        operators: [discord:4711, telegram:42]
        contact: 'Ask "us": news@tidings.example # any time'
        keep-articles: 90d
        """);

    // when they are exported to the file of another home
    Ran exported = first.run("export", "--settings", "-");
    CommandShell second = shell("second");
    Files.createDirectories(second.home());
    Files.writeString(second.home().resolve("tidings.yaml"), exported.out());

    // then nothing but the secrets is lost
    assertThat(exported.out())
        .doesNotContain("canary")
        .contains("discord:4711", "90d", "https://telegram.example/bots");
    assertThat(second.run("export", "--settings", "-").out()).isEqualTo(exported.out());
  }

  @Test
  void writesSeveralFilesAtOnce() throws IOException {
    CommandShell shell = shell("first");
    shell.run("import", file("articles.jsonl", ARTICLES));
    Path articles = folder.resolve("a.jsonl");
    Path feeds = folder.resolve("f.opml");

    Ran ran = shell.run("export", "--articles", articles.toString(), "--feeds", feeds.toString());

    assertThat(ran).isEqualTo(new Ran(0, "", ""));
    assertThat(articles).content().hasLineCount(2);
    assertThat(feeds).content().startsWith("<?xml").contains("<opml");
  }

  @Test
  void sendsOneThingOnlyToStandardOutput() {
    Ran ran = shell("first").run("export", "--articles", "-", "--feeds", "-");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("Only one of --articles, --feeds and --settings");
  }

  @Test
  void namesTheFileThatCannotBeWritten() throws IOException {
    CommandShell shell = shell("first");
    shell.run("import", file("articles.jsonl", ARTICLES));
    String nowhere = folder.resolve("no/such/folder.jsonl").toString();

    assertThat(shell.run("export", "--articles", nowhere))
        .isEqualTo(new Ran(1, "", nowhere + " cannot be written: there is no such folder\n"));
  }

  @Test
  void readsBesideAProcessThatWrites() throws Exception {
    CommandShell shell = shell("first");
    shell.run("import", file("articles.jsonl", ARTICLES));
    try (HomeLock _ = HomeLock.take(shell.home());
        Home _ = Home.open(shell.home())) {
      assertThat(shell.run("export").lines()).hasSize(2);
    }
  }

  @Test
  void saysThatThereIsNothingYet() {
    Ran ran = shell("first").run("export");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("there is no database").hasLineCount(1);
  }

  private CommandShell shell(String home) {
    return new CommandShell(folder.resolve(home));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static NewFeed feed(String url, String title) {
    return new NewFeed(
        URI.create(url), "Post", title, Kind.NEWS, Set.of(), Optional.empty(), Optional.empty());
  }
}
