package org.tidings.discord;

import java.net.URI;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidings.chat.RichText;
import org.tidings.chat.RichText.Span;

/**
 * Raw text as Discord's Markdown that reads as it was written. The only place that escapes.
 *
 * <p>Escapes are not honoured inside the label of a masked link, so a label is either harmless as
 * it stands or is not made a link.
 */
final class Markup {
  /** Longest link that a text carries; longer ones are tracking, or an attack. */
  private static final int LONGEST_LINK = 1_000;

  private static final int MOST_MARKS = 3;
  private static final Pattern UNSAFE_IN_LABEL = Pattern.compile("[\\[\\]()*_~|`<>\\\\@\\n]|://");
  private static final Pattern HOST =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.-])(?:[\\p{L}\\p{N}-]+[.。])+\\p{L}{2,}(?![\\p{L}\\p{N}-])");
  private static final Pattern LINE_START = Pattern.compile("(?m)^([ \\t]*)([#>+-]|\\d+(?=[.)]))");

  private Markup() {}

  /** All spans, one after the other. */
  static String of(RichText text) {
    StringBuilder out = new StringBuilder();
    boolean lineStart = true;
    for (Span span : text.spans()) {
      String said = of(span, lineStart);
      out.append(said);
      lineStart = said.isEmpty() ? lineStart : said.endsWith("\n");
    }
    return out.toString();
  }

  private static String of(Span span, boolean lineStart) {
    return switch (span) {
      case Span.Plain(String text) -> escape(clean(text), lineStart);
      case Span.Strong(String text) -> around("**", clean(text), lineStart);
      case Span.Mark(String text) -> around("**", clean(text), lineStart);
      case Span.Code(String text) -> code(clean(text));
      case Span.Link(String text, URI link) -> link(clean(text), link);
      case Span.Moment moment -> "<t:%d:f>".formatted(moment.at().getEpochSecond());
    };
  }

  /** Escaped text between two marks; blanks stay outside, because marks must touch words. */
  private static String around(String mark, String text, boolean lineStart) {
    String core = text.strip();
    if (core.isEmpty()) {
      return text;
    }
    int at = text.indexOf(core);
    String before = text.substring(0, at);
    String after = text.substring(at + core.length());
    return before + mark + escape(core, lineStart && before.isEmpty()) + mark + after;
  }

  private static String code(String text) {
    if (text.isBlank()) {
      return text;
    }
    // a back-tick cannot be escaped inside of code
    return text.indexOf('`') < 0 ? "`" + text + "`" : escape(text, false);
  }

  /** A masked link where its label is harmless, else the words and the link after them. */
  static String link(String label, URI link) {
    Optional<String> address = address(link);
    String words = label.strip();
    if (address.isEmpty() || words.isEmpty()) {
      return escape(label, false);
    }
    String before = label.substring(0, label.indexOf(words));
    String after = label.substring(before.length() + words.length());
    return before
        + (mayBeLabel(words, link)
            ? "[%s](<%s>)".formatted(words, address.get())
            : "%s ([%s](<%s>))".formatted(escape(words, false), host(link), address.get()))
        + after;
  }

  /** A headline's title, strong, with its link. */
  static String title(RichText title, Optional<URI> link, int longest) {
    String words = Cut.to(line(title.text()), longest);
    Optional<String> address = link.flatMap(Markup::address);
    if (address.isEmpty()) {
      return "**" + escape(words, false) + "**";
    }
    if (mayBeLabel(words, link.get())) {
      return "**[%s](<%s>)**".formatted(words, address.get());
    }
    return "**%s** [%s](<%s>)".formatted(escape(words, false), host(link.get()), address.get());
  }

  /**
   * Whether words may be the label of a link: nothing in them is markup, and they do not look like
   * the address of another host.
   */
  static boolean mayBeLabel(String words, URI link) {
    if (UNSAFE_IN_LABEL.matcher(words).find()) {
      return false;
    }
    String host = link.getHost().toLowerCase(Locale.ROOT);
    Matcher named = HOST.matcher(words);
    while (named.find()) {
      String said = named.group().toLowerCase(Locale.ROOT);
      if (!host.equals(said) && !host.endsWith("." + said)) {
        return false;
      }
    }
    return true;
  }

  /** The link as it stands in Markdown; empty when it is no web address or too long. */
  static Optional<String> address(URI link) {
    if (link.getHost() == null
        || !("https".equalsIgnoreCase(link.getScheme())
            || "http".equalsIgnoreCase(link.getScheme()))) {
      return Optional.empty();
    }
    String text = link.toASCIIString();
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("()<>|*\\`\"".indexOf(c) >= 0) {
        out.append("%%%02X".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.length() > LONGEST_LINK ? Optional.empty() : Optional.of(out.toString());
  }

  private static String host(URI link) {
    String host = link.getHost();
    String bare = host.startsWith("www.") ? host.substring(4) : host;
    return UNSAFE_IN_LABEL.matcher(bare).find() ? "link" : bare;
  }

  /** Text of one line, cleaned. */
  static String line(String raw) {
    return clean(raw).replaceAll("\\s+", " ").strip();
  }

  /**
   * Escapes what Discord would take for markup, a mention, an emoji or a timestamp.
   *
   * @param lineStart whether the text begins a line
   */
  static String escape(String text, boolean lineStart) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean linkColon = c == ':' && text.startsWith("//", i + 1);
      if ("\\*_~|`<[]@".indexOf(c) >= 0 || linkColon) {
        out.append('\\');
      }
      out.append(c);
    }
    return escapeLines(out.toString(), lineStart);
  }

  private static String escapeLines(String text, boolean lineStart) {
    Matcher starts = LINE_START.matcher(text);
    StringBuilder out = new StringBuilder(text.length() + 8);
    int done = 0;
    while (starts.find()) {
      if (starts.start() > 0 || lineStart) {
        boolean number = Character.isDigit(starts.group(2).charAt(0));
        int at = number ? starts.end() : starts.start(2);
        out.append(text, done, at).append('\\');
        done = at;
      }
    }
    return out.append(text, done, text.length()).toString();
  }

  /**
   * Takes away what no reader sees and attackers use: control and bidirectional characters, tags,
   * runs of zero-width characters, heaps of combining marks, halves of surrogate pairs.
   */
  static String clean(String raw) {
    if (raw.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      return raw;
    }
    String text = Normalizer.normalize(raw, Normalizer.Form.NFC);
    StringBuilder out = new StringBuilder(text.length());
    int marks = 0;
    int before = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      marks = isMark(c) ? marks + 1 : 0;
      boolean loose = isJoiner(c) && (isJoiner(before) || before == 0);
      if (marks > MOST_MARKS || isDropped(c) || loose) {
        continue;
      }
      out.appendCodePoint(c == '\t' || c == 0x2028 || c == 0x2029 || c == 0x85 ? ' ' : c);
      before = c;
    }
    return out.toString();
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK)
        && !(c >= 0xfe00 && c <= 0xfe0f);
  }

  /** Zero-width joiners hold emoji and Indic words together; alone and in runs they are abuse. */
  private static boolean isJoiner(int c) {
    return c == 0x200c || c == 0x200d;
  }

  private static boolean isDropped(int c) {
    return (c < ' ' && c != '\n' && c != '\t')
        || (c >= 0x7f && c < 0xa0 && c != 0x85)
        || c == 0x200b
        || c == 0x200e
        || c == 0x200f
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x2069)
        || c == 0xfeff
        || c == 0x061c
        || c == 0xad
        || (c >= 0xd800 && c <= 0xdfff)
        || (c >= 0xfff9 && c <= 0xfffb)
        || (c >= 0xe0000 && c <= 0xe0fff)
        || !Character.isDefined(c);
  }
}
