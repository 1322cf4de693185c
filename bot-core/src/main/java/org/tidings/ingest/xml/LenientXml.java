package org.tidings.ingest.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads markup that no XML parser takes: bare ampersands, HTML's entities, unclosed and crossed
 * tags, unquoted attributes, undeclared prefixes, missing ends. Linear in the length of the
 * document; entities of a DOCTYPE are neither read nor expanded. One use per document.
 */
public final class LenientXml {
  private static final int ATTRIBUTES = 50;
  private static final int DEPTH = 1_000;

  /** So many names are remembered; a document that invents more is read all the same. */
  private static final int NAMES = 4_096;

  private static final List<String> MARKS = List.of("-->", "]]>");
  private static final int COMMENT = 0;
  private static final int SECTION = 1;

  private record Open(String written, String lower, String space) {}

  private final String in;
  private final XmlEvents events;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, Integer> openCounts = new HashMap<>();
  private final Map<String, String> prefixes = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private final Map<XmlName, XmlName> names = new HashMap<>();
  private final int[] searched = {0, 0};
  private final int[] found = {-1, -1};
  private boolean docTypeSeen;

  public LenientXml(String document, XmlEvents events) {
    this.in = document;
    this.events = events;
  }

  /** Reads the whole document; never throws on what is in it. */
  public void read() {
    int at = 0;
    int length = in.length();
    while (at < length) {
      int tag = in.indexOf('<', at);
      if (tag < 0) {
        tag = length;
      }
      characters(at, tag);
      if (tag >= length) {
        break;
      }
      at = markup(tag);
    }
    flush();
    while (!open.isEmpty()) {
      close();
    }
  }

  private int markup(int at) {
    char next = at + 1 < in.length() ? in.charAt(at + 1) : ' ';
    if (next == '/') {
      return endTag(at);
    }
    if (next == '?') {
      return instruction(at);
    }
    if (next == '!') {
      return declaration(at);
    }
    if (isNameStart(next)) {
      return startTag(at);
    }
    text.append('<');
    return at + 1;
  }

  private int declaration(int at) {
    if (in.startsWith("<!--", at)) {
      int end = find(COMMENT, Math.min(at + 4, in.length()));
      return end >= 0 ? end + 3 : orNextTag(at + 4);
    }
    if (in.regionMatches(true, at, "<![CDATA[", 0, 9)) {
      return cdata(at + 9);
    }
    if (in.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
      return docType(at + 9);
    }
    if (at + 2 < in.length() && Character.isLetter(in.charAt(at + 2))) {
      int end = in.indexOf('>', at);
      return end < 0 ? in.length() : end + 1;
    }
    text.append('<');
    return at + 1;
  }

  private int cdata(int start) {
    int end = find(SECTION, start);
    int nextTag = end < 0 ? -1 : in.indexOf("<![CDATA[", start, end);
    if (end >= 0 && nextTag < 0) {
      text.append(in, start, end);
      return end + 3;
    }
    // the end is missing: the section lasts until its element ends
    Open element = open.peek();
    int close = element == null ? -1 : in.indexOf("</" + element.written, start);
    int stop = close >= 0 ? close : end >= 0 ? end : in.length();
    text.append(in, start, stop);
    return close < 0 && end >= 0 ? end + 3 : stop;
  }

  private int docType(int at) {
    int bracket = 0;
    int limit = Math.min(in.length(), at + (docTypeSeen ? 0 : 1 << 20));
    docTypeSeen = true;
    for (int i = at; i < limit; i++) {
      char c = in.charAt(i);
      if (c == '[') {
        bracket++;
      } else if (c == ']') {
        bracket = Math.max(0, bracket - 1);
      } else if (c == '>' && bracket == 0) {
        return i + 1;
      }
    }
    int end = in.indexOf('>', at);
    return end < 0 ? in.length() : end + 1;
  }

  private int instruction(int at) {
    int end = in.indexOf("?>", at + 2, Math.min(in.length(), at + 4_096));
    return end >= 0 ? end + 2 : orNextTag(at);
  }

  /**
   * Where a mark comes next, or -1; the last answer is kept so that many openings with one far end
   * cost one search.
   */
  private int find(int mark, int from) {
    if (from < searched[mark] || from > found[mark]) {
      int at = in.indexOf(MARKS.get(mark), from);
      searched[mark] = from;
      found[mark] = at < 0 ? Integer.MAX_VALUE : at;
    }
    return found[mark] == Integer.MAX_VALUE ? -1 : found[mark];
  }

  private int orNextTag(int from) {
    int next = in.indexOf('>', Math.min(from, in.length()));
    return next < 0 ? in.length() : next + 1;
  }

  private int endTag(int at) {
    int start = at + 2;
    int end = nameEnd(start);
    if (end == start) {
      text.append('<');
      return at + 1;
    }
    String lower = in.substring(start, end).toLowerCase(Locale.ROOT);
    int close = end;
    while (close < in.length() && in.charAt(close) != '>' && in.charAt(close) != '<') {
      close++;
    }
    if (openCounts.getOrDefault(lower, 0) > 0) {
      flush();
      while (!close().lower.equals(lower)) {
        // what was left open inside ends here too
      }
    }
    return close < in.length() && in.charAt(close) == '>' ? close + 1 : close;
  }

  private Open close() {
    Open element = open.pop();
    openCounts.merge(element.lower, -1, Integer::sum);
    events.end();
    return element;
  }

