package org.tidings.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runs must not know the answers: without them they print the same. */
class GoldFieldsTest {
  private static final String LINES =
      """
      {"id":"a","source":null,"url":null,"title":"Ferry aground off Port Larnay","summary":"A ferry with 212 people ran aground near Port Larnay.","body":"","publishedAt":null,"story":"%1$s"}
      {"id":"b","source":"Courier","url":"https://courier.example/1","title":"Bank raises rate","summary":"","body":"","publishedAt":"2026-01-01T12:00:00Z","story":"%2$s"}
      {"id":"c","source":null,"url":null,"title":"212 safe after ferry runs aground near Port Larnay","summary":"","body":"All 212 people of a ferry aground near Port Larnay are safe.","publishedAt":null,"story":"%1$s"}
      """;
  private static final String PAIRS =
      """
      {"id":"p","a":{"title":"Ferry aground","body":"A ferry with 212 people on board ran aground near Port Larnay today."},"b":{"title":"Ferry Aground","body":"A ferry with 212 people on board ran aground near Port Larnay."},"duplicate":%1$s,"edit":"%2$s"}
      """;
  private static final String STORIES =
      """
      {"id":"s","articles":[{"title":"Ferry aground","body":"A ferry with 212 people ran aground near Port Larnay. Nobody was hurt at all there.","source":null}],"reference":"%1$s"}
      """;

  @TempDir Path folder;

  private interface Run {
    void on(String[] args) throws IOException;
  }

  private String output(Run run, String name, String text) throws IOException {
    Path in = Files.writeString(folder.resolve(name + ".jsonl"), text);
    Path out = folder.resolve(name + ".out");
    run.on(new String[] {in.toString(), out.toString()});
    return Files.readString(out);
  }

  private void same(Run run, String lines, String first, String second) throws IOException {
    String known = output(run, "known", lines.formatted(first, second));
    String blank = output(run, "blank", lines.formatted("", ""));

    assertThat(blank).isNotBlank().isEqualTo(known);
  }

  @Test
  void changeNoStory() throws IOException {
    same(StoriesBench::main, LINES, "s1", "s2");
  }

  @Test
  void changeNoRelatedArticle() throws IOException {
    same(RelatedBench::main, LINES, "s1", "s2");
  }

  @Test
  void changeNoBrief() throws IOException {
    same(BriefsBench::main, STORIES, "A ferry ran aground.", "");
  }

  @Test
  void changeNoCopy() throws IOException {
    String known = output(DuplicatesBench::main, "known", PAIRS.formatted("true", "truncate"));
    String blank = output(DuplicatesBench::main, "blank", PAIRS.formatted("null", ""));

    assertThat(blank).contains("true").isEqualTo(known);
  }
}
