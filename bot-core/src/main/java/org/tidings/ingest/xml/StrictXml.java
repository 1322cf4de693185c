package org.tidings.ingest.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads well-formed documents in one pass over their characters and gives up at the first fault, so
 * that the lenient reader can start anew. What makes no difference to a reader of feeds is not
 * checked: characters that XML forbids, attributes given twice. No DOCTYPE is read, no entity of
 * one expanded; a document whose DOCTYPE declares something is left to the lenient reader.
 *
 * <p>Texts are handed on as stretches of the document itself, not copied. Safe for many threads.
 */
public final class StrictXml {
  private static final int ATTRIBUTES = 50;
  private static final int DEPTH = 10_000;

  /** Reads characters; false when the document is not well-formed. */
  public boolean read(String document, XmlEvents events) {
    String text =
        document.indexOf('\r') < 0
            ? document
            : document.replace("\r\n", "\n").replace('\r', '\n'); // XML 1.0, 2.11
    return new Pass(text, events).run();
  }

  /** One reading of one document. A negative place stands for a fault. */
  private static final class Pass {
    private static final int FAULT = -1;

    private final String in;
    private final int end;
    private final XmlEvents events;
    private final NameTable names = new NameTable();
    private NameTable.@Nullable Written[] open = new NameTable.Written[32];
    private int[] declared = new int[32];
    private int depth;
    private boolean rootSeen;

    Pass(String in, XmlEvents events) {
      this.in = in;
      this.end = in.length();
      this.events = events;
    }

    boolean run() {
      int at = end > 0 && in.charAt(0) == '\ufeff' ? 1 : 0;
      while (at < end) {
        int tag = in.indexOf('<', at);
        int stop = tag < 0 ? end : tag;
        if (stop > at && !text(at, stop)) {
          return false;
        }
        if (tag < 0) {
          break;
        }
        at = markup(tag);
        if (at == FAULT) {
          return false;
        }
      }
      return rootSeen && depth == 0;
    }

    private char at(int place) {
      return place < end ? in.charAt(place) : '\0';
    }

    private boolean text(int from, int to) {
      if (depth == 0) {
        return skipSpace(from) >= to;
      }
      if (in.indexOf('&', from, to) < 0) {
        events.text(in, from, to);
        return true;
      }
      String resolved = resolved(from, to);
      if (resolved == null) {
        return false;
      }
      events.text(resolved, 0, resolved.length());
      return true;
    }

    private int markup(int tag) {
      return switch (at(tag + 1)) {
        case '/' -> endTag(tag + 2);
        case '!' -> declaration(tag);
        case '?' -> past("?>", tag + 2);
        default -> startTag(tag + 1);
      };
    }

    private int past(String mark, int from) {
      int found = in.indexOf(mark, from);
      return found < 0 ? FAULT : found + mark.length();
    }

    private int declaration(int tag) {
      if (in.startsWith("<![CDATA[", tag)) {
        int from = tag + 9;
        int close = in.indexOf("]]>", from);
        if (close < 0 || depth == 0) {
          return FAULT;
        }
        if (close > from) {
          events.text(in, from, close);
        }
        return close + 3;
      }
      if (in.startsWith("<!--", tag)) {
        return past("-->", tag + 4);
      }
      if (!in.startsWith("<!DOCTYPE", tag) || rootSeen) {
        return FAULT;
      }
      int close = in.indexOf('>', tag);
      return close < 0 || in.indexOf('[', tag, close) >= 0 ? FAULT : close + 1;
    }

    private int endTag(int from) {
      NameTable.Written element = depth == 0 ? null : open[depth - 1];
      if (element == null || !in.startsWith(element.text, from)) {
        return FAULT;
      }
      int close = skipSpace(from + element.text.length());
      if (at(close) != '>') {
        return FAULT;
      }
      close();
      return close + 1;
    }

    private void close() {
      depth--;
      names.forget(declared[depth]);
      events.end();
    }

    private int startTag(int from) {
      int nameEnd = nameEnd(from);
      if (nameEnd == FAULT || depth >= DEPTH || (depth == 0 && rootSeen)) {
        return FAULT;
      }
      NameTable.Written written = names.at(in, from, nameEnd);
      rootSeen = true;
      if (depth == open.length) {
        open = Arrays.copyOf(open, depth * 2);
        declared = Arrays.copyOf(declared, depth * 2);
      }
      open[depth] = written;
      declared[depth++] = names.declared();
      List<Attribute> attributes = List.of();
      int at = nameEnd;
      if (at(at) != '>' && at(at) != '/') {
        attributes = new ArrayList<>(4);
        at = attributes(at, attributes);
        if (at == FAULT) {
          return FAULT;
        }
      }
      XmlName name = names.meaning(written);
      boolean empty = at(at) == '/';
      if (name == null || (empty && at(at + 1) != '>')) {
        return FAULT;
      }
      events.start(name, attributes);
      if (empty) {
        close();
      }
      return at + (empty ? 2 : 1);
    }

