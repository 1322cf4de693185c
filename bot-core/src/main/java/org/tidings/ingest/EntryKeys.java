package org.tidings.ingest;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.tidings.article.Report;

/**
 * What makes two entries of one feed the same.
 *
 * <p>The identity is the GUID, else the canonical link, else title and date. The canonical link is
 * a second key: it finds an article again whose GUID was regenerated, and across feeds.
 *
 * @param identity never blank; compare within one feed only
 * @param link canonical link without scheme, for comparing only
 */
public record EntryKeys(String identity, Optional<String> link) {
  public EntryKeys {
    if (identity.isBlank()) {
      throw new IllegalArgumentException("identity is blank");
    }
  }

  /** The keys of a cleaned entry. */
  public static EntryKeys of(Report report) {
    Optional<String> link = report.link().map(EntryKeys::canonical);
    String identity =
        report
            .ownId()
            .map(id -> "id:" + fold(id))
            .or(() -> link.map(address -> "link:" + address))
            .orElseGet(() -> "title:" + titleAndDate(report));
    return new EntryKeys(identity, link);
  }

  /**
   * The link's key: scheme, {@code www.}, default ports, tracking parameters, fragment and trailing
   * slash make no difference. A fragment that is a path ({@code #!/news/1}) does.
   */
  public static String canonical(URI link) {
    URI clean = Links.clean(link);
    String host = clean.getHost();
    if (host == null) {
      return clean.toString();
    }
    String name = host.toLowerCase(Locale.ROOT);
    StringBuilder key = new StringBuilder(name.startsWith("www.") ? name.substring(4) : name);
    int port = clean.getPort();
    if (port >= 0 && port != 80 && port != 443) {
      key.append(':').append(port);
    }
    String path = clean.getRawPath();
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    key.append(path);
    if (clean.getRawQuery() != null) {
      key.append('?').append(clean.getRawQuery());
    }
    String fragment = clean.getRawFragment();
    if (fragment != null && (fragment.startsWith("!") || fragment.startsWith("/"))) {
      key.append('#').append(fragment);
    }
    return key.toString();
  }

  /** A GUID that is an address is compared as one: publishers flip its scheme. */
  private static String fold(String id) {
    return Links.web(id).map(EntryKeys::canonicalGuid).orElse(id);
  }

  /** Like a link's, but a fragment may be all that tells two GUIDs apart. */
  private static String canonicalGuid(URI guid) {
    String fragment = guid.getRawFragment();
    return canonical(guid) + (fragment == null ? "" : "#" + fragment);
  }

  private static String titleAndDate(Report report) {
    String title = report.title().toLowerCase(Locale.ROOT);
    return report.created().or(report::updated).map(at -> title + "@" + at).orElse(title);
  }
}
