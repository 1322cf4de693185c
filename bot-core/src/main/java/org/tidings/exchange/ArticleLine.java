package org.tidings.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidings.article.Edition;
import org.tidings.article.Kind;
import org.tidings.article.Picture;
import org.tidings.article.Report;
import org.tidings.article.Sector;

/**
 * One article of an archive.
 *
 * @param seen when it arrived where the archive was made
 */
public record ArticleLine(Report report, Optional<Instant> seen) {
  /** Longest headline made of a body's first line, in UTF-16 units. */
  private static final int HEADLINE = 140;

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads a line.
   *
   * @throws RefusedRecord if it is no article: not JSON, no words, a wrong time or address
   */
  public static ArticleLine read(byte[] line) throws RefusedRecord {
    JsonNode node = parse(line);
    String body = text(node, "body").orElse("");
    String title = text(node, "title").orElseGet(() -> firstLine(body));
    String name = text(node, "id").map(id -> id + " ").orElse("");
    if (title.isEmpty()) {
      throw new RefusedRecord(name + "has neither title nor body; one of them is needed");
    }
    try {
      return new ArticleLine(report(node, title, body), time(node, "seenAt"));
    } catch (IllegalArgumentException wrong) {
      throw new RefusedRecord(name + wrong.getMessage());
    } catch (RefusedRecord wrong) {
      throw new RefusedRecord(name + wrong.getMessage());
    }
  }

  private static JsonNode parse(byte[] line) throws RefusedRecord {
    try {
      JsonNode node = JSON.readTree(line);
      if (node == null || !node.isObject()) {
        throw new RefusedRecord("not a JSON object; one object a line was expected");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new RefusedRecord(
          "not JSON at column %d; one object a line was expected"
              .formatted(e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new RefusedRecord("unreadable: one JSON object a line was expected");
    }
  }

  private static Report report(JsonNode node, String title, String body) throws RefusedRecord {
    Report.Builder report =
        Report.titled(text(node, "source").orElse(""), title)
            .body(body)
            .summary(text(node, "summary").orElse(""));
    text(node, "id").ifPresent(report::ownId);
    link(node, "url").ifPresent(report::link);
    text(node, "byline").or(() -> text(node, "author")).ifPresent(report::byline);
    text(node, "agency").ifPresent(report::agency);
    time(node, "publishedAt").ifPresent(report::created);
    time(node, "updatedAt").ifPresent(report::updated);
    zone(node).ifPresent(report::zone);
    picture(node).ifPresent(report::picture);
    kind(node).ifPresent(report::kind);
    words(node, "sectors").forEach(sector -> report.sector(Sector.of(sector)));
    text(node, "edition").map(Edition::of).ifPresent(report::edition);
    text(node, "language").map(code -> code.toLowerCase(Locale.ROOT)).ifPresent(report::language);
    words(node, "tags").forEach(report::tag);
    words(node, "categories").forEach(report::tag);
    return report.build();
  }

  /** Writes an article as one line without its end; the same article is always the same line. */
  public static String write(Report report, Instant seen) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", report.ownId().orElse(null));
    node.put("source", report.source().isEmpty() ? null : report.source());
    node.put("url", report.link().map(URI::toString).orElse(null));
    node.put("title", report.title());
    node.put("summary", report.summary());
    node.put("body", report.body());
    node.put("publishedAt", report.created().map(Instant::toString).orElse(null));
    node.put("seenAt", seen.toString());
    report.updated().ifPresent(updated -> node.put("updatedAt", updated.toString()));
    report.zone().ifPresent(zone -> node.put("zone", zone.getId()));
    report.byline().ifPresent(byline -> node.put("byline", byline));
    report.agency().ifPresent(agency -> node.put("agency", agency));
    report.picture().ifPresent(picture -> write(picture, node.putObject("picture")));
    node.put("kind", report.kind().word());
    writeAll(report.sectors().stream().map(Sector::key).sorted().toList(), "sectors", node);
    report.edition().ifPresent(edition -> node.put("edition", edition.key()));
    report.language().ifPresent(language -> node.put("language", language));
    writeAll(report.tags().stream().sorted().toList(), "tags", node);
    return node.toString();
  }

  private static void write(Picture picture, ObjectNode node) {
    node.put("url", picture.url().toString());
    picture.caption().ifPresent(caption -> node.put("caption", caption));
    picture.note().ifPresent(note -> node.put("note", note));
  }

  private static void writeAll(List<String> words, String field, ObjectNode node) {
    if (!words.isEmpty()) {
      words.forEach(node.putArray(field)::add);
    }
  }

  private static Optional<String> text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null || !value.isValueNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(value.asText().strip()).filter(text -> !text.isEmpty());
  }

  private static List<String> words(JsonNode node, String field) {
    List<String> words = new ArrayList<>();
    JsonNode value = node.get(field);
    if (value != null && value.isArray()) {
      for (JsonNode word : value) {
        if (word.isTextual() && !word.asText().isBlank()) {
          words.add(word.asText().strip());
        }
      }
    }
    return words;
  }

  private static Optional<Instant> time(JsonNode node, String field) throws RefusedRecord {
    Optional<String> text = text(node, field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant time = OffsetDateTime.parse(text.get()).toInstant();
      return Optional.of(Instant.ofEpochMilli(time.toEpochMilli()));
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new RefusedRecord(
          "has %s '%s'; a time such as 2026-01-31T12:00:00Z was expected"
              .formatted(field, text.get()));
    }
  }

  private static Optional<ZoneId> zone(JsonNode node) throws RefusedRecord {
    Optional<String> text = text(node, "zone");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(text.get()));
    } catch (DateTimeException e) {
      throw new RefusedRecord(
          "has zone '%s'; one such as Asia/Kolkata or +05:30 was expected".formatted(text.get()));
    }
  }

  private static Optional<URI> link(JsonNode node, String field) throws RefusedRecord {
    Optional<String> text = text(node, field);
    return text.isEmpty() ? Optional.empty() : Optional.of(address(text.get(), field));
  }

  private static URI address(String text, String field) throws RefusedRecord {
    try {
      URI address = new URI(text);
      String scheme = address.getScheme();
      if (address.getHost() != null
          && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
        return address;
      }
    } catch (URISyntaxException wrong) {
      // said below
    }
    throw new RefusedRecord(
        "has %s '%s'; an absolute http or https address was expected".formatted(field, text));
  }

  private static Optional<Picture> picture(JsonNode node) throws RefusedRecord {
    JsonNode value = node.get("picture");
    if (value == null || !value.isObject()) {
      return text(node, "picture").isEmpty()
          ? Optional.empty()
          : Optional.of(Picture.of(address(text(node, "picture").get(), "picture")));
    }
    Optional<URI> url = link(value, "url");
    return url.map(address -> new Picture(address, text(value, "caption"), text(value, "note")));
  }

  private static Optional<Kind> kind(JsonNode node) throws RefusedRecord {
    Optional<String> text = text(node, "kind");
    if (text.isPresent() && Kind.of(text.get()).isEmpty()) {
      throw new RefusedRecord(
          "has kind '%s'; one of %s was expected"
              .formatted(
                  text.get(),
                  Stream.of(Kind.values()).map(Kind::word).collect(Collectors.joining(", "))));
    }
    return text.flatMap(Kind::of);
  }

  private static String firstLine(String body) {
    String line = body.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
    if (line.length() <= HEADLINE) {
      return line;
    }
    int cut = line.lastIndexOf(' ', HEADLINE);
    return line.substring(0, cut > 0 ? cut : HEADLINE) + "\u2026";
  }
}
