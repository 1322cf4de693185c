package org.tidings.ingest.clean;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tidings.ingest.xml.CharacterReferences;

/**
 * Takes the text and the first real picture out of HTML. What is no text (scripts, styles, frames,
 * handlers, comments) is gone; block elements become paragraphs. One pass; one use per text.
 */
public final class HtmlText {
  /** Elements whose inside is not for reading. */
  private static final Set<String> SILENT =
      Set.of(
          "script",
          "style",
          "applet",
          "noframes",
          "noembed",
          "template",
          "head",
          "select",
          "textarea",
          "audio",
          "video",
          "canvas",
          "title",
          "xml");

  private static final int INLINE = 0;
  private static final int LINE = 1;
  private static final int PARAGRAPH = 2;
  private static final int SKIPPED = 3;
  private static final int IMAGE = 4;
  private static final int CELL = 5;
  private static final Map<String, Integer> ROLES = roles();

  /** ASCII characters at which plain text stops; a blank does not. */
  private static final boolean[] STOPS = stops();

  private static final int LONGEST_TAG = 16_384;

  private final String in;
  private final char[] raw;
  private final StringBuilder reference = new StringBuilder(0);
  private char[] out;
  private int length;
  private int seen;
  private int gap;
  private boolean space;
  private boolean unclosed;
  private String picture = "";
  private String pictureText = "";

  private HtmlText(String html) {
    this.in = html;
    this.raw = new char[html.length()];
    html.getChars(0, raw.length, raw, 0);
    this.out = new char[raw.length + 16];
  }

  /**
   * What was found.
   *
   * @param text plain, paragraphs apart by a blank line, its characters safe
   * @param picture address of the first picture that is no pixel, as written, or ""
   * @param pictureText its alternative text, or ""
   */
  public record Found(String text, String picture, String pictureText) {}

  /** Reads HTML; never throws. */
  public static Found read(String html) {
    if (isPlainLine(html)) {
      return new Found(html, "", "");
    }
    HtmlText reader = new HtmlText(html);
    reader.run();
    String text = new String(reader.out, 0, reader.length);
    return new Found(
        reader.seen == 0 ? text : PlainText.safe(text), reader.picture, reader.pictureText);
  }

