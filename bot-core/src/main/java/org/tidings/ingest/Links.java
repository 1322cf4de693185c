package org.tidings.ingest;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads, resolves and simplifies web addresses as strangers write them. Never throws. */
public final class Links {
  private static final Set<String> TRACKING =
      Set.of(
          "fbclid",
          "gclid",
          "gclsrc",
          "dclid",
          "gbraid",
          "wbraid",
          "msclkid",
          "yclid",
          "twclid",
          "ttclid",
          "igshid",
          "igsh",
          "mc_cid",
          "mc_eid",
          "mkt_tok",
          "oly_anon_id",
          "oly_enc_id",
          "vero_id",
          "vero_conv",
          "_hsenc",
          "_hsmi",
          "hsctatracking",
          "ml_subscriber",
          "ml_subscriber_hash",
          "rb_clickid",
          "s_cid",
          "wickedid",
          "_openstat",
          "icid",
          "ncid",
          "cmpid",
          "ocid",
          "spm",
          "at_medium",
          "at_campaign",
          "__twitter_impression",
          "srsltid",
          "ref_src",
          "guccounter",
          "guce_referrer",
          "guce_referrer_sig",
          "xtor",
          "sr_share",
          "smid",
          "ns_mchannel",
          "ns_source",
          "ns_campaign",
          "ns_linkname",
          "ns_fee",
          "_ga",
          "_gl",
          "ysclid",
          "at_format",
          "at_link_origin",
          "at_link_id",
          "at_link_type",
          "at_ptr_name",
          "at_bbc_team");

  private static final int LONGEST_HOST = 300;

  private Links() {}

  /** Resolves against an absolute address; what cannot be resolved comes back as it is. */
  public static String resolve(String base, String link) {
    String target = squeeze(link);
    if (base.isEmpty() || hasScheme(target)) {
      return target;
    }
    if (target.isEmpty()) {
      return base;
    }
    int scheme = base.indexOf("://");
    if (scheme < 0) {
      return target;
    }
    if (target.startsWith("//")) {
      return base.substring(0, scheme + 1) + target;
    }
    int pathStart = base.length();
    for (int i = scheme + 3; i < base.length(); i++) {
      char c = base.charAt(i);
      if (c == '/' || c == '?' || c == '#') {
        pathStart = i;
        break;
      }
    }
    String root = base.substring(0, pathStart);
    String path = base.substring(pathStart);
    int fragment = path.indexOf('#');
    path = fragment < 0 ? path : path.substring(0, fragment);
    if (target.charAt(0) == '#') {
      return root + path + target;
    }
    int query = path.indexOf('?');
    path = query < 0 ? path : path.substring(0, query);
    if (target.charAt(0) == '?') {
      return root + path + target;
    }
    if (target.charAt(0) == '/') {
      return root + withoutDots(target);
    }
    int slash = path.lastIndexOf('/');
    return root + withoutDots((slash < 0 ? "/" : path.substring(0, slash + 1)) + target);
  }

  private static String withoutDots(String path) {
    if (!path.contains("/.")) {
      return path;
    }
    int end = path.length();
    for (int i = 0; i < end; i++) {
      if (path.charAt(i) == '?' || path.charAt(i) == '#') {
        end = i;
      }
    }
    StringBuilder out = new StringBuilder(path.length());
    int at = 0;
    while (at < end) {
      int next = path.indexOf('/', at + 1);
      next = next < 0 || next > end ? end : next;
      String segment = path.substring(at, next);
      if (segment.equals("/..")) {
        out.setLength(Math.max(0, out.lastIndexOf("/")));
      } else if (!segment.equals("/.")) {
        out.append(segment);
      }
      if (next == end && (segment.equals("/..") || segment.equals("/."))) {
        out.append('/');
      }
      at = next;
    }
    return out.append(path, end, path.length()).toString();
  }

  /** Whether the text begins with a scheme: {@code mailto:}, {@code https:}. */
  public static boolean hasScheme(String link) {
    for (int i = 0; i < link.length(); i++) {
      char c = link.charAt(i);
      if (c == ':') {
        return i > 0;
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && (i == 0 || !later)) {
        return false;
      }
    }
    return false;
  }

  /** Takes out the white space and controls that browsers ignore in addresses. */
  private static String squeeze(String link) {
    String stripped = link.strip();
    for (int i = 0; i < stripped.length(); i++) {
      if (stripped.charAt(i) < 0x20) {
        StringBuilder kept = new StringBuilder(stripped.length());
        stripped.chars().filter(c -> c >= 0x20).forEach(c -> kept.append((char) c));
        return kept.toString().strip();
      }
    }
    return stripped;
  }