  private int startTag(int at) {
    int nameEnd = nameEnd(at + 1);
    String written = in.substring(at + 1, nameEnd);
    List<Attribute> attributes = new ArrayList<>(4);
    int end = attributes(nameEnd, attributes);
    if (end < 0) { // no end of the tag before the next one begins, and nothing like attributes
      text.append('<');
      return at + 1;
    }
    boolean empty = in.charAt(end - 1) == '>' && end >= 2 && in.charAt(end - 2) == '/';
    flush();
    begin(written, attributes);
    if (empty || (open.size() > DEPTH && !open.isEmpty())) {
      close();
    }
    return end;
  }

  private void begin(String written, List<Attribute> attributes) {
    int colon = written.indexOf(':');
    String prefix = colon < 0 ? "" : written.substring(0, colon);
    String name = written.substring(colon + 1);
    Open parent = open.peek();
    String space = parent == null ? "" : parent.space;
    for (Attribute attribute : attributes) {
      if (attribute.prefix().equals("xmlns")) {
        prefixes.put(attribute.name(), attribute.value().strip());
      } else if (attribute.prefix().isEmpty() && attribute.name().equals("xmlns")) {
        space = attribute.value().strip();
      }
    }
    String own = prefix.isEmpty() ? space : prefixes.getOrDefault(prefix, XmlEvents.UNDECLARED);
    XmlName full = new XmlName(own, prefix, name);
    XmlName met = names.size() < NAMES ? names.putIfAbsent(full, full) : names.get(full);
    full = met == null ? full : met;
    while (!open.isEmpty() && events.closesBefore(full)) {
      close();
    }
    attributes.removeIf(LenientXml::isDeclaration);
    events.start(full, attributes);
    String lower = written.toLowerCase(Locale.ROOT);
    open.push(new Open(written, lower, space));
    openCounts.merge(lower, 1, Integer::sum);
  }

  private static boolean isDeclaration(Attribute attribute) {
    return attribute.prefix().equals("xmlns")
        || (attribute.prefix().isEmpty() && attribute.name().equals("xmlns"));
  }

  /** Reads attributes up to the end of the tag; returns where the text goes on, or -1. */
  private int attributes(int from, List<Attribute> attributes) {
    int at = from;
    while (at < in.length()) {
      char c = in.charAt(at);
      if (c == '>') {
        return at + 1;
      }
      if (c == '<') {
        return at == from || !attributes.isEmpty() || in.charAt(at - 1) <= ' ' ? at : -1;
      }
      if (c <= ' ' || c == '/' || c == '"' || c == '\'' || c == '=') {
        at++;
        continue;
      }
      int nameEnd = at;
      while (nameEnd < in.length() && " \t\r\n=></\"'".indexOf(in.charAt(nameEnd)) < 0) {
        nameEnd++;
      }
      String name = in.substring(at, nameEnd);
      at = skipSpace(nameEnd);
      String value = "";
      if (at < in.length() && in.charAt(at) == '=') {
        at = skipSpace(at + 1);
        int valueEnd = valueEnd(at);
        boolean quoted = at < in.length() && (in.charAt(at) == '"' || in.charAt(at) == '\'');
        value = decoded(Math.min(quoted ? at + 1 : at, valueEnd), valueEnd);
        at = valueEnd;
        if (quoted && at < in.length() && isQuote(in.charAt(at))) {
          at++;
        }
      }
      if (attributes.size() < ATTRIBUTES) {
        int colon = name.indexOf(':');
        attributes.add(
            new Attribute(
                colon < 0 ? "" : name.substring(0, colon), name.substring(colon + 1), value));
      }
    }
    return in.length();
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  /** Where an attribute's value stops; a forgotten quote stops at the end of the tag. */
  private int valueEnd(int at) {
    if (at >= in.length()) {
      return in.length();
    }
    char quote = in.charAt(at);
    if (quote == '"' || quote == '\'') {
      for (int i = at + 1; i < in.length(); i++) {
        char c = in.charAt(i);
        if (c == quote) {
          return i;
        }
        if (c == '<') {
          break; // a forgotten quote
        }
      }
      int i = at + 1;
      while (i < in.length() && " \t\r\n>".indexOf(in.charAt(i)) < 0) {
        i++;
      }
      return i;
    }
    int i = at;
    while (i < in.length() && " \t\r\n>".indexOf(in.charAt(i)) < 0) {
      i++;
    }
    return i > at && i < in.length() && in.charAt(i) == '>' && in.charAt(i - 1) == '/' ? i - 1 : i;
  }

  private String decoded(int from, int to) {
    if (in.indexOf('&', from, Math.max(from, to)) < 0) {
      return in.substring(from, Math.max(from, to));
    }
    StringBuilder out = new StringBuilder(to - from);
    decode(from, to, out);
    return out.toString();
  }

  private void characters(int from, int to) {
    decode(from, to, text);
  }

  private void decode(int from, int to, StringBuilder out) {
    int at = from;
    while (at < to) {
      int amp = in.indexOf('&', at, to);
      if (amp < 0) {
        out.append(in, at, to);
        return;
      }
      out.append(in, at, amp);
      int next = CharacterReferences.append(in, amp, to, true, out);
      if (next == amp) {
        out.append('&');
        next = amp + 1;
      }
      at = next;
    }
  }

  private void flush() {
    if (text.isEmpty()) {
      return;
    }
    if (!open.isEmpty()) {
      String whole = text.toString();
      events.text(whole, 0, whole.length());
    }
    text.setLength(0);
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < in.length() && in.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  private int nameEnd(int from) {
    int at = from;
    while (at < in.length() && isName(in.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (c >= 0xc0 && Character.isLetter(c));
  }

  private static boolean isName(char c) {
    return isNameStart(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
  }
}
