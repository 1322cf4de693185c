package org.tidings.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesBenchTest {
  private static final String PAGE =
      """
      <html><head><title>Ferry aground | Courier</title>
      <meta property="article:published_time" content="2026-01-02T08:00:00+01:00">
      <meta name="author" content="Ida Moor"></head><body><article><h1>Ferry aground</h1>
      <p>A ferry with 212 people on board ran aground near Port Larnay on Friday, the harbour said.</p>
      <p>All of them were brought ashore within three hours, and nobody was hurt, it added.</p>
      </article></body></html>
      """;

  @TempDir Path folder;

  private String run(String name, String gold) throws IOException {
    Path dir = folder.resolve(name);
    Files.createDirectories(dir.resolve("pages"));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(PAGE.getBytes(StandardCharsets.UTF_8));
    }
    Files.write(dir.resolve("pages/a.html.gz"), packed.toByteArray());
    Files.writeString(
        dir.resolve("pages.jsonl"),
        """
        {"id":"a","file":"pages/a.html.gz","url":"https://courier.example/a",%s}
        """
            .formatted(gold));
    Path out = folder.resolve(name + ".jsonl");
    PagesBench.main(new String[] {dir.toString(), out.toString()});
    return Files.readString(out);
  }

  @Test
  void neverReadsGoldFields() throws IOException {
    String known =
        run(
            "known",
            """
            "title":"Gold","author":"Gold","publishedAt":"1999-01-01","body":"Gold","with":["212"],"without":["hurt"]\
            """);
    String blank =
        run(
            "blank",
            """
            "title":null,"author":null,"publishedAt":null,"body":null\
            """);

    assertThat(blank).isEqualTo(known);
  }

  @Test
  void writesWhatThePageReaderSays() throws IOException {
    assertThat(run("page", "\"body\":null"))
        .contains("\"id\":\"a\"")
        .contains("\"title\":\"Ferry aground\"")
        .contains("\"author\":\"Ida Moor\"")
        .contains("\"publishedAt\":\"2026-01-02T08:00:00+01:00\"")
        .contains("A ferry with 212 people on board");
  }
}
