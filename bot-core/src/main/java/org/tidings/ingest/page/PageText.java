package org.tidings.ingest.page;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.tidings.ingest.xml.DocumentText;

/** Finds a page's character set, wherever in its head the page tells it, and decodes it. */
final class PageText {
  private static final int HEAD = 32_768;

  private PageText() {}

  /**
   * Decodes a page.
   *
   * @param contentType the Content-Type header, or ""
   */
  static String decode(byte[] page, String contentType) {
    String header = contentType.toLowerCase(Locale.ROOT);
    return DocumentText.decode(
        page, header.contains("charset") ? header : header + "; charset=" + named(page));
  }

  /** The set that a meta element names; "" where none does. */
  private static String named(byte[] page) {
    String head =
        new String(page, 0, Math.min(page.length, HEAD), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    int at = head.indexOf("<meta");
    while (at >= 0) {
      int end = head.indexOf('>', at);
      String meta = head.substring(at, end < 0 ? head.length() : end);
      int charset = meta.indexOf("charset");
      if (charset >= 0) {
        int from = charset + "charset".length();
        while (from < meta.length() && " \t\r\n='\"".indexOf(meta.charAt(from)) >= 0) {
          from++;
        }
        int to = from;
        while (to < meta.length() && " \t\r\n;'\"/".indexOf(meta.charAt(to)) < 0) {
          to++;
        }
        return meta.substring(from, to);
      }
      at = head.indexOf("<meta", at + 5);
    }
    return "";
  }
}
