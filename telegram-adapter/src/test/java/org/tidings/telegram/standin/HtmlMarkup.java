package org.tidings.telegram.standin;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.telegram.standin.ParsedText.Unparsable;

/** Reads Telegram's HTML as its servers do, byte offsets of errors included. */
public final class HtmlMarkup {
  private static final Map<String, ParsedText.Type> TAGS =
      Map.ofEntries(
          Map.entry("b", ParsedText.Type.Bold),
          Map.entry("strong", ParsedText.Type.Bold),
          Map.entry("i", ParsedText.Type.Italic),
          Map.entry("em", ParsedText.Type.Italic),
          Map.entry("u", ParsedText.Type.Underline),
          Map.entry("ins", ParsedText.Type.Underline),
          Map.entry("s", ParsedText.Type.Strikethrough),
          Map.entry("strike", ParsedText.Type.Strikethrough),
          Map.entry("del", ParsedText.Type.Strikethrough),
          Map.entry("a", ParsedText.Type.TextUrl),
          Map.entry("pre", ParsedText.Type.Pre),
          Map.entry("code", ParsedText.Type.Code),
          Map.entry("span", ParsedText.Type.Spoiler),
          Map.entry("tg-spoiler", ParsedText.Type.Spoiler),
          Map.entry("tg-emoji", ParsedText.Type.CustomEmoji),
          Map.entry("tg-time", ParsedText.Type.FormattedDate),
          Map.entry("blockquote", ParsedText.Type.BlockQuote));
  private static final Map<String, Integer> NAMED =
      Map.of("lt", (int) '<', "gt", (int) '>', "amp", (int) '&', "quot", (int) '"');
  private static final Set<Character> NAME_END = Set.of('=', '>', '/', '"', '\'');

  private final byte[] text;
  private final Sink out = new Sink();
  private final List<ParsedText.Entity> entities = new ArrayList<>();
  private final Deque<Tag> open = new ArrayDeque<>();
  private int at;

  private record Tag(String name, Map<String, String> attributes, int offset, int start) {}

