package org.tidings.ingest.fetch;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An http or https address, read in one strict way: what another reader might understand
 * differently (user-info, backslashes, {@code 127.1}, escapes in the host) is refused.
 *
 * @param host lower-case ASCII name or a literal; an IPv6 literal without its brackets
 * @param literal the address that the host itself is, if it is one
 * @param target path and query, as they go on the wire
 */
public record WebAddress(
    boolean secure, String host, Optional<InetAddress> literal, int port, String target) {
  /** Longest address that is read. */
  public static final int LONGEST = 2_048;

  private static final Pattern QUAD =
      Pattern.compile(
          "(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");

  private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
  private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");
  private static final Pattern SIXES = Pattern.compile("[0-9a-fA-F:.]{2,45}");
  private static final Pattern PORT = Pattern.compile("[1-9]\\d{0,4}");
  private static final Pattern BROKEN_LINE = Pattern.compile("%0[0aAdD]");

  /**
   * Reads an address.
   *
   * @throws RefusedAddress with words that never repeat the address
   */
  static WebAddress parse(String typed) throws RefusedAddress {
    if (typed.length() > LONGEST) {
      throw new RefusedAddress("an address has at most %d characters".formatted(LONGEST));
    }
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c <= ' ' || c == 0x7f || "\\<>\"".indexOf(c) >= 0) {
        throw new RefusedAddress("it holds a blank or a sign that no address has");
      }
    }
    boolean secure = typed.regionMatches(true, 0, "https://", 0, 8);
    if (!secure && !typed.regionMatches(true, 0, "http://", 0, 7)) {
      throw new RefusedAddress("only addresses with http:// or https:// are read");
    }
    int start = secure ? 8 : 7;
    int end = start;
    while (end < typed.length() && "/?#".indexOf(typed.charAt(end)) < 0) {
      end++;
    }
    return parse(secure, typed.substring(start, end), target(typed.substring(end)));
  }

  private static WebAddress parse(boolean secure, String authority, String target)
      throws RefusedAddress {
    if (authority.indexOf('@') >= 0) {
      throw new RefusedAddress("an address with a name or password in it is not read");
    }
    boolean sixes = authority.startsWith("[");
    int hostEnd = sixes ? authority.indexOf(']') + 1 : authority.indexOf(':');
    if (sixes && hostEnd == 0) {
      throw noHost();
    }
    hostEnd = hostEnd < 0 ? authority.length() : hostEnd;
    String rest = authority.substring(hostEnd);
    if (!rest.isEmpty() && rest.charAt(0) != ':') {
      throw noHost();
    }
    int port = port(rest, secure);
    String written = authority.substring(0, hostEnd);
    if (sixes) {
      InetAddress literal = sixes(written.substring(1, written.length() - 1));
      return new WebAddress(secure, literal.getHostAddress(), Optional.of(literal), port, target);
    }
    String host = name(written);
    return new WebAddress(secure, host, quad(host), port, target);
  }

  private static int port(String rest, boolean secure) throws RefusedAddress {
    if (rest.length() < 2) {
      return secure ? 443 : 80;
    }
    String digits = rest.substring(1);
    int port = PORT.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > 65_535) {
      throw new RefusedAddress("its port is no number from 1 to 65535");
    }
    return port;
  }

  private static InetAddress sixes(String text) throws RefusedAddress {
    if (!SIXES.matcher(text).matches() || text.indexOf(':') < 0) {
      throw noHost();
    }
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException noLiteral) {
      throw noHost();
    }
  }

  private static String name(String written) throws RefusedAddress {
    String host = written.toLowerCase(Locale.ROOT);
    if (host.chars().anyMatch(c -> c >= 0x80)) {
      try {
        host = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      } catch (IllegalArgumentException noName) {
        throw noHost();
      }
      if (isNumber(host)) {
        throw noHost(); // digits in disguise
      }
    }
    if (host.endsWith(".") && !isNumber(host)) {
      host = host.substring(0, host.length() - 1);
    }
    if (host.isEmpty() || host.length() > 253) {
      throw noHost();
    }
    for (String label : host.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()
          || (label.startsWith("xn--") && !isInternational(label))) {
        throw noHost();
      }
    }
    return host;
  }

  private static boolean isInternational(String label) {
    return !IDN.toUnicode(label, IDN.ALLOW_UNASSIGNED).startsWith("xn--");
  }

  /** Whether browsers would take this host for a number, in whatever notation. */
  private static boolean isNumber(String host) {
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return NUMBER.matcher(bare.substring(bare.lastIndexOf('.') + 1)).matches();
  }

  private static Optional<InetAddress> quad(String host) throws RefusedAddress {
    if (!isNumber(host)) {
      return Optional.empty();
    }
    if (!QUAD.matcher(host).matches()) {
      throw noHost();
    }
    return Optional.of(InetAddress.ofLiteral(host));
  }

  private static RefusedAddress noHost() {
    return new RefusedAddress("its host is written in no way that is read here");
  }

  private static String target(String rest) throws RefusedAddress {
    if (BROKEN_LINE.matcher(rest).find()) {
      throw new RefusedAddress("it holds a blank or a sign that no address has");
    }
    int fragment = rest.indexOf('#');
    String shown = fragment < 0 ? rest : rest.substring(0, fragment);
    StringBuilder out = new StringBuilder(shown.length() + 8);
    if (!shown.startsWith("/")) {
      out.append('/');
    }
    boolean query = false;
    for (int i = 0; i < shown.length(); ) {
      int c = shown.codePointAt(i);
      query |= c == '?';
      boolean escape = (c == '%' && hex(shown, i)) || isPlain(c, query);
      if (escape) {
        out.append((char) c);
      } else {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
      }
      i += Character.charCount(c);
    }
    return out.toString();
  }

  private static boolean isPlain(int c, boolean query) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~:/?@!$&'()*+,;=".indexOf(c) >= 0
        || (query && (c == '[' || c == ']'));
  }

  private static boolean hex(String text, int percent) {
    return percent + 2 < text.length()
        && Character.digit(text.charAt(percent + 1), 16) >= 0
        && Character.digit(text.charAt(percent + 2), 16) >= 0;
  }

  /** Host and port as the Host header has them; the scheme's own port is left out. */
  String authority() {
    String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port == (secure ? 443 : 80) ? name : name + ":" + port;
  }

  /** Scheme, host and port: what keeps a secret from going elsewhere. */
  String origin() {
    return (secure ? "https://" : "http://") + authority();
  }

  /** The address without its fragment. */
  public URI uri() {
    return URI.create(origin() + target);
  }
}
