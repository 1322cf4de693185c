package org.tidings.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.ingest.xml.Attribute;
import org.tidings.ingest.xml.XmlEvents;

/** Gathers the fields of a feed and of its items from the events of a document. One use each. */
final class WireCollector implements XmlEvents {
  private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf:rdf", "channel", "rdf");
  private static final Set<String> ITEMS = Set.of("item", "entry", "atom:entry");

  /** Elements that hold other fields. */
  private static final Set<String> HOLDERS =
      Set.of(
          "rss",
          "rdf:rdf",
          "channel",
          "feed",
          "item",
          "entry",
          "atom:entry",
          "image",
          "textinput",
          "author",
          "contributor",
          "source",
          "atom:author",
          "atom:contributor",
          "atom:source",
          "itunes:owner",
          "media:group",
          "media:content",
          "skiphours",
          "skipdays",
          "rdf");

  /** Holders that people also write text into. */
  private static final Set<String> WITH_TEXT =
      Set.of("author", "contributor", "atom:author", "image", "source", "itunes:owner");

  /** Fields that HTML has no element of the same name for: they end an unclosed text before. */
  private static final Set<String> ENDS_TEXT =
      Set.of(
          "description",
          "pubdate",
          "guid",
          "category",
          "author",
          "comments",
          "enclosure",
          "content:encoded",
          "updated",
          "published",
          "id",
          "dc:creator",
          "dc:date",
          "dc:subject",
          "media:content",
          "media:thumbnail",
          "issued",
          "modified",
          "lastbuilddate",
          "language",
          "generator",
          "copyright",
          "ttl",
          "content",
          "atom:link",
          "slash:comments");

  private static final Set<String> SHORT =
      Set.of(
          "title",
          "link",
          "guid",
          "pubdate",
          "category",
          "author",
          "comments",
          "id",
          "updated",
          "published",
          "dc:creator",
          "dc:date",
          "language",
          "generator",
          "lastbuilddate",
          "ttl",
          "copyright",
          "dc:subject");

  private static final Set<String> ALSO_HTML = Set.of("title", "link", "summary", "source");

  /** One open element; leaves take all that is inside as their text. */
  private record Frame(WireElement element, boolean holder, boolean item) {}

  private final WireNames names = new WireNames();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private final Deque<String> inside = new ArrayDeque<>();
  private final List<WireElement> items = new ArrayList<>();
  private final String base;
  private @Nullable WireElement leaf;
  private boolean escaping;
  private int ignored;
  private String root = "";
  private @Nullable WireElement rootElement;
  private @Nullable WireElement feed;

  WireCollector(String base) {
    this.base = base;
  }

  /** Usual name of the document's root, or "" when there was no element at all. */
  String root() {
    return root;
  }

  List<WireElement> items() {
    return items;
  }

  /** The element that holds the feed's own fields: channel or feed. */
  @Nullable WireElement feed() {
    return feed;
  }

  @Nullable WireElement rootElement() {
    return rootElement;
  }

  @Override
  public void start(String namespace, String prefix, String name, List<Attribute> attributes) {
    if (ignored > 0 || frames.size() + inside.size() >= Caps.DEPTH) {
      ignored++;
      return;
    }
    if (leaf != null) {
      startInside(name, attributes);
      return;
    }
    String usual = usual(namespace, prefix, name);
    Frame parent = frames.peek();
    WireElement element =
        new WireElement(usual, attributes, base(parent, attributes), language(parent, attributes));
    if (frames.isEmpty() && rootElement == null) {
      rootElement = element;
    }
    boolean item = ITEMS.contains(usual);
    if (feed == null && (usual.equals("channel") || usual.equals("feed"))) {
      feed = element;
    }
    boolean holder = HOLDERS.contains(usual) || frames.isEmpty();
    frames.push(new Frame(element, holder, item));
    if (item) {
      if (items.size() < Caps.ENTRIES) {
        items.add(element);
      }
    } else if (parent != null && parent.element.children.size() < Caps.FIELDS && !isFeed(usual)) {
      parent.element.children.add(element);
    }
    if (!holder) {
      leaf = element;
      escaping = element.isMarkupInside();
      text.setLength(0);
    }
  }

