package org.tidings.telegram.standin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidings.telegram.standin.ParsedText.Unparsable;

/** Reads MarkdownV2 as Telegram's servers do, byte offsets of errors included. */
public final class MarkdownMarkup {
  private static final String RESERVED = "_*[]()~`>#+-=|{}.!\n";
  private static final Pattern SPECIAL =
      Pattern.compile("(?i)tg:(?://)?(emoji|time)/?(?:\\?([^#]*))?(?:#.*)?");

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private final List<ParsedText.Entity> entities = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;
  private boolean lineStart = true;
  private int quoteStart = -1;
  private int quotePosition;

  private record Open(ParsedText.Type type, String argument, int offset, int position) {}

  private MarkdownMarkup(String text) {
    this.text = text;
  }

  /** Reads a text; the exception's message is Telegram's. */
  public static ParsedText parse(String text) throws Unparsable {
    return new MarkdownMarkup(text).run();
  }

  private ParsedText run() throws Unparsable {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) <= 126) {
        out.append(text.charAt(at + 1));
        at += 2;
        lineStart = false;
        continue;
      }
      Open inner = open.peek();
      boolean code =
          inner != null
              && (inner.type() == ParsedText.Type.Code
                  || inner.type() == ParsedText.Type.Pre
                  || inner.type() == ParsedText.Type.PreCode);
      if (code ? c != '`' : RESERVED.indexOf(c) < 0) {
        out.append(c);
        at++;
        if (c != '\r') {
          lineStart = false;
        }
        continue;
      }
      reserved(c, inner);
    }
    endQuote(false);
    if (!open.isEmpty()) {
      throw unended(open.element());
    }
    return new ParsedText(out.toString(), entities);
  }

  private void reserved(char c, @Nullable Open inner) throws Unparsable {
    if (c == '\n') {
      out.append(c);
      at++;
      lineStart = true;
      if (quoteStart >= 0 && !quoteGoesOn()) {
        endQuote(false);
      }
      return;
    }
    if (c == '>' && lineStart) {
      at++;
      lineStart = false;
      if (quoteStart < 0) {
        quoteStart = out.length();
        quotePosition = at;
      }
      return;
    }
    if (c == '*' && lineStart && quoteStart >= 0 && text.startsWith("**>", at)) {
      // An empty bold entity between two quotations keeps them apart.
      endQuote(false);
      at += 2;
      return;
    }
    ParsedText.Type type = inner == null ? null : inner.type();
    if (inner != null && type != null && ends(type)) {
      end(inner);
    } else {
      begin(c);
    }
  }

  private boolean quoteGoesOn() {
    int next = at;
    while (next < text.length() && text.charAt(next) == '\r') {
      next++;
    }
    return (text.startsWith(">", next) && next == at) || text.startsWith("**>", at);
  }

  private boolean ends(ParsedText.Type type) {
    return switch (type) {
      case Bold -> text.startsWith("*", at);
      case Italic -> text.startsWith("_", at) && !text.startsWith("__", at);
      case Underline -> text.startsWith("__", at);
      case Strikethrough -> text.startsWith("~", at);
      case Spoiler -> text.startsWith("||", at);
      case Code -> text.startsWith("`", at);
      case Pre, PreCode -> text.startsWith("```", at);
      case TextUrl, CustomEmoji -> text.startsWith("]", at);
      case BlockQuote, ExpandableBlockQuote, MentionName, FormattedDate -> false;
    };
  }

  private void begin(char c) throws Unparsable {
    int position = at;
    switch (c) {
      case '_' ->
          push(
              text.startsWith("__", at) ? ParsedText.Type.Underline : ParsedText.Type.Italic,
              position);
      case '*' -> push(ParsedText.Type.Bold, position);
      case '~' -> push(ParsedText.Type.Strikethrough, position);
      case '|' -> {
        if (!text.startsWith("||", at)) {
          throw reserved(c);
        }
        if (quoteStart >= 0 && atLineEnd(at + 2)) {
          at += 2;
          endQuoteAtLineEnd();
          return;
        }
        push(ParsedText.Type.Spoiler, position);
      }
      case '[' -> push(ParsedText.Type.TextUrl, position);
      case '!' -> {
        if (!text.startsWith("![", at)) {
          throw reserved(c);
        }
        push(ParsedText.Type.CustomEmoji, position);
      }
      case '`' -> {
        if (!text.startsWith("```", at)) {
          push(ParsedText.Type.Code, position);
        } else {
          pre(position);
        }
      }
      default -> throw reserved(c);
    }
  }

  /** The mark that folds a quotation stands at the end of its last line. */
  private void endQuoteAtLineEnd() throws Unparsable {
    int newline = text.indexOf('\n', at);
    int end = newline < 0 ? text.length() : newline + 1;
    out.append(text, at, end);
    at = end;
    lineStart = true;
    endQuote(true);
  }

  private boolean atLineEnd(int from) {
    int next = from;
    while (next < text.length() && text.charAt(next) == '\r') {
      next++;
    }
    return next == text.length() || (text.charAt(next) == '\n' && !text.startsWith(">", next + 1));
  }

  private static Unparsable reserved(char c) {
    return new Unparsable(
        "Character '%s' is reserved and must be escaped with the preceding '\\'".formatted(c));
  }

  private void push(ParsedText.Type type, int position) {
    at +=
        switch (type) {
          case Underline, Spoiler, CustomEmoji -> 2;
          default -> 1;
        };
    open.push(new Open(type, "", out.length(), position));
  }

  private void pre(int position) {
    at += 3;
    int end = at;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && text.charAt(end) != '`') {
      end++;
    }
    String language = "";
    if (end > at && end < text.length() && text.charAt(end) != '`') {
      language = text.substring(at, end);
      at = end;
    }
    if (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      char other = text.charAt(at) == '\n' ? '\r' : '\n';
      at++;
      if (at < text.length() && text.charAt(at) == other) {
        at++;
      }
    }
    open.push(
        new Open(
            language.isEmpty() ? ParsedText.Type.Pre : ParsedText.Type.PreCode,
            language,
            out.length(),
            position));
  }

  private void end(Open inner) throws Unparsable {
    open.pop();
    int length = out.length() - inner.offset();
    at +=
        switch (inner.type()) {
          case Underline, Spoiler -> 2;
          case Pre, PreCode -> 3;
          default -> 1;
        };
    String argument = inner.argument();
    if (inner.type() == ParsedText.Type.TextUrl || inner.type() == ParsedText.Type.CustomEmoji) {
      link(inner, length);
      return;
    }
    if (length > 0) {
      entities.add(new ParsedText.Entity(inner.type(), inner.offset(), length, argument));
    }
  }

  private void link(Open inner, int length) throws Unparsable {
    boolean given = at < text.length() && text.charAt(at) == '(';
    if (!given && inner.type() == ParsedText.Type.CustomEmoji) {
      throw new Unparsable("The entity must contain a tg://emoji or tg://time URL");
    }
    String href = given ? address() : out.substring(inner.offset());
    if (inner.type() == ParsedText.Type.CustomEmoji) {
      special(href, inner.offset(), length);
    } else if (length > 0) {
      Addresses.entity(href, inner.offset(), length).ifPresent(entities::add);
    }
  }

  private String address() throws Unparsable {
    int begin = at++;
    var href = new StringBuilder();
    while (at < text.length() && text.charAt(at) != ')') {
      if (text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) <= 126) {
        at++;
      }
      href.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw new Unparsable("Can't find end of a URL at byte offset " + bytes(begin + 1));
    }
    at++;
    return href.toString();
  }

  private void special(String href, int offset, int length) throws Unparsable {
    Matcher matcher = SPECIAL.matcher(href);
    String query = matcher.matches() && matcher.group(2) != null ? matcher.group(2) : "";
    boolean emoji = matcher.matches() && "emoji".equals(matcher.group(1).toLowerCase(Locale.ROOT));
    String number = parameter(query, emoji ? "id" : "unix");
    if (!number.matches("[1-9][0-9]*")) {
      throw new Unparsable("Invalid tg://emoji or tg://time URL specified");
    }
    if (emoji) {
      entities.add(new ParsedText.Entity(ParsedText.Type.CustomEmoji, offset, length, number));
    } else {
      String date = Dates.argument(number, parameter(query, "format"));
      entities.add(new ParsedText.Entity(ParsedText.Type.FormattedDate, offset, length, date));
    }
  }

  private static String parameter(String query, String name) {
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "";
  }

  private void endQuote(boolean folded) throws Unparsable {
    if (quoteStart >= 0) {
      Open inner = open.peek();
      // Only a mark that ends the whole text may stand behind the quotation it belongs to.
      while (inner != null
          && inner.position() >= quotePosition
          && ends(inner.type())
          && text.length() - at <= 2) {
        end(inner);
        inner = open.peek();
      }
      if (inner != null && inner.position() >= quotePosition) {
        throw unended(inner);
      }
      int length = out.length() - quoteStart;
      if (length > 0) {
        ParsedText.Type type =
            folded ? ParsedText.Type.ExpandableBlockQuote : ParsedText.Type.BlockQuote;
        entities.add(new ParsedText.Entity(type, quoteStart, length, ""));
      }
    }
    quoteStart = -1;
  }

  private Unparsable unended(Open open) {
    return new Unparsable(
        "Can't find end of %s entity at byte offset %d"
            .formatted(open.type(), bytes(open.position())));
  }

  private int bytes(int position) {
    return text.substring(0, position).getBytes(StandardCharsets.UTF_8).length;
  }
}
