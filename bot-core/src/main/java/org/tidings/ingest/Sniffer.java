package org.tidings.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what a document is that is no feed. */
final class Sniffer {
  private static final int LOOKED_AT = 65_536;

  private Sniffer() {}

  /** What the first bytes give away; empty when they may be text. */
  static Optional<Reading.Look> binary(byte[] document) {
    int length = Math.min(document.length, 512);
    String head = new String(document, 0, length, StandardCharsets.ISO_8859_1);
    if (head.isBlank() && document.length <= 512) {
      return Optional.of(Reading.Look.EMPTY);
    }
    if (head.startsWith("\u0089PNG")
        || head.startsWith("GIF8")
        || head.startsWith("\u00ff\u00d8\u00ff")
        || (head.startsWith("RIFF") && head.startsWith("WEBP", 8))
        || head.startsWith("\0\0\1\0")
        || head.startsWith("ftypavif", 4)) {
      return Optional.of(Reading.Look.IMAGE);
    }
    if (head.startsWith("%PDF")) {
      return Optional.of(Reading.Look.PDF);
    }
    if (head.startsWith("PK\3\4")
        || head.startsWith("\u001f\u008b")
        || head.startsWith("Rar!")
        || head.startsWith("7z\u00bc")
        || head.startsWith("BZh")) {
      return Optional.of(Reading.Look.ARCHIVE);
    }
    if (head.startsWith("ID3")
        || head.startsWith("OggS")
        || head.startsWith("ftyp", 4)
        || head.startsWith("RIFF")
        || head.startsWith("\u001aE\u00df\u00a3")) {
      return Optional.of(Reading.Look.AUDIO_OR_VIDEO);
    }
    return Optional.empty();
  }

  /** What a text is by its beginning. */
  static Reading.Look look(String text, String root) {
    String head =
        text.substring(0, Math.min(text.length(), LOOKED_AT)).strip().toLowerCase(Locale.ROOT);
    if (head.isEmpty()) {
      return Reading.Look.EMPTY;
    }
    switch (root) {
      case "urlset", "sitemapindex" -> {
        return Reading.Look.SITEMAP;
      }
      case "opml" -> {
        return Reading.Look.OPML;
      }
      case "svg" -> {
        return Reading.Look.IMAGE;
      }
      default -> {
        // by its words
      }
    }
    if (root.endsWith("svg")) {
      return Reading.Look.IMAGE;
    }
    boolean part = root.isEmpty() || root.equals("body") || root.equals("head");
    if (head.startsWith("<!doctype html")
        || head.contains("<html")
        || (part && (head.contains("<body") || head.contains("<head>")))) {
      return page(head);
    }
    if (head.charAt(0) == '{' || head.charAt(0) == '[') {
      return Reading.Look.JSON;
    }
    if (head.startsWith("<?xml") || (!root.isEmpty() && head.charAt(0) == '<')) {
      return head.charAt(0) == '<'
              && List.of("div", "p", "h1", "meta", "title", "script").contains(root)
          ? page(head)
          : Reading.Look.XML;
    }
    long strange =
        head.chars()
            .filter(c -> c == 0xfffd || (c < 0x20 && c != '\n' && c != '\r' && c != '\t'))
            .count();
    return strange * 20 > head.length() ? Reading.Look.BINARY : Reading.Look.TEXT;
  }

  private static Reading.Look page(String head) {
    for (String sign :
        List.of(
            "just a moment...",
            "cf-challenge",
            "captcha",
            "are you a robot",
            "attention required!",
            "ddos protection")) {
      if (head.contains(sign)) {
        return Reading.Look.BOT_CHECK;
      }
    }
    boolean password =
        head.contains("type=\"password\"")
            || head.contains("type='password'")
            || head.contains("type=password");
    return password ? Reading.Look.LOGIN_PAGE : Reading.Look.WEB_PAGE;
  }
}
