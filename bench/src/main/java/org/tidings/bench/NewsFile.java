package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;

/** Reads the articles of a file of the stories format, one JSON object a line. */
final class NewsFile {
  static final ObjectMapper JSON = new ObjectMapper();

  /** Arrival of articles whose file does not say when they came: all at once. */
  private static final Instant SOMETIME = Instant.parse("2030-01-01T00:00:00Z");

  /** An article with the id that its file gives it; its gold fields are not here. */
  record Line(String key, Article article) {}

  private NewsFile() {}

  static List<JsonNode> rows(Path file) {
    List<JsonNode> rows = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw,
                    StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isBlank()) {
          rows.add(JSON.readTree(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
    return rows;
  }

  static List<Line> articles(Path file) {
    List<Line> lines = new ArrayList<>();
    for (JsonNode row : rows(file)) {
      lines.add(line(row, lines.size() + 1));
    }
    return lines;
  }

  static Line line(JsonNode row, long number) {
    Optional<Instant> seen = instant(row, "seenAt");
    Optional<Instant> published = instant(row, "publishedAt");
    Instant arrival = seen.or(() -> published).orElse(SOMETIME);
    return new Line(
        text(row, "id"),
        new Article(new ArticleId(number), arrival, number, report(row, published)));
  }

  private static Report report(JsonNode row, Optional<Instant> published) {
    String source = text(row, "source");
    String title = text(row, "title");
    Report.Builder report =
        Report.titled(source.isBlank() ? "unknown" : source, title.isBlank() ? "-" : title)
            .summary(text(row, "summary"))
            .body(text(row, "body"));
    published.ifPresent(report::created);
    URI link = link(text(row, "url"));
    if (link != null) {
      report.link(link);
    }
    return report.build();
  }

  private static @Nullable URI link(String url) {
    try {
      URI link = URI.create(url);
      return link.isAbsolute() ? link : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Optional<Instant> instant(JsonNode row, String field) {
    String text = text(row, field);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A text field, empty when it is absent or null. */
  static String text(JsonNode row, String field) {
    JsonNode value = row.get(field);
    return value == null || value.isNull() ? "" : value.asText();
  }
}
