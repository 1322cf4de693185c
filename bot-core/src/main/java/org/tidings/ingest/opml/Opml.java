package org.tidings.ingest.opml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.ingest.Caps;
import org.tidings.ingest.Links;
import org.tidings.ingest.clean.PlainText;
import org.tidings.ingest.xml.Attribute;
import org.tidings.ingest.xml.DocumentText;
import org.tidings.ingest.xml.LenientXml;
import org.tidings.ingest.xml.StrictXml;
import org.tidings.ingest.xml.XmlEvents;
import org.tidings.ingest.xml.XmlName;

/**
 * Reads and writes lists of subscriptions, OPML 1 and 2, as deep as they are nested. Broken lists
 * are mended like feeds. Never throws on a list. Safe for many threads.
 */
public final class Opml {
  /** Feeds kept of one list, the first ones. */
  public static final int FEEDS = 10_000;

  private static final int FOLDERS = 20;

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <opml version="2.0">
        <head>
          <title>\
      """;

  private final StrictXml strict = new StrictXml();

  /**
   * Reads a list; empty when the document is no OPML. A feed that stands in a folder twice is named
   * once, feeds whose address is no web address are left out.
   */
  public Optional<List<Outline>> read(byte[] document) {
    if (document.length > Caps.DOCUMENT) {
      return Optional.empty();
    }
    String text = DocumentText.decode(document, "").replace("\0", "");
    int start = Math.max(0, text.indexOf('<'));
    Collector collector = new Collector();
    String body = text.substring(start);
    if (!strict.read(body, collector)) {
      collector = new Collector();
      new LenientXml(body, collector).read();
    }
    return collector.opml ? Optional.of(List.copyOf(collector.found)) : Optional.empty();
  }

  /**
   * Writes OPML 2; feeds of the same folders in a row share them.
   *
   * @param title of the whole list
   */
  public String write(String title, List<Outline> outlines) {
    StringBuilder out = new StringBuilder(256 + outlines.size() * 160);
    out.append(HEAD);
    escape(title, out);
    out.append("</title>\n  </head>\n  <body>\n");
    List<String> open = List.of();
    for (Outline outline : outlines) {
      open = move(open, outline.folders(), out);
      indent(open.size(), out).append("<outline type=\"rss\" text=\"");
      escape(outline.title(), out);
      out.append("\" title=\"");
      escape(outline.title(), out);
      out.append("\" xmlUrl=\"");
      escape(outline.feed(), out);
      if (!outline.site().isEmpty()) {
        out.append("\" htmlUrl=\"");
        escape(outline.site(), out);
      }
      out.append("\"/>\n");
    }
    move(open, List.of(), out);
    return out.append("  </body>\n</opml>\n").toString();
  }

  /** Closes the folders left and opens those entered. */
  private static List<String> move(List<String> from, List<String> to, StringBuilder out) {
    int same = 0;
    while (same < from.size() && same < to.size() && from.get(same).equals(to.get(same))) {
      same++;
    }
    for (int depth = from.size(); depth > same; depth--) {
      indent(depth - 1, out).append("</outline>\n");
    }
    for (int depth = same; depth < to.size(); depth++) {
      indent(depth, out).append("<outline text=\"");
      escape(to.get(depth), out);
      out.append("\">\n");
    }
    return to;
  }

  private static StringBuilder indent(int depth, StringBuilder out) {
    return out.repeat(" ", 4 + 2 * depth);
  }

  private static void escape(String text, StringBuilder out) {
    String safe = PlainText.line(text);
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }

  /** Gathers feeds with the folders that are open around them. */
  private static final class Collector implements XmlEvents {
    private final List<Outline> found = new ArrayList<>();
    private final Set<Place> seen = new HashSet<>();

    /** Names of the open elements; "" for those that are no folder. */
    private final Deque<String> open = new ArrayDeque<>();

    private boolean opml;

    /** A feed in a folder. */
    private record Place(String feed, List<String> folders) {}

    @Override
    public void start(XmlName element, List<Attribute> attributes) {
      String name = element.local();
      opml |= open.isEmpty() && name.equalsIgnoreCase("opml");
      String folder = "";
      if (opml && name.equalsIgnoreCase("outline")) {
        String title = text(attributes, "title");
        title = title.isEmpty() ? text(attributes, "text") : title;
        String feed = value(attributes, "xmlUrl");
        feed = feed.isEmpty() && isFeed(attributes) ? value(attributes, "url") : feed;
        if (feed.isEmpty()) {
          folder = title;
        } else {
          add(title, web(feed), web(value(attributes, "htmlUrl")));
        }
      }
      open.push(folder);
    }

    private void add(String title, String feed, String site) {
      if (!feed.isEmpty() && found.size() < FEEDS) {
        List<String> folders = new ArrayList<>();
        for (Iterator<String> names = open.descendingIterator(); names.hasNext(); ) {
          String name = names.next();
          if (!name.isEmpty() && folders.size() < FOLDERS) {
            folders.add(name);
          }
        }
        Outline outline = new Outline(title.isEmpty() ? feed : title, feed, site, folders);
        if (seen.add(new Place(feed, folders))) {
          found.add(outline);
        }
      }
    }

    private static boolean isFeed(List<Attribute> attributes) {
      String type = value(attributes, "type");
      return type.equalsIgnoreCase("rss") || type.equalsIgnoreCase("atom");
    }

    private static String web(String address) {
      String http = address.startsWith("feed://") ? "http" + address.substring(4) : address;
      http = http.startsWith("feed:http") ? http.substring(5) : http;
      return Links.web(http).map(Object::toString).orElse("");
    }

    private static String text(List<Attribute> attributes, String name) {
      return PlainText.line(value(attributes, name), Caps.NAME);
    }

    private static String value(List<Attribute> attributes, String name) {
      for (Attribute attribute : attributes) {
        if (attribute.name().equalsIgnoreCase(name)) {
          return attribute.value().strip();
        }
      }
      return "";
    }

    @Override
    public void text(String holder, int from, int to) {
      // outlines say everything in attributes
    }

    @Override
    public void end() {
      open.poll();
    }

    @Override
    public boolean closesBefore(XmlName name) {
      return false;
    }
  }
}
