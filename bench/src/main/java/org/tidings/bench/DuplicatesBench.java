package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tidings.story.Background;
import org.tidings.story.Copies;
import org.tidings.story.Profile;
import org.tidings.story.Profiler;
import org.tidings.text.Tokenizer;

/** Judges pairs of texts: {@code duplicates IN.jsonl OUT.jsonl}. */
public final class DuplicatesBench {
  private DuplicatesBench() {}

  /** Runs the copy check on every pair. */
  public static void main(String[] args) throws IOException {
    Tokenizer tokenizer = new Tokenizer();
    Profiler profiler = new Profiler(Background.shipped());
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]))) {
      for (JsonNode row : NewsFile.rows(Path.of(args[0]))) {
        ObjectNode answer = NewsFile.JSON.createObjectNode();
        answer.put("id", NewsFile.text(row, "id"));
        Profile a = profile(profiler, tokenizer, row.path("a"), 1);
        Profile b = profile(profiler, tokenizer, row.path("b"), 2);
        answer.put("duplicate", Copies.copy(a, b));
        out.write(answer + "\n");
      }
    }
  }

  private static Profile profile(
      Profiler profiler, Tokenizer tokenizer, JsonNode text, long number) {
    NewsFile.Line line = NewsFile.line(text, number);
    return profiler.profile(line.article(), tokenizer.tokenize(line.article().report()));
  }
}
