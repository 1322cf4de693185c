package org.tidings.ingest.page;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.tidings.ingest.Caps;
import org.tidings.ingest.DocumentHints;
import org.tidings.ingest.EntryCleaner;
import org.tidings.ingest.Links;
import org.tidings.ingest.clean.PlainText;

/**
 * Reads the article of a web page. Never throws on a page, whatever it holds; parses it once. Safe
 * for many threads; keeps nothing.
 */
public final class PageReader {
  /** Most characters of a page that are parsed; what comes after is left out. */
  private static final int LONGEST = 4 << 20;

  private static final int DEEPEST = 400;

  /** Reads a page as served. */
  public Page read(byte[] page, DocumentHints hints) {
    Parts parts = parts(page, hints);
    return new Page(
        parts.title(),
        parts.description(),
        PlainText.paragraphs(BodyText.shipped().text(parts.blocks()), Caps.BODY),
        PageAuthors.of(parts.elements(), parts.structured()),
        Optional.empty(),
        Optional.empty(),
        PageDates.of(parts.elements(), parts.structured(), hints.base()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Links.web(
                Links.resolve(
                    hints.base().map(URI::toString).orElse(""), parts.elements().link("canonical")))
            .map(Links::clean),
        EntryCleaner.language(parts.elements().language()));
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
    String title = PageTitle.of(elements, structured);
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