  /** Printable ASCII without markup, references or white space to fold: it is its own text. */
  private static boolean isPlainLine(String html) {
    int length = html.length();
    char before = ' ';
    for (int i = 0; i < length; i++) {
      char c = html.charAt(i);
      if (c >= 0x7f || STOPS[c] || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ';
  }

  /** Only the text. */
  public static String text(String html) {
    return read(html).text;
  }

  private static boolean[] stops() {
    boolean[] stops = new boolean[0x80];
    Arrays.fill(stops, 0, ' ', true);
    stops['<'] = true;
    stops['&'] = true;
    return stops;
  }

  private static Map<String, Integer> roles() {
    Map<String, Integer> roles = new HashMap<>();
    for (String name :
        "p div h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre section article header footer aside main figure form fieldset center address nav"
            .split(" ", -1)) {
      roles.put(name, PARAGRAPH);
    }
    for (String name : "br li tr hr dt dd caption figcaption option".split(" ", -1)) {
      roles.put(name, LINE);
    }
    for (String name : SILENT) {
      roles.put(name, SKIPPED);
    }
    roles.put("img", IMAGE);
    roles.put("image", IMAGE);
    roles.put("td", CELL);
    roles.put("th", CELL);
    return Map.copyOf(roles);
  }

  private void run() {
    char[] chars = raw;
    int end = chars.length;
    int at = 0;
    while (at < end) {
      char c = chars[at];
      if (c == '<') {
        at = markup(at);
      } else if (c == '&') {
        at = reference(at);
      } else if (c <= ' ' || c == 0xa0) {
        space = true;
        at++;
      } else {
        int stop = run(at);
        write(at, stop);
        at = stop;
      }
    }
  }

  /** Where plain text stops: at markup, a reference, or white space that is not one blank. */
  private int run(int from) {
    char[] chars = raw;
    boolean[] stops = STOPS;
    int end = chars.length;
    int all = 0;
    int at = from;
    while (at < end) {
      char c = chars[at];
      if (c < 0x80) {
        if (stops[c] || (c == ' ' && (at + 1 >= end || chars[at + 1] <= ' '))) {
          break;
        }
        all |= c == 0x7f ? 0x80 : 0;
      } else if (c == 0xa0) {
        break;
      } else {
        all |= PlainText.isHarmless(c) ? 0 : 0x80;
      }
      at++;
    }
    seen |= all;
    return at;
  }

  private void write(int from, int to) {
    separate();
    room(to - from);
    System.arraycopy(raw, from, out, length, to - from);
    length += to - from;
  }

  private void write(char c) {
    room(1);
    out[length++] = c;
  }

  private void room(int more) {
    if (length + more + 2 > out.length) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, length + more + 16));
    }
  }

  private void separate() {
    if (length > 0) {
      room(2);
      if (gap > 0) {
        trim();
        out[length++] = '\n';
        if (gap == PARAGRAPH) {
          out[length++] = '\n';
        }
      } else if (space && out[length - 1] != ' ') {
        out[length++] = ' ';
      }
    }
    gap = 0;
    space = false;
  }

  private void trim() {
    while (length > 0 && out[length - 1] == ' ') {
      length--;
    }
  }

  private int reference(int at) {
    reference.setLength(0);
    int next = CharacterReferences.append(in, at, raw.length, false, reference);
    if (next == at) {
      write(at, at + 1);
      return at + 1;
    }
    char first = reference.charAt(0);
    if (first <= ' ' || first == 0xa0) {
      space = true; // white space written as a reference
      return next;
    }
    separate();
    for (int i = 0; i < reference.length(); i++) {
      char c = reference.charAt(i);
      seen |= PlainText.isHarmless(c) ? 0 : 0x80;
      write(c);
    }
    return next;
  }

  private int markup(int at) {
    char next = at + 1 < in.length() ? in.charAt(at + 1) : ' ';
    if (next == '!') {
      return declaration(at);
    }
    if (next == '?') {
      int end = in.indexOf('>', at);
      return end < 0 ? in.length() : end + 1;
    }
    boolean close = next == '/';
    int nameStart = close ? at + 2 : at + 1;
    if (nameStart >= in.length() || !isLetter(in.charAt(nameStart))) {
      write(at, at + 1);
      return at + 1;
    }
    int nameEnd = nameStart;
    while (nameEnd < in.length() && isName(in.charAt(nameEnd))) {
      nameEnd++;
    }
    int end = tagEnd(nameEnd);
    if (nameEnd - nameStart == 1) { // p, a, b, i: most tags of all
      gap = (raw[nameStart] | 0x20) == 'p' ? PARAGRAPH : gap;
      return end;
    }
    String name = in.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
    int colon = name.indexOf(':');
    int role = ROLES.getOrDefault(colon < 0 ? name : name.substring(colon + 1), INLINE);
    switch (role) {
      case LINE -> gap = Math.max(gap, name.equals("br") && gap == LINE ? PARAGRAPH : LINE);
      case PARAGRAPH -> gap = PARAGRAPH;
      case CELL -> space = true;
      case IMAGE -> image(nameEnd, end);
      case SKIPPED -> {
        if (!close && in.charAt(Math.max(0, Math.min(end, in.length()) - 2)) != '/') {
          return pastSilent(in.substring(nameStart, nameEnd), end);
        }
      }
      default -> {}
    }
    return end;
  }

  private int declaration(int at) {
    if (in.startsWith("<!--", at)) {
      int end = unclosed ? -1 : in.indexOf("-->", at + 2);
      if (end >= 0) {
        return end + 3;
      }
      unclosed = true; // no later comment is closed either: search no more
      int close = in.indexOf('>', at);
      return close < 0 ? in.length() : close + 1;
    }
    boolean known =
        in.startsWith("<![", at)
            || in.regionMatches(true, at, "<!DOCTYPE", 0, 9)
            || (at + 2 < in.length() && isLetter(in.charAt(at + 2)));
    int end = known ? in.indexOf('>', at) : -1;
    if (end < 0) {
      write(at, at + 1);
      return at + 1;
    }
    return end + 1;
  }

  private int pastSilent(String name, int from) {
    int at = from;
    int length = in.length();
    while (at >= 0 && at < length) {
      at = in.indexOf("</", at);
      if (at < 0) {
        break;
      }
      if (in.regionMatches(true, at + 2, name, 0, name.length())) {
        int end = in.indexOf('>', at);
        return end < 0 ? length : end + 1;
      }
      at += 2;
    }
    return length;
  }

  /** Behind the tag's closing bracket; quotes are honoured unless one is never closed. */
  private int tagEnd(int from) {
    int length = in.length();
    int limit = Math.min(length, from + LONGEST_TAG);
    int at = from;
    while (at < limit) {
      char c = in.charAt(at);
      if (c == '>') {
        return at + 1;
      }
      if (c == '<' && at > from) {
        return at;
      }
      if ((c == '"' || c == '\'') && in.charAt(at - 1) == '=') {
        int close = in.indexOf(c, at + 1, limit);
        at = close < 0 ? at : close;
      }
      at++;
    }
    int end = in.indexOf('>', from);
    return end < 0 ? length : end + 1;
  }

  private void image(int from, int to) {
    if (!picture.isEmpty()) {
      return;
    }
    Attributes attributes = new Attributes(in, from, Math.min(to, in.length()));
    String source = attributes.value("src");
    if (source.isEmpty() || source.startsWith("data:")) {
      source = attributes.value("data-src");
    }
    if (!source.isEmpty()
        && !Pictures.isPixel(source, attributes.value("width"), attributes.value("height"))) {
      picture = source;
      pictureText = attributes.value("alt");
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isName(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '_';
  }

  /** Reads one attribute of a tag. */
  private record Attributes(String in, int from, int to) {
    String value(String name) {
      int at = from;
      while (at < to) {
        at = in.indexOf(name, at, to);
        if (at < 0) {
          return "";
        }
        int equals = at + name.length();
        boolean whole =
            in.charAt(at - 1) <= ' '
                || in.charAt(at - 1) == '"'
                || in.charAt(at - 1) == '\''
                || in.charAt(at - 1) == '/';
        while (equals < to && in.charAt(equals) <= ' ') {
          equals++;
        }
        if (whole && equals < to && in.charAt(equals) == '=') {
          return read(equals + 1);
        }
        at += name.length();
      }
      return "";
    }

    private String read(int start) {
      int at = start;
      while (at < to && in.charAt(at) <= ' ') {
        at++;
      }
      if (at >= to) {
        return "";
      }
      char quote = in.charAt(at);
      boolean quoted = quote == '"' || quote == '\'';
      int end = quoted ? in.indexOf(quote, at + 1, to) : at;
      if (!quoted || end < 0) {
        end = at;
        while (end < to && in.charAt(end) > ' ' && in.charAt(end) != '>') {
          end++;
        }
      }
      String raw = in.substring(quoted ? Math.min(at + 1, end) : at, end).strip();
      return raw.indexOf('&') < 0 ? raw : HtmlText.text(raw);
    }
  }
}
