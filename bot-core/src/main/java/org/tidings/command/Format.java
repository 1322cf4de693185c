package org.tidings.command;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidings.article.Article;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.chat.RichText;
import org.tidings.chat.RichText.Span;

/**
 * A template of a post: text with placeholders such as {@code {title}}. A line whose placeholders
 * are all empty is left out, so that a missing summary leaves no gap.
 */
record Format(String text) {
  /** Longest template, in UTF-16 units. */
  static final int LONGEST = 500;

  static final List<String> NAMES =
      List.of(
          "title", "source", "link", "summary", "also", "time", "byline", "sectors", "edition",
          "kind");

  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");

  /** A template that was checked before. */
  static Format of(String text) {
    return new Format(text);
  }

  /** The first placeholder that is none; empty for a good template. */
  Optional<String> wrong() {
    Matcher places = PLACE.matcher(text);
    while (places.find()) {
      if (!NAMES.contains(places.group(1).strip())) {
        return Optional.of(places.group(1));
      }
    }
    return Optional.empty();
  }

  /** Whether it says anything of an article. */
  boolean useful() {
    return text.contains("{title}") || text.contains("{link}") || text.contains("{summary}");
  }

  RichText fill(Article article, String also) {
    List<Span> spans = new ArrayList<>();
    for (String line : text.replace("\\n", "\n").split("\n", -1)) {
      List<Span> filled = line(line, article, also);
      if (!filled.isEmpty()) {
        if (!spans.isEmpty()) {
          spans.add(new Span.Plain("\n"));
        }
        spans.addAll(filled);
      }
    }
    return spans.isEmpty() ? RichText.plain(article.report().title()) : new RichText(spans);
  }

  private static List<Span> line(String line, Article article, String also) {
    List<Span> spans = new ArrayList<>();
    boolean asked = false;
    boolean said = false;
    Matcher places = PLACE.matcher(line);
    int at = 0;
    while (places.find()) {
      asked = true;
      plain(spans, line.substring(at, places.start()));
      Span value = value(places.group(1).strip(), article, also);
      if (!value.text().isEmpty()) {
        said = true;
        spans.add(value);
      }
      at = places.end();
    }
    plain(spans, line.substring(at));
    return asked && !said ? List.of() : spans;
  }

  private static void plain(List<Span> spans, String text) {
    if (!text.isEmpty()) {
      spans.add(new Span.Plain(text));
    }
  }

  private static Span value(String name, Article article, String also) {
    Report report = article.report();
    return switch (name) {
      case "title" -> new Span.Strong(report.title());
      case "source" -> new Span.Plain(report.source());
      case "link" ->
          report
              .link()
              .<Span>map(link -> new Span.Link(host(link), link))
              .orElseGet(() -> new Span.Plain(""));
      case "summary" -> new Span.Plain(Brief.of(report, Brief.WORDS));
      case "also" -> new Span.Plain(also);
      case "time" ->
          new Span.Moment(Moments.full(article.at(), java.time.ZoneOffset.UTC), article.at());
      case "byline" -> new Span.Plain(report.byline().orElse(""));
      case "sectors" ->
          new Span.Plain(
              report.sectors().stream()
                  .sorted()
                  .map(Sector::label)
                  .collect(Collectors.joining(", ")));
      case "edition" -> new Span.Plain(report.edition().map(e -> e.label()).orElse(""));
      case "kind" -> new Span.Plain(report.kind().word());
      default -> new Span.Plain("");
    };
  }

  private static String host(URI link) {
    return String.valueOf(link.getHost()).replaceFirst("^www\\.", "");
  }
}
