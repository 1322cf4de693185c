package org.tidings.ingest.discover;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.tidings.ingest.Links;

/** The feeds that a page names: in its head first, then in links that look like it. */
final class PageLinks {
  private static final int READ = 1 << 20;
  private static final int DEPTH = 200;
  private static final Pattern CHARSET = Pattern.compile("charset=[\"']?([\\w-]{1,40})");

  private static final Set<String> TYPES =
      Set.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/feed+json",
          "application/rdf+xml",
          "application/json",
          "application/xml",
          "text/xml",
          "text/rss+xml");

  private static final Pattern LIKELY =
      Pattern.compile(
          "(?i).*(?:/feeds?/?$|/rss/?$|/atom/?$|\\.rss$|\\.rdf$|(?:feed|rss|atom|index)\\.(?:xml|json)$"
              + "|[?&](?:feed|format|type)=(?:rss2?|atom|feed)).*");

  private static final Pattern COMMENTS =
      Pattern.compile("(?i).*(?:comments?[/_.-]|[/_.-]comments?).*");

  private PageLinks() {}

  /** Absolute addresses, each once, the page's own choice first. */
  static List<String> of(byte[] page, String contentType, URI address) {
    Document document = parse(page, contentType, address);
    Set<String> named = new LinkedHashSet<>();
    List<String> later = new ArrayList<>();
    String base = base(document, address);
    for (Element link : document.select("link[href][rel]")) {
      if (isFeed(link)) {
        web(base, link.attr("href"))
            .ifPresent(url -> (COMMENTS.matcher(url).matches() ? later : named).add(url));
      }
    }
    if (named.isEmpty()) {
      for (Element anchor : document.select("a[href]")) {
        String href = anchor.attr("href");
        if (LIKELY.matcher(href).matches() && !COMMENTS.matcher(href).matches()) {
          web(base, href).ifPresent(named::add);
        }
      }
    }
    named.addAll(later);
    named.remove(address.toString());
    return List.copyOf(named);
  }

  private static Document parse(byte[] page, String contentType, URI address) {
    Matcher charset = CHARSET.matcher(contentType.toLowerCase(Locale.ROOT));
    String named = charset.find() ? charset.group(1) : null;
    try {
      Parser parser = Parser.htmlParser().setMaxDepth(DEPTH);
      return Jsoup.parse(
          new ByteArrayInputStream(page, 0, Math.min(READ, page.length)),
          named != null && java.nio.charset.Charset.isSupported(named) ? named : null,
          address.toString(),
          parser);
    } catch (IOException e) {
      throw new UncheckedIOException("reading bytes in memory", e);
    }
  }

  private static boolean isFeed(Element link) {
    Set<String> relations =
        Set.of(link.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+", -1));
    String type = link.attr("type").toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    boolean alternate = relations.contains("alternate") && TYPES.contains(type);
    boolean json = type.equals("application/json") || (type.endsWith("xml") && !type.contains("+"));
    return relations.contains("feed")
        || (alternate && (!json || LIKELY.matcher(link.attr("href")).matches()));
  }

  private static String base(Document document, URI address) {
    Element base = document.selectFirst("base[href]");
    return base == null ? address.toString() : Links.resolve(address.toString(), base.attr("href"));
  }

  private static Optional<String> web(String base, String href) {
    return Links.web(Links.resolve(base, href)).map(URI::toString);
  }
}