    /** Reads attributes; returns where the tag's own end is. */
    private int attributes(int from, List<Attribute> attributes) {
      int at = skipSpace(from);
      while (at(at) != '>' && at(at) != '/') {
        int nameEnd = at > from ? nameEnd(at) : FAULT; // white space comes first
        int equals = nameEnd == FAULT ? end : skipSpace(nameEnd);
        int quote = at(equals) == '=' ? skipSpace(equals + 1) : end;
        char mark = at(quote);
        int close = mark == '"' || mark == '\'' ? in.indexOf(mark, quote + 1) : FAULT;
        if (close < 0 || in.indexOf('<', quote, close) >= 0) {
          return FAULT;
        }
        String value = value(quote + 1, close);
        if (value == null) {
          return FAULT;
        }
        NameTable.Written name = names.at(in, at, nameEnd);
        if (name.isDeclaration()) {
          names.declare(name, value.strip());
        } else if (attributes.size() < ATTRIBUTES) {
          attributes.add(new Attribute(name.prefix, name.local, value));
        }
        from = close + 1;
        at = skipSpace(from);
      }
      return at;
    }

    private @Nullable String value(int from, int to) {
      String value = in.indexOf('&', from, to) < 0 ? in.substring(from, to) : resolved(from, to);
      if (value == null || (value.indexOf('\n') < 0 && value.indexOf('\t') < 0)) {
        return value;
      }
      return value.replace('\n', ' ').replace('\t', ' ');
    }

    /** The text with its references resolved; null when one is of no kind that XML knows. */
    private @Nullable String resolved(int from, int to) {
      StringBuilder out = new StringBuilder(to - from);
      int at = from;
      while (at < to) {
        int amp = in.indexOf('&', at, to);
        if (amp < 0) {
          out.append(in, at, to);
          break;
        }
        out.append(in, at, amp);
        at = reference(amp, to, out);
        if (at == FAULT) {
          return null;
        }
      }
      return out.toString();
    }

    private int reference(int amp, int to, StringBuilder out) {
      int close = in.indexOf(';', amp, Math.min(to, amp + 12));
      if (close < 0) {
        return FAULT;
      }
      if (at(amp + 1) == '#') {
        int next = CharacterReferences.append(in, amp, to, true, out);
        return next == close + 1 ? next : FAULT;
      }
      char meant = predefined(amp + 1, close - amp - 1);
      if (meant == 0) {
        return FAULT;
      }
      out.append(meant);
      return close + 1;
    }

    private char predefined(int from, int length) {
      return switch (length) {
        case 2 -> at(from + 1) != 't' ? 0 : at(from) == 'l' ? '<' : at(from) == 'g' ? '>' : 0;
        case 3 -> in.startsWith("amp", from) ? '&' : 0;
        case 4 -> in.startsWith("quot", from) ? '"' : in.startsWith("apos", from) ? '\'' : 0;
        default -> 0;
      };
    }

    private int skipSpace(int from) {
      int at = from;
      while (at < end && isSpace(in.charAt(at))) {
        at++;
      }
      return at;
    }

    private static boolean isSpace(char c) {
      return c == ' ' || c == '\n' || c == '\t';
    }

    /** Where the name ends that begins here; a fault when none does, or one with two prefixes. */
    private int nameEnd(int from) {
      char first = at(from);
      if (!isLetter(first) && first != '_' && first < 0xc0) {
        return FAULT;
      }
      int colons = 0;
      int at = from + 1;
      while (at < end) {
        char c = in.charAt(at);
        if (c == ':') {
          colons++;
        } else if (!isLetter(c) && (c < '0' || c > '9') && c != '-' && c != '_' && c != '.') {
          if (c < 0xb7) {
            break;
          }
        }
        at++;
      }
      return colons > 1 || in.charAt(at - 1) == ':' ? FAULT : at;
    }

    private static boolean isLetter(char c) {
      int letter = c | 0x20;
      return letter >= 'a' && letter <= 'z';
    }
  }
}
