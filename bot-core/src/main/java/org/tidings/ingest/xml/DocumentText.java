package org.tidings.ingest.xml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the character set of a document: byte order mark, then the header, then the document's own
 * word, each only if the bytes agree; then UTF-8, then Windows-1252, which takes anything.
 */
public final class DocumentText {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final int PROLOG = 1_024;

  private DocumentText() {}

  /** Decodes the document, without its byte order mark; malformed bytes become U+FFFD. */
  public static String decode(byte[] document, String contentType) {
    if (starts(document, 0xff, 0xfe, 0, 0)) {
      return new String(document, 4, document.length - 4, UTF_32LE);
    }
    if (starts(document, 0, 0, 0xfe, 0xff)) {
      return new String(document, 4, document.length - 4, UTF_32BE);
    }
    int mark = mark(document);
    if (mark == 3) {
      String text = new String(document, 3, document.length - 3, StandardCharsets.UTF_8);
      return text;
    }
    if (mark == 2) {
      boolean little = starts(document, 0xff, 0xfe);
      Charset set = little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
      return new String(document, 2, document.length - 2, set);
    }
    Optional<Charset> wide = wideWithoutMark(document);
    if (wide.isPresent()) {
      return new String(document, wide.get());
    }
    Optional<Charset> header = header(contentType);
    Optional<Charset> own = declared(document);
    boolean latin = header.isEmpty() && own.isPresent() && own.get().equals(WINDOWS);
    List<Charset> tries =
        List.of(
            latin ? StandardCharsets.UTF_8 : header.or(() -> own).orElse(StandardCharsets.UTF_8),
            own.orElse(StandardCharsets.UTF_8),
            StandardCharsets.UTF_8);
    for (Charset set : tries) {
      Optional<String> text = exactly(document, set);
      if (text.isPresent()) {
        return text.get();
      }
    }
    Charset stated = header.or(() -> own).orElse(StandardCharsets.UTF_8);
    // a few bad bytes in a long text are damage; many say that the set was a wrong word
    String damaged = new String(document, stated);
    long bad = damaged.chars().filter(c -> c == 0xfffd).count();
    return bad * 200 <= damaged.length() || (bad <= 2 && damaged.length() > 200)
        ? damaged
        : new String(document, WINDOWS);
  }

  private static Optional<String> exactly(byte[] document, Charset set) {
    if (set.equals(WINDOWS)) {
      return Optional.of(new String(document, WINDOWS));
    }
    if (set.equals(StandardCharsets.UTF_8)) {
      String text = new String(document, StandardCharsets.UTF_8);
      if (text.indexOf('\ufffd') < 0) {
        return Optional.of(text); // the usual case, and many times faster
      }
    }
    try {
      return Optional.of(
          set.newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(document))
              .toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  /** Length of a byte order mark of UTF-8 (3) or UTF-16 (2), 0 without. */
  public static int mark(byte[] document) {
    if (starts(document, 0xef, 0xbb, 0xbf)) {
      return 3;
    }
    return starts(document, 0xff, 0xfe) || starts(document, 0xfe, 0xff) ? 2 : 0;
  }

  private static Optional<Charset> wideWithoutMark(byte[] document) {
    if (starts(document, '<', 0, 0, 0)) {
      return Optional.of(UTF_32LE);
    }
    if (starts(document, 0, 0, 0, '<')) {
      return Optional.of(UTF_32BE);
    }
    if (starts(document, '<', 0) || starts(document, '{', 0)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (starts(document, 0, '<') || starts(document, 0, '{')) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }

  private static boolean starts(byte[] document, int... bytes) {
    if (document.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((document[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Charset> header(String contentType) {
    return after(contentType.toLowerCase(Locale.ROOT), "charset");
  }

  /** The set that the XML declaration (or a page's meta element) names. */
  private static Optional<Charset> declared(byte[] document) {
    int length = Math.min(document.length, PROLOG);
    String head = new String(document, 0, length, StandardCharsets.ISO_8859_1);
    int declaration = head.indexOf("<?xml");
    if (declaration >= 0) {
      int end = head.indexOf('>', declaration);
      String own = head.substring(declaration, end < 0 ? head.length() : end);
      return after(own.toLowerCase(Locale.ROOT), "encoding");
    }
    int meta = head.toLowerCase(Locale.ROOT).indexOf("<meta");
    return meta < 0
        ? Optional.empty()
        : after(head.substring(meta).toLowerCase(Locale.ROOT), "charset");
  }

  private static Optional<Charset> after(String text, String word) {
    int at = text.indexOf(word);
    if (at < 0) {
      return Optional.empty();
    }
    at += word.length();
    while (at < text.length() && " \t\r\n='\"".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    int end = at;
    while (end < text.length() && " \t\r\n;'\"?>".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return named(text.substring(at, end));
  }

  /** Sets by the names that people write; what browsers take for Latin-1 is Windows-1252. */
  static Optional<Charset> named(String name) {
    String set =
        switch (name) {
          case "iso-8859-1",
              "latin1",
              "latin-1",
              "us-ascii",
              "ascii",
              "iso8859-1",
              "cp1252",
              "iso_8859-1",
              "windows1252" ->
              "windows-1252";
          case "utf8", "utf_8", "unicode" -> "UTF-8";
          case "euc-kr", "ks_c_5601-1987", "cp949", "euckr" -> "x-windows-949";
          case "shift_jis", "sjis", "shift-jis", "x-sjis" -> "windows-31j";
          case "gb2312", "gbk", "gb_2312-80", "cp936" -> "GB18030";
          case "iso-8859-9", "latin5" -> "windows-1254";
          case "tis-620", "iso-8859-11" -> "x-windows-874";
          case "utf-16", "utf-16le", "utf-16be", "utf-32", "utf-7", "" -> ""; // bytes disagree
          default -> name;
        };
    try {
      return set.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(set));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