  private static boolean isFeed(String usual) {
    return ROOTS.contains(usual);
  }

  private String usual(String namespace, String prefix, String name) {
    if (frames.isEmpty() && root.isEmpty()) {
      String usual = names.name(namespace, prefix, name);
      if (usual.startsWith("atom:") || usual.startsWith("?:")) {
        names.core(namespace);
        usual = names.name(namespace, prefix, name);
      }
      root = usual;
      return usual;
    }
    String usual = names.name(namespace, prefix, name);
    if (usual.equals("?:channel") && feed == null) {
      names.core(namespace);
      usual = "channel";
    }
    return usual;
  }

  private void startInside(String name, List<Attribute> attributes) {
    inside.push(name);
    WireElement element = leaf;
    if (element == null || text.length() > Caps.FIELD) {
      return;
    }
    element.markup = true;
    text.append('<').append(name);
    for (Attribute attribute : attributes) {
      text.append(' ').append(attribute.name()).append("=\"");
      escape(attribute.value());
      text.append('"');
    }
    text.append('>');
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '"' -> text.append("&quot;");
        default -> text.append(c);
      }
    }
  }

  @Override
  public void text(char[] buffer, int offset, int length) {
    if (ignored > 0) {
      return;
    }
    if (leaf != null) {
      int room = Math.min(length, Caps.FIELD - text.length());
      if (room <= 0) {
        return;
      }
      if (escaping) {
        escape(new String(buffer, offset, room));
      } else {
        text.append(buffer, offset, room);
      }
      return;
    }
    Frame frame = frames.peek();
    if (frame != null && WITH_TEXT.contains(frame.element.name)) {
      String more = new String(buffer, offset, Math.min(length, Caps.LINK)).strip();
      if (frame.element.text.isEmpty()) {
        frame.element.text = more;
      } else if (frame.element.text.length() < Caps.LINK) {
        frame.element.text += more;
      }
    }
  }

  @Override
  public void end() {
    if (ignored > 0) {
      ignored--;
      return;
    }
    WireElement element = leaf;
    if (element != null) {
      if (!inside.isEmpty()) {
        String name = inside.pop();
        if (text.length() <= Caps.FIELD) {
          text.append("</").append(name).append('>');
        }
        return;
      }
      element.text = text.toString();
      leaf = null;
    }
    frames.poll();
  }

  @Override
  public boolean closesBefore(String namespace, String prefix, String name) {
    if (frames.size() < 2 || ignored > 0) {
      return false;
    }
    String usual = names.name(namespace, prefix, name);
    if (ITEMS.contains(usual)) {
      return frames.stream().anyMatch(frame -> frame.item)
          || (leaf != null && frames.size() <= 3 && inside.isEmpty());
    }
    WireElement open = leaf;
    if (open == null) {
      return false;
    }
    if (SHORT.contains(open.name)) {
      return ENDS_TEXT.contains(usual) || ALSO_HTML.contains(usual);
    }
    return ENDS_TEXT.contains(usual);
  }

  private String base(@Nullable Frame parent, List<Attribute> attributes) {
    String start = parent == null ? base : parent.element.base;
    for (Attribute attribute : attributes) {
      if (attribute.prefix().equals("xml") && attribute.name().equals("base")) {
        String moved = Links.resolve(start, attribute.value());
        return moved.startsWith("http") || start.isEmpty() ? moved : start;
      }
    }
    return start;
  }

  private static String language(@Nullable Frame parent, List<Attribute> attributes) {
    for (Attribute attribute : attributes) {
      if (attribute.prefix().equals("xml") && attribute.name().equals("lang")) {
        return attribute.value().strip();
      }
    }
    return parent == null ? "" : parent.element.language;
  }
}
