package org.tidings.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tidings.article.ArticleId;
import org.tidings.story.Related;
import org.tidings.text.Tokenizer;

/** Finds articles like each of a file's: {@code related IN.jsonl OUT.jsonl}. */
public final class RelatedBench {
  private static final int COUNT = 20;

  private RelatedBench() {}

  /** Fills the window with all articles, then asks for each. */
  public static void main(String[] args) throws IOException {
    List<NewsFile.Line> lines = NewsFile.articles(Path.of(args[0]));
    Tokenizer tokenizer = new Tokenizer();
    Related related = new Related(Math.max(1, lines.size()));
    for (NewsFile.Line line : lines) {
      related.add(line.article(), tokenizer.tokenize(line.article().report()));
    }
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]))) {
      for (NewsFile.Line line : lines) {
        ObjectNode row = NewsFile.JSON.createObjectNode();
        row.put("id", line.key());
        ArrayNode found = row.putArray("related");
        for (ArticleId id :
            related.to(line.article(), tokenizer.tokenize(line.article().report()), COUNT)) {
          found.add(lines.get((int) id.value() - 1).key());
        }
        out.write(row + "\n");
      }
    }
  }
}
