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
  private static final Tokenizer TOKENIZER = new Tokenizer();

  private DuplicatesBench() {}

  /** Runs the copy check on every pair. */
  public static void main(String[] args) throws IOException {
    Profiler profiler = new Profiler(Background.shipped());
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]))) {
      for (JsonNode row : NewsFile.rows(Path.of(args[0]))) {
        ObjectNode answer = NewsFile.JSON.createObjectNode();
        answer.put("id", NewsFile.text(row, "id"));
        Profile a = profile(profiler, row.path("a"), 1);
        Profile b = profile(profiler, row.path("b"), 2);
        answer.put("duplicate", Copies.copy(a, b));
        out.write(answer + "\n");
      }
    }
  }

  static Profile profile(Profiler profiler, JsonNode text, long number) {
    NewsFile.Line line = NewsFile.line(text, number);
    return profiler.profile(line.article(), TOKENIZER.tokenize(line.article().report()));
  }
}
