package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tidings.article.Article;
import org.tidings.digest.Brief;
import org.tidings.digest.Briefs;
import org.tidings.text.Tokenizer;

/** Writes a brief of each story: {@code briefs IN.jsonl OUT.jsonl}. */
public final class BriefsBench {
  private BriefsBench() {}

  /** Writes the briefs, and to standard error the share that is verbatim. */
  public static void main(String[] args) throws IOException {
    Briefs briefs = new Briefs(new Tokenizer());
    int all = 0;
    int verbatim = 0;
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]))) {
      for (JsonNode row : NewsFile.rows(Path.of(args[0]))) {
        List<Article> articles = new ArrayList<>();
        for (JsonNode article : row.path("articles")) {
          articles.add(NewsFile.line(article, articles.size() + 1).article());
        }
        Brief brief = briefs.of(articles);
        all++;
        verbatim += verbatim(brief, articles) ? 1 : 0;
        ObjectNode answer = NewsFile.JSON.createObjectNode();
        answer.put("id", NewsFile.text(row, "id"));
        answer.put("brief", brief.text());
        out.write(answer + "\n");
      }
    }
    System.err.printf("verbatim %.4f of %d briefs%n", all == 0 ? 0 : (double) verbatim / all, all);
  }

  private static boolean verbatim(Brief brief, List<Article> articles) {
    return brief.quotes().stream()
        .allMatch(
            quote ->
                articles.stream()
                    .map(Article::report)
                    .anyMatch(
                        report ->
                            report.body().contains(quote.sentence())
                                || report.summary().contains(quote.sentence())
                                || report.title().contains(quote.sentence())));
  }
}
