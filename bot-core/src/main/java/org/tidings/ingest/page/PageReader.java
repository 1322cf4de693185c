package org.tidings.ingest.page;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.tidings.ingest.Caps;
import org.tidings.ingest.DocumentHints;
import org.tidings.ingest.Links;
import org.tidings.ingest.Stamp;
import org.tidings.ingest.clean.PlainText;

/**
 * Reads the article of a web page. Never throws on a page, whatever it holds; parses it once. Safe
 * for many threads; keeps nothing.
 */
public final class PageReader {
  /** Most characters of a page that are parsed; what comes after is left out. */
  private static final int LONGEST = 4 << 20;

  private static final int DEEPEST = 400;

  /** Names of those who are no person. */
  private static final Pattern DESK =
      Pattern.compile(
          "(?iu)\\b(desk|team|bureau|staff|newsroom|redaktion|r\u00e9daction|redacci\u00f3n|correspondents?|editors|agencies|reporters?)\\b");

  /** Reads a page as served. */
  public Page read(byte[] page, DocumentHints hints) {
    Parts parts = parts(page, hints);
    boolean[] chosen = BodyText.shipped().chosen(parts.blocks());
    PageDates dates = dates(parts, chosen, hints);
    Optional<Stamp> created = Shipped.DATE.of(dates).map(dates::stamp);
    Optional<String> byline = Shipped.AUTHOR.of(authors(parts, chosen));
    PageTopics topics = new PageTopics(parts.elements(), parts.structured());
    BodyText.Parted body = BodyText.parted(parts.blocks(), chosen, parts.structured());
    return new Page(
        Shipped.TITLE.of(titles(parts, chosen)).orElse(parts.title()),
        parts.description(),
        body.text(),
        byline,
        byline.filter(DESK.asPredicate()),
        body.agency(),
        created,
        dates.updated(created),
        new PagePictures(parts.elements(), parts.structured(), parts.blocks(), hints.base())
            .picture(chosen),
        topics.section(),
        topics.tags(),
        canonical(parts.elements(), hints),
        topics.language());
  }

  private static Optional<URI> canonical(PageElements page, DocumentHints hints) {
    String link = page.link("canonical").isEmpty() ? page.meta("og:url") : page.link("canonical");
    String base = hints.base().map(URI::toString).orElse("");
    return link.isEmpty()
        ? Optional.empty()
        : Links.web(Links.resolve(base, link)).map(Links::clean);
  }

  /** What was fitted on pages; read once. */
  private static final class Shipped {
    static final Choice TITLE = Choice.read("titles.forest");
    static final Choice AUTHOR = Choice.read("authors.forest");
    static final Choice DATE = Choice.read("dates.forest");
  }

  /** What may be a page's headline, its author or its day, with the numbers to judge it by. */
  public record Asked(Choices title, Choices author, Choices date) {}

  /** The possible answers to what is asked of a page: for fitting. */
  public Asked asked(byte[] page, DocumentHints hints) {
    Parts parts = parts(page, hints);
    boolean[] chosen = BodyText.shipped().chosen(parts.blocks());
    return new Asked(titles(parts, chosen), authors(parts, chosen), dates(parts, chosen, hints));
  }

  private static PageTitles titles(Parts parts, boolean[] chosen) {
    return new PageTitles(parts.elements(), parts.structured(), parts.blocks(), chosen);
  }

  private static PageAuthors authors(Parts parts, boolean[] chosen) {
    return new PageAuthors(parts.elements(), parts.structured(), parts.blocks(), chosen);
  }

  private static PageDates dates(Parts parts, boolean[] chosen, DocumentHints hints) {
    return PageDates.of(parts.elements(), parts.structured(), parts.blocks(), chosen, hints.base());
  }

  /** The blocks of a page with the numbers to judge them by: for fitting. */
  public PageBlocks blocks(byte[] page, DocumentHints hints) {
    return parts(page, hints).blocks();
  }

  /** A page in its parts. */
  private record Parts(
      PageElements elements,
      StructuredData structured,
      String title,
      String description,
      PageBlocks blocks) {}

  private static Parts parts(byte[] page, DocumentHints hints) {
    String text = PageText.decode(page, hints.contentType());
    Document document =
        Parser.htmlParser()
            .setMaxDepth(DEEPEST)
            .parseInput(
                text.length() > LONGEST ? text.substring(0, LONGEST) : text,
                hints.base().map(URI::toString).orElse(""));
    PageElements elements = PageElements.of(document);
    StructuredData structured = new StructuredData(elements.structured);
    String title = PageTitles.stated(elements, structured);
    String description =
        PlainText.line(
            elements.meta("og:description", "description", "twitter:description"), Caps.SUMMARY);
    PageHints known = new PageHints(title, description, structured.value("articleBody"));
    return new Parts(
        elements,
        structured,
        title,
        description,
        new PageBlocks(BlockScan.of(document.body()), known));
  }
}
