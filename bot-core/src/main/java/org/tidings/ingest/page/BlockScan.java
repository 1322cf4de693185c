package org.tidings.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** Cuts a page into its blocks, in reading order. One use; for one thread. */
final class BlockScan implements NodeFilter {
  private static final int MOST_BLOCKS = 12_000;
  private static final int LONGEST_BLOCK = 100_000;

  private static final Set<String> SKIPPED =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "svg",
          "iframe",
          "object",
          "embed",
          "select",
          "option",
          "textarea",
          "input",
          "head",
          "canvas",
          "audio",
          "video",
          "map",
          "datalist",
          "math",
          "applet",
          "noframes",
          "frameset",
          "progress",
          "meter");

  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
          "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby",
          "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
          "wbr", "picture", "source", "o:p", "link", "meta", "area");

  private final List<Block> blocks = new ArrayList<>();
  private final Marks marks = new Marks();
  private final StringBuilder text = new StringBuilder(512);
  private @Nullable Tally top;
  private int chars;
  private int words;
  private int links;
  private int linkChars;
  private int boldChars;
  private long inline;
  private int inLink;
  private int inBold;

  /** The blocks of a body. */
  static List<Block> of(Element body) {
    BlockScan scan = new BlockScan();
    body.filter(scan);
    return scan.blocks;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      append(words.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    String name = element.normalName();
    if (SKIPPED.contains(name) || blocks.size() >= MOST_BLOCKS) {
      return FilterResult.SKIP_ENTIRELY;
    }
    switch (name) {
      case "br", "hr" -> lineBreak();
      case "a" -> {
        inLink++;
        links++;
      }
      case "b", "strong" -> inBold++;
      case "img" -> {
        if (top != null) {
          top.pictures++;
        }
      }
      default -> {
        if (!INLINE.contains(name)) {
          flush();
          top = new Tally(top, element, marks.of(element) | hidden(element));
          return FilterResult.CONTINUE;
        }
      }
    }
    if (top != null) {
      inline |= marks.of(element);
    }
    return FilterResult.CONTINUE;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the very element that was entered
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      switch (element.normalName()) {
        case "a" -> inLink--;
        case "b", "strong" -> inBold--;
        default -> {
          if (top != null && top.element == element) {
            flush();
            top.close();
            top = top.parent;
          }
        }
      }
    }
    return FilterResult.CONTINUE;
  }

  private static long hidden(Element element) {
    if (element.attributesSize() == 0) {
      return 0;
    }
    String style = element.attr("style");
    boolean hides =
        element.hasAttr("hidden")
            || element.attr("aria-hidden").equals("true")
            || (!style.isEmpty()
                && style.replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none"));
    return hides ? Marks.HIDDEN : 0;
  }

  private void append(String raw) {
    int length = raw.length();
    for (int i = 0; i < length && text.length() < LONGEST_BLOCK; i++) {
      char c = raw.charAt(i);
      boolean blank = c <= ' ' || c == '\u00a0' || Character.isWhitespace(c);
      if (blank || c == '\u200b' || c == '\ufeff') {
        if (blank && !text.isEmpty() && text.charAt(text.length() - 1) > ' ') {
          text.append(' ');
        }
        continue;
      }
      words += text.isEmpty() || text.charAt(text.length() - 1) <= ' ' ? 1 : 0;
      text.append(c);
      chars++;
      linkChars += inLink > 0 ? 1 : 0;
      boldChars += inBold > 0 ? 1 : 0;
    }
  }

  /** One break is a new line; two are a border. */
  private void lineBreak() {
    if (text.isEmpty()) {
      return;
    }
    int last = text.length() - 1;
    if (text.charAt(last) == ' ') {
      text.setLength(last);
      last--;
    }
    if (last >= 0 && text.charAt(last) == '\n') {
      flush();
    } else {
      text.append('\n');
    }
  }

  private void flush() {
    if (top != null && chars > 0) {
      Block block =
          new Block(
              top, text.toString().strip(), chars, words, links, linkChars, boldChars, inline);
      blocks.add(block);
      top.count(block);
    }
    text.setLength(0);
    chars = 0;
    words = 0;
    links = 0;
    linkChars = 0;
    boldChars = 0;
    inline = 0;
  }
}
