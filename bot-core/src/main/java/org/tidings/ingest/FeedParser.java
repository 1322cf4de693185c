package org.tidings.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tidings.ingest.xml.DocumentText;
import org.tidings.ingest.xml.LenientXml;
import org.tidings.ingest.xml.StrictXml;

/**
 * Reads feeds of every dialect. A fast strict pass comes first; a document that it refuses is read
 * anew by a lenient pass under the same {@link Caps}. Never throws on a document, never fetches,
 * resolves or expands anything. Safe for many threads.
 */
public final class FeedParser {
  private static final int SNIFFED = 4_096;

  private static final List<String> OPENINGS =
      List.of("<?xml", "<rss", "<feed", "<rdf:rdf", "<channel", "<opml");

  private final StrictXml strict = new StrictXml();
  private final JsonFeedReader json = new JsonFeedReader();

  /** Reads a document, or says what it is instead. */
  public Reading parse(byte[] document, DocumentHints hints) {
    if (document.length > Caps.DOCUMENT) {
      return new Reading.NotAFeed(Reading.Look.TOO_LARGE);
    }
    Optional<Reading.Look> binary = Sniffer.binary(document);
    if (binary.isPresent()) {
      return new Reading.NotAFeed(binary.get());
    }
    return parse(DocumentText.decode(document, hints.contentType()), hints);
  }

  private Reading parse(String decoded, DocumentHints hints) {
    String text = decoded.indexOf('\0') >= 0 ? decoded.replace("\0", "") : decoded;
    int start = start(text);
    if (start < 0) {
      return new Reading.NotAFeed(Sniffer.look(text, ""));
    }
    if (text.charAt(start) == '{' || text.charAt(start) == '[') {
      return json.read(text.substring(start), hints)
          .<Reading>map(Reading.Read::new)
          .orElseGet(() -> new Reading.NotAFeed(Sniffer.look(text, "")));
    }
    String body = text.substring(start);
    WireCollector wire = collector(hints);
    Optional<FeedDocument> feed =
        strict.read(body, wire) ? adapt(wire, hints, false) : Optional.empty();
    if (feed.isEmpty()) {
      wire = collector(hints);
      new LenientXml(body, wire).read();
      feed = adapt(wire, hints, true);
    }
    String root = wire.root();
    return feed.<Reading>map(Reading.Read::new)
        .orElseGet(() -> new Reading.NotAFeed(Sniffer.look(text, root)));
  }

  private static WireCollector collector(DocumentHints hints) {
    return new WireCollector(hints.base().map(Object::toString).orElse(""));
  }

  /** Where the document begins behind junk: at a known opening if there is one, else at markup. */
  private static int start(String text) {
    int at = 0;
    while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '\ufeff')) {
      at++;
    }
    if (at == text.length()) {
      return -1;
    }
    char first = text.charAt(at);
    char second = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    boolean page = text.regionMatches(true, at, "<html", 0, 5);
    if (first == '{' || first == '[' || (first == '<' && (!Character.isLetter(second) || page))) {
      return at;
    }
    for (String opening : OPENINGS) {
      if (text.regionMatches(true, at, opening, 0, opening.length())) {
        return at;
      }
    }
    String head =
        text.substring(at, Math.min(text.length(), at + SNIFFED)).toLowerCase(Locale.ROOT);
    for (String opening : OPENINGS) {
      int found = head.indexOf(opening);
      if (found >= 0) {
        return at + found;
      }
    }
    int markup = head.indexOf('<');
    return markup < 0 ? -1 : at + markup;
  }

  private static Optional<FeedDocument> adapt(
      WireCollector wire, DocumentHints hints, boolean mended) {
    WireElement root = wire.rootElement();
    if (root == null) {
      return Optional.empty();
    }
    WireElement feed = wire.feed();
    boolean known =
        switch (wire.root()) {
          case "rss", "feed", "rdf:rdf", "rdf", "channel" -> true;
          case "item", "entry" -> true;
          case "html", "xhtml:html", "opml", "urlset", "sitemapindex", "svg" -> false;
          default ->
              (feed != null && !wire.items().isEmpty())
                  || (mended && !wire.items().isEmpty() && feed != null);
        };
    if (!known) {
      return Optional.empty();
    }
    FeedFormat format = XmlFeedAdapter.format(wire.root());
    if (wire.root().equals("channel") && !root.attribute("href").isEmpty()) {
      format = FeedFormat.CDF;
    }
    WireElement holder = feed == null ? root : feed;
    return Optional.of(XmlFeedAdapter.feed(format, holder, wire.items(), hints, mended));
  }
}
