package org.tidings.ingest;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Edition;
import org.tidings.article.Kind;
import org.tidings.article.Picture;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.ingest.clean.HtmlText;
import org.tidings.ingest.clean.Pictures;
import org.tidings.ingest.clean.PlainText;

/**
 * Makes reports of entries: plain safe text, absolute web links without tracking, one picture.
 * Never throws on an entry. Safe for many threads; keeps nothing.
 */
public final class EntryCleaner {
  private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");

  /** Longest headline made of a text that has none. */
  private static final int MADE_TITLE = 120;

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  /** Cleans one entry, or says why there is nothing to tell. */
  public Cleaned clean(Entry entry, FeedDefaults defaults) {
    HtmlText.Found summary = read(entry.summary());
    HtmlText.Found content = read(entry.content());
    String title = title(entry.title());
    String summaryText = PlainText.cut(summary.text().strip(), Caps.BODY);
    String body = PlainText.cut(content.text().strip(), Caps.BODY);
    if (title.isEmpty()) {
      title = PlainText.line(summaryText.isEmpty() ? body : summaryText, MADE_TITLE);
    }
    if (title.isEmpty()) {
      return new Cleaned.Refused("it has neither a title nor a text");
    }
    if (body.isEmpty() && isLong(summaryText)) {
      body = summaryText;
    }
    Optional<String> agency = Agencies.attribution(body);
    if (agency.isPresent()) {
      body = body.substring(0, body.length() - agency.get().length()).strip();
    }
    Report.Builder report =
        Report.titled(source(entry, defaults), title)
            .summary(PlainText.folded(summaryText, Caps.SUMMARY))
            .body(body)
            .kind(defaults.kind());
    agency.map(words -> words.substring(1, words.length() - 1)).ifPresent(report::agency);
    facts(entry, defaults, report);
    Links.tidy(Links.resolve(entry.base(), entry.link())).ifPresent(report::link);
    picture(entry, summary, content).ifPresent(report::picture);
    Report built = report.build();
    return new Cleaned.Accepted(built, EntryKeys.of(built));
  }

  private static boolean isLong(String text) {
    return text.length() > Caps.SUMMARY || text.indexOf("\n\n") > 0;
  }

  private static void facts(Entry entry, FeedDefaults defaults, Report.Builder report) {
    String id = PlainText.line(entry.id(), Caps.LINK);
    if (!id.isEmpty()) {
      report.ownId(id);
    }
    entry.published().filter(EntryCleaner::isDate).ifPresent(stamp -> report.created(stamp.at()));
    entry.updated().filter(EntryCleaner::isDate).ifPresent(stamp -> report.updated(stamp.at()));
    entry.published().or(entry::updated).flatMap(Stamp::zone).ifPresent(report::zone);
    String byline = byline(entry.authors());
    if (!byline.isEmpty()) {
      report.byline(byline);
    }
    for (String category : entry.categories()) {
      String tag = PlainText.line(HtmlText.text(category), Caps.TAG);
      if (!tag.isEmpty()) {
        report.tag(tag);
      }
    }
    if (entry.labels().stream().noneMatch(label -> label.scheme().equals("sector"))) {
      defaults.sectors().forEach(report::sector);
    }
    defaults.edition().ifPresent(report::edition);
    entry.labels().forEach(label -> label(label, report));
    language(entry.language()).or(defaults::language).ifPresent(report::language);
  }

  /** What an entry says of itself goes before what its feed says. */
  private static void label(Label label, Report.Builder report) {
    try {
      switch (label.scheme()) {
        case "sector" -> report.sector(Sector.of(label.name()));
        case "edition" -> report.edition(Edition.of(label.name()));
        default -> Kind.of(label.name()).ifPresent(report::kind);
      }
    } catch (IllegalArgumentException noKey) {
      // a name without letters or far too long sorts nothing
    }
  }

  private static boolean isDate(Stamp stamp) {
    return stamp.at().isAfter(EARLIEST);
  }

  private static String source(Entry entry, FeedDefaults defaults) {
    String own = PlainText.line(HtmlText.text(entry.source()), Caps.NAME);
    if (!own.isEmpty() && !Links.hasScheme(own)) {
      return own;
    }
    String given = PlainText.line(defaults.source(), Caps.NAME);
    return given.isEmpty() ? "unnamed" : given;
  }

  private static String byline(List<String> authors) {
    StringBuilder line = new StringBuilder();
    for (String author : authors) {
      String name = PlainText.line(HtmlText.text(author), Caps.NAME);
      if (!name.isEmpty() && line.length() + name.length() < 2 * Caps.NAME) {
        line.append(line.isEmpty() ? "" : ", ").append(name);
      }
    }
    return line.toString();
  }

  /** The ISO 639-1 code in what people write: "en-GB", "EN_us", "english" is not one. */
  public static Optional<String> language(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    String code = text.substring(0, end);
    return LANGUAGES.contains(code) ? Optional.of(code) : Optional.empty();
  }

  /**
   * A feed's or an entry's title as one plain line. Markup and references that were escaped once
   * too often are read once more.
   */
  public static String title(Prose title) {
    String text = title.html() ? HtmlText.text(title.text()) : title.text();
    if (isEscapedAgain(text)) {
      text = HtmlText.text(text);
    }
    return PlainText.line(text, Caps.TITLE);
  }

  /** Any other text as plain text, paragraphs apart. */
  public static String text(Prose prose) {
    return PlainText.cut(read(prose).text().strip(), Caps.BODY);
  }

  private static boolean isEscapedAgain(String text) {
    int amp = text.indexOf('&');
    while (amp >= 0) {
      int semicolon = text.indexOf(';', amp);
      if (semicolon < 0) {
        return false;
      }
      if (semicolon - amp > 2 && semicolon - amp < 10 && isName(text, amp + 1, semicolon)) {
        return true;
      }
      amp = text.indexOf('&', amp + 1);
    }
    return false;
  }

  private static boolean isName(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '#') {
        return false;
      }
    }
    return true;
  }

  private static HtmlText.Found read(Prose prose) {
    return prose.html()
        ? HtmlText.read(prose.text())
        : new HtmlText.Found(PlainText.safe(prose.text()), "", "");
  }

  private static Optional<Picture> picture(Entry entry, HtmlText.Found... texts) {
    for (List<Enclosure> files : List.of(entry.enclosures(), entry.pictures())) {
      for (Enclosure file : files) {
        Optional<URI> url = file.isPicture() ? web(entry, file.url()) : Optional.empty();
        if (url.isPresent()) {
          String caption = PlainText.line(HtmlText.text(file.caption()), Caps.TITLE);
          return url.map(at -> new Picture(at, Optional.of(caption), Optional.empty()));
        }
      }
    }
    for (HtmlText.Found text : texts) {
      Optional<URI> url = text.picture().isEmpty() ? Optional.empty() : web(entry, text.picture());
      if (url.isPresent()) {
        return url.map(Picture::of);
      }
    }
    return Optional.empty();
  }

  private static Optional<URI> web(Entry entry, String address) {
    if (Pictures.isPixel(address, "", "")) {
      return Optional.empty();
    }
    String base = entry.base().isEmpty() ? entry.link() : entry.base();
    return Links.web(Links.resolve(base, address));
  }
}