  private HtmlMarkup(String html) {
    text = html.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a text; the exception's message is Telegram's. */
  public static ParsedText parse(String html) throws Unparsable {
    return new HtmlMarkup(html).run();
  }

  private char c() {
    return at < text.length ? (char) (text[at] & 0xff) : 0;
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0 || c == 0x0b;
  }

  private ParsedText run() throws Unparsable {
    while (at < text.length) {
      char c = c();
      if (c == '&') {
        Optional<Integer> decoded = entity();
        if (decoded.isPresent()) {
          out.character(decoded.get());
          continue;
        }
      }
      if (c != '<') {
        out.unit(text[at++]);
      } else if (at + 1 < text.length && text[at + 1] == '/') {
        end();
      } else {
        start();
      }
    }
    if (!open.isEmpty()) {
      throw new Unparsable(
          "Can't find end tag corresponding to start tag \"%s\"".formatted(open.peek().name()));
    }
    return new ParsedText(out.text(), entities);
  }

  private void start() throws Unparsable {
    int begin = at++;
    while (!blank(c()) && c() != '>') {
      at++;
    }
    if (c() == 0) {
      throw new Unparsable("Unclosed start tag at byte offset " + begin);
    }
    String name = slice(begin + 1, at).toLowerCase(Locale.ROOT);
    if (!TAGS.containsKey(name)) {
      throw new Unparsable("Unsupported start tag \"%s\" at byte offset %d".formatted(name, begin));
    }
    var attributes = new HashMap<String, String>();
    while (c() != '>') {
      skipBlank();
      if (c() == '>') {
        break;
      }
      attribute(name, begin, attributes);
    }
    at++;
    if (name.equals("span") && !"tg-spoiler".equals(attributes.get("class"))) {
      throw new Unparsable("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + begin);
    }
    open.push(new Tag(name, attributes, out.units(), out.size()));
  }

  private void attribute(String tag, int begin, Map<String, String> attributes) throws Unparsable {
    int nameBegin = at;
    while (!blank(c()) && !NAME_END.contains(c())) {
      at++;
    }
    String name = slice(nameBegin, at);
    if (name.isEmpty()) {
      throw new Unparsable(
          "Empty attribute name in the tag \"%s\" at byte offset %d".formatted(tag, begin));
    }
    skipBlank();
    if (c() == 0) {
      throw new Unparsable("Unclosed start tag \"%s\" at byte offset %d".formatted(tag, begin));
    }
    if (c() != '=') {
      attributes.putIfAbsent(name, "");
      return;
    }
    at++;
    skipBlank();
    if (c() == 0) {
      throw new Unparsable("Unclosed start tag \"%s\" at byte offset %d".formatted(tag, begin));
    }
    String value = c() == '"' || c() == '\'' ? literal() : token();
    if (c() == 0) {
      throw new Unparsable("Unclosed start tag at byte offset " + begin);
    }
    attributes.put(name, value);
  }

  private String token() throws Unparsable {
    int begin = at;
    while (c() < 0x80 && (Character.isLetterOrDigit(c()) || c() == '.' || c() == '-')) {
      at++;
    }
    if (!blank(c()) && c() != '>') {
      throw new Unparsable("Unexpected end of name token at byte offset " + begin);
    }
    return slice(begin, at).toLowerCase(Locale.ROOT);
  }

  private String literal() throws Unparsable {
    char quote = c();
    at++;
    var value = new Sink();
    while (c() != quote && c() != 0) {
      if (c() == '&') {
        Optional<Integer> decoded = entity();
        if (decoded.isPresent()) {
          value.character(decoded.get());
          continue;
        }
      }
      value.unit(text[at++]);
    }
    if (c() == quote) {
      at++;
    }
    return value.text();
  }

  private void end() throws Unparsable {
    int begin = at;
    if (open.isEmpty()) {
      throw new Unparsable("Unexpected end tag at byte offset " + begin);
    }
    at++;
    while (!blank(c()) && c() != '>') {
      at++;
    }
    String name = slice(begin + 2, at);
    while (at < text.length && blank(c())) {
      at++;
    }
    if (c() != '>') {
      throw new Unparsable("Unclosed end tag at byte offset " + begin);
    }
    at++;
    Tag tag = open.pop();
    if (!name.isEmpty() && !name.equals(tag.name())) {
      throw new Unparsable(
          "Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\""
              .formatted(begin, tag.name(), name));
    }
    int length = out.units() - tag.offset();
    if (length > 0) {
      close(tag, length);
    }
  }

  private void close(Tag tag, int length) throws Unparsable {
    ParsedText.Type type = TAGS.get(tag.name());
    if (type == null) {
      throw new IllegalStateException(tag.name());
    }
    int offset = tag.offset();
    switch (type) {
      case TextUrl -> {
        String href = tag.attributes().getOrDefault("href", "");
        Addresses.entity(href.isEmpty() ? out.text(tag.start()) : href, offset, length)
            .ifPresent(entities::add);
      }
      case Pre, Code -> code(tag, type, offset, length);
      case BlockQuote ->
          add(
              tag.attributes().containsKey("expandable")
                  ? ParsedText.Type.ExpandableBlockQuote
                  : type,
              offset,
              length,
              "");
      case CustomEmoji -> add(type, offset, length, tag.attributes().getOrDefault("emoji-id", ""));
      case FormattedDate ->
          add(
              type,
              offset,
              length,
              Dates.argument(
                  tag.attributes().getOrDefault("unix", ""),
                  tag.attributes().getOrDefault("format", "")));
      case Bold,
          Italic,
          Underline,
          Strikethrough,
          Spoiler,
          ExpandableBlockQuote,
          PreCode,
          MentionName ->
          add(type, offset, length, "");
    }
  }

  /** A program with its language is one entity when both tags hold the same text. */
  private void code(Tag tag, ParsedText.Type type, int offset, int length) {
    String css = tag.attributes().getOrDefault("class", "");
    String language =
        type == ParsedText.Type.Code && css.startsWith("language-")
            ? css.substring("language-".length())
            : "";
    ParsedText.Entity last = entities.isEmpty() ? null : entities.getLast();
    boolean same = last != null && last.offset() == offset && last.length() == length;
    if (last != null
        && same
        && type == ParsedText.Type.Pre
        && last.type() == ParsedText.Type.Code
        && !last.argument().isEmpty()) {
      entities.set(
          entities.size() - 1,
          new ParsedText.Entity(ParsedText.Type.PreCode, offset, length, last.argument()));
    } else if (same
        && type == ParsedText.Type.Code
        && last != null
        && last.type() == ParsedText.Type.Pre
        && !language.isEmpty()) {
      entities.set(
          entities.size() - 1,
          new ParsedText.Entity(ParsedText.Type.PreCode, offset, length, language));
    } else {
      add(type, offset, length, language);
    }
  }

  private void add(ParsedText.Type type, int offset, int length, String argument) {
    entities.add(new ParsedText.Entity(type, offset, length, argument));
  }

  private Optional<Integer> entity() {
    int end = at + 1;
    int code = 0;
    if (end < text.length && text[end] == '#') {
      end++;
      boolean hex = end < text.length && text[end] == 'x';
      if (hex) {
        end++;
      }
      int from = end;
      while (end < text.length
          && Character.digit(text[end], hex ? 16 : 10) >= 0
          && code <= 0x10ffff) {
        code = code * (hex ? 16 : 10) + Character.digit(text[end], hex ? 16 : 10);
        end++;
      }
      if (end == from || code == 0 || code >= 0x10ffff) {
        return Optional.empty();
      }
    } else {
      int from = end;
      while (end < text.length && Character.isLetter(text[end])) {
        end++;
      }
      Integer named = NAMED.get(slice(from, end));
      if (named == null) {
        return Optional.empty();
      }
      code = named;
    }
    at = end < text.length && text[end] == ';' ? end + 1 : end;
    return Optional.of(code);
  }

  private void skipBlank() {
    while (at < text.length && blank(c())) {
      at++;
    }
  }

  private String slice(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  /** Bytes gathered, with their length in UTF-16 units. */
  private static final class Sink {
    private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    private int units;

    void unit(byte b) {
      bytes.write(b);
      if ((b & 0xC0) != 0x80) {
        units += (b & 0xff) >= 0xf0 ? 2 : 1;
      }
    }

    /** Any code point, halves of pairs too; those make the text invalid in the end. */
    void character(int code) {
      units += code > 0xffff ? 2 : 1;
      if (code < 0x80) {
        bytes.write(code);
      } else if (code < 0x800) {
        bytes.write(0xC0 | (code >> 6));
        bytes.write(0x80 | (code & 0x3f));
      } else if (code < 0x10000) {
        bytes.write(0xE0 | (code >> 12));
        bytes.write(0x80 | ((code >> 6) & 0x3f));
        bytes.write(0x80 | (code & 0x3f));
      } else {
        bytes.write(0xF0 | (code >> 18));
        bytes.write(0x80 | ((code >> 12) & 0x3f));
        bytes.write(0x80 | ((code >> 6) & 0x3f));
        bytes.write(0x80 | (code & 0x3f));
      }
    }

    int units() {
      return units;
    }

    int size() {
      return bytes.size();
    }

    String text() throws Unparsable {
      return text(0);
    }

    String text(int from) throws Unparsable {
      byte[] all = bytes.toByteArray();
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(all, from, all.length - from))
            .toString();
      } catch (CharacterCodingException _) {
        throw new Unparsable(
            "Text contains invalid Unicode characters after decoding HTML entities, check for"
                + " unmatched surrogate code units");
      }
    }
  }
}