  /**
   * Reads an http or https address, mending what people write: spaces and other characters that
   * need escaping, international host names. Anything else, and anything with user and password in
   * it, is empty.
   */
  public static Optional<URI> web(String link) {
    if (link.length() > Caps.LINK) {
      return Optional.empty();
    }
    String text = squeeze(link);
    String lower = text.length() < 8 ? "" : text.substring(0, 8).toLowerCase(Locale.ROOT);
    if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(escaped(text));
      String host = uri.getHost();
      if (host == null || host.isEmpty() || uri.getRawUserInfo() != null) {
        return Optional.empty();
      }
      return Optional.of(uri);
    } catch (java.net.URISyntaxException | IllegalArgumentException badAddress) {
      return Optional.empty();
    }
  }

  /**
   * An address as {@link #web} reads it and {@link #clean} simplifies it, in one go: an address in
   * its usual shape is taken apart once, not twice.
   */
  static Optional<URI> tidy(String link) {
    int query = link.indexOf('?');
    String shorter = query > 0 && isPlain(link) ? withoutTracking(link, query) : link;
    return web(shorter).map(Links::clean);
  }

  /** Whether nothing in it has to be mended, so that its parts are where they seem to be. */
  private static boolean isPlain(String link) {
    for (int i = 0; i < link.length(); i++) {
      char c = link.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '#' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static String withoutTracking(String link, int query) {
    String written = link.substring(query + 1);
    if (!isTracked(written)) {
      return link;
    }
    String kept = withoutTracking(written);
    return kept.isEmpty() ? link.substring(0, query) : link.substring(0, query + 1) + kept;
  }

  private static String escaped(String text) {
    int start = text.indexOf("//") + 2;
    int end = start;
    boolean plain = true;
    while (end < text.length() && "/?#\\".indexOf(text.charAt(end)) < 0) {
      plain &= text.charAt(end) < 0x80;
      end++;
    }
    boolean clean = plain;
    boolean fragmentSeen = false;
    for (int i = end; clean && i < text.length(); i++) {
      char c = text.charAt(i);
      clean = c < 0x80 && isUriChar(c) && (c != '#' || !fragmentSeen) && (c != '%' || hex(text, i));
      fragmentSeen |= c == '#';
    }
    if (clean) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 32);
    String host = text.substring(start, end);
    if (host.length() > LONGEST_HOST) {
      throw new IllegalArgumentException("host is longer than any name");
    }
    out.append(text, 0, start).append(plain ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED));
    fragmentSeen = false;
    for (int i = end; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == '\\' && !fragmentSeen) {
        out.append('/');
      } else if (c == '#' && !fragmentSeen) {
        out.append('#');
        fragmentSeen = true;
      } else if (c < 0x80 && isUriChar((char) c) && c != '#' && (c != '%' || hex(text, i))) {
        out.append((char) c);
      } else {
        byte[] bytes = Character.toString(c).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (byte b : bytes) {
          out.append('%')
              .append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)))
              .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
        }
      }
      i += Character.charCount(c);
    }
    return out.toString();
  }

  private static boolean isUriChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~:/?#@!$&'()*+,;=%".indexOf(c) >= 0;
  }

  private static boolean hex(String text, int percent) {
    return percent + 2 < text.length()
        && Character.digit(text.charAt(percent + 1), 16) >= 0
        && Character.digit(text.charAt(percent + 2), 16) >= 0;
  }

  /**
   * The address to store and show: tracking parameters and empty fragments gone, host in lower
   * case, default port gone.
   */
  public static URI clean(URI link) {
    String host = link.getHost();
    if (host == null) {
      return link;
    }
    String query = link.getRawQuery();
    boolean tracked = query != null && isTracked(query);
    String fragment = link.getRawFragment();
    boolean trackedFragment =
        fragment != null && (fragment.isEmpty() || fragment.startsWith("xtor=") || utm(fragment));
    boolean fine =
        !tracked
            && !trackedFragment
            && link.getPort() < 0
            && isLower(host)
            && isLower(link.getScheme())
            && !link.getRawPath().isEmpty();
    if (fine) {
      return link;
    }
    StringBuilder out = new StringBuilder();
    String scheme = link.getScheme().toLowerCase(Locale.ROOT);
    out.append(scheme).append("://").append(host.toLowerCase(Locale.ROOT));
    int port = link.getPort();
    if (port >= 0 && port != (scheme.equals("https") ? 443 : 80)) {
      out.append(':').append(port);
    }
    out.append(link.getRawPath().isEmpty() ? "/" : link.getRawPath());
    String kept = query == null ? "" : tracked ? withoutTracking(query) : query;
    if (!kept.isEmpty()) {
      out.append('?').append(kept);
    }
    if (fragment != null && !trackedFragment) {
      out.append('#').append(fragment);
    }
    return URI.create(out.toString());
  }

  /** Whether this parameter only says where the reader came from. */
  static boolean isTracking(String parameter) {
    String name = parameter.toLowerCase(Locale.ROOT);
    return utm(name)
        || name.startsWith("pk_")
        || name.startsWith("piwik_")
        || name.startsWith("mtm_")
        || name.startsWith("matomo_")
        || name.startsWith("hsa_")
        || TRACKING.contains(name);
  }

  private static boolean utm(String name) {
    return name.startsWith("utm_") || name.startsWith("itm_");
  }

  private static boolean isTracked(String query) {
    for (String pair : query.split("&", -1)) {
      if (pair.isEmpty() || isTracking(name(pair))) {
        return true;
      }
    }
    return false;
  }

  static String withoutTracking(String query) {
    StringBuilder kept = new StringBuilder(query.length());
    for (String pair : query.split("&", -1)) {
      String bare = pair.startsWith("amp;") ? pair.substring(4) : pair;
      if (!bare.isEmpty() && !isTracking(name(bare))) {
        kept.append(kept.isEmpty() ? "" : "&").append(bare);
      }
    }
    return kept.toString();
  }

  private static String name(String pair) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    return name.startsWith("amp;") ? name.substring(4) : name;
  }

  private static boolean isLower(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
        return false;
      }
    }
    return true;
  }
}
