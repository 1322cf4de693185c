package org.tidings.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.ingest.xml.Attribute;
import org.tidings.ingest.xml.XmlEvents;
import org.tidings.ingest.xml.XmlName;

/**
 * Gathers the fields of a feed and of its items from the events of a document. Holders hold fields;
 * of the others all that is inside becomes the text. One use each.
 */
final class WireCollector implements XmlEvents {

  private final WireNames names = new WireNames();
  private final Deque<WireElement> frames = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private final Deque<String> inside = new ArrayDeque<>();
  private final List<WireElement> items = new ArrayList<>();
  private final String base;
  private @Nullable String only;
  private int onlyFrom;
  private int onlyTo;
  private int itemsOpen;
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
  public void start(XmlName name, List<Attribute> attributes) {
    if (ignored > 0 || frames.size() + inside.size() >= Caps.DEPTH) {
      ignored++;
      return;
    }
    if (leaf != null) {
      startInside(name.local(), attributes);
      return;
    }
    WireField field = field(name);
    WireElement parent = frames.peek();
    WireElement element =
        new WireElement(field, attributes, base(parent, attributes), language(parent, attributes));
    if (frames.isEmpty() && rootElement == null) {
      rootElement = element;
    }
    if (feed == null && (field.name.equals("channel") || field.name.equals("feed"))) {
      feed = element;
    }
    boolean holder = field.holder || frames.isEmpty();
    frames.push(element);
    if (field.item) {
      itemsOpen++;
      if (items.size() < Caps.ENTRIES) {
        items.add(element);
      }
    } else if (parent != null && parent.children.size() < Caps.FIELDS && !field.root) {
      parent.children.add(element);
    }
    if (!holder) {
      leaf = element;
      escaping = element.isMarkupInside();
      clear();
    }
  }

  private WireField field(XmlName name) {
    WireField field = names.field(name);
    if (frames.isEmpty() && root.isEmpty()) {
      if (field.name.startsWith("atom:") || field.name.startsWith("?:")) {
        names.core(name.space());
        field = names.field(name);
      }
      root = field.name;
    } else if (feed == null && field.name.equals("?:channel")) {
      names.core(name.space());
      field = names.field(name);
    }
    return field;
  }

  private void startInside(String name, List<Attribute> attributes) {
    inside.push(name);
    WireElement element = leaf;
    if (element == null || length() > Caps.FIELD) {
      return;
    }
    gather();
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
  public void text(String holder, int from, int to) {
    if (ignored > 0) {
      return;
    }
    if (leaf != null) {
      int stop = Math.min(to, from + Math.max(0, Caps.FIELD - length()));
      if (stop <= from) {
        return;
      }
      if (escaping) {
        gather();
        escape(holder.substring(from, stop));
      } else if (text.isEmpty() && only == null) {
        only = holder;
        onlyFrom = from;
        onlyTo = stop;
      } else {
        gather();
        text.append(holder, from, stop);
      }
      return;
    }
    WireElement element = frames.peek();
    if (element != null && element.field.withText) {
      String more = holder.substring(from, Math.min(to, from + Caps.LINK)).strip();
      if (element.text.isEmpty()) {
        element.text = more;
      } else if (element.text.length() < Caps.LINK) {
        element.text += more;
      }
    }
  }

  private int length() {
    return text.length() + (only == null ? 0 : onlyTo - onlyFrom);
  }

  private void clear() {
    text.setLength(0);
    only = null;
  }

  /** Most texts are one stretch of the document; one that goes on is gathered. */
  private void gather() {
    String first = only;
    if (first != null) {
      text.append(first, onlyFrom, onlyTo);
      only = null;
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
        if (length() <= Caps.FIELD) {
          gather();
          text.append("</").append(name).append('>');
        }
        return;
      }
      String one = only;
      element.text = one == null ? text.toString() : one.substring(onlyFrom, onlyTo);
      clear();
      leaf = null;
    }
    WireElement closed = frames.poll();
    if (closed != null && closed.field.item) {
      itemsOpen--;
    }
  }

  @Override
  public boolean closesBefore(XmlName name) {
    if (frames.size() < 2 || ignored > 0) {
      return false;
    }
    WireField field = names.field(name);
    if (field.item) {
      return itemsOpen > 0 || (leaf != null && frames.size() <= 3 && inside.isEmpty());
    }
    WireElement open = leaf;
    if (open == null) {
      return false;
    }
    return field.endsText || (open.field.isShort && field.alsoHtml);
  }

  private String base(@Nullable WireElement parent, List<Attribute> attributes) {
    String start = parent == null ? base : parent.base;
    for (Attribute attribute : attributes) {
      if (attribute.prefix().equals("xml") && attribute.name().equals("base")) {
        String moved = Links.resolve(start, attribute.value());
        return moved.startsWith("http") || start.isEmpty() ? moved : start;
      }
    }
    return start;
  }

  private static String language(@Nullable WireElement parent, List<Attribute> attributes) {
    for (Attribute attribute : attributes) {
      if (attribute.prefix().equals("xml") && attribute.name().equals("lang")) {
        return attribute.value().strip();
      }
    }
    return parent == null ? "" : parent.language;
  }
}
