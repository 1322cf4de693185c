package org.tidings.ingest;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tidings.ingest.xml.XmlEvents;
import org.tidings.ingest.xml.XmlName;

/**
 * Gives every element the name that the adapters know it by, whichever prefix and version of a name
 * space the document uses. One use per document.
 */
final class WireNames {
  private static final Set<String> CORE =
      Set.of(
          "",
          "purl.org/rss/1.0",
          "my.netscape.com/rdf/simple/0.9",
          "channel.netscape.com/rdf/simple/0.9",
          "my.netscape.com/publish/formats/rss-0.91.dtd",
          "backend.userland.com/rss",
          "backend.userland.com/rss2",
          "backend.userland.com/rss091",
          "blogs.law.harvard.edu/tech/rss",
          "cyber.law.harvard.edu/rss",
          "rssboard.org/rss-specification",
          "purl.org/net/rss1.1");

  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("w3.org/2005/atom", "atom"),
          Map.entry("purl.org/atom/ns", "atom"),
          Map.entry("purl.org/atom-blog/ns", "atom"),
          Map.entry("example.com/newformat", "atom"),
          Map.entry("example.com/necho", "atom"),
          Map.entry("purl.org/echo", "atom"),
          Map.entry("uri/of/echo/namespace", "atom"),
          Map.entry("purl.org/pie", "atom"),
          Map.entry("purl.org/dc/elements/1.1", "dc"),
          Map.entry("purl.org/dc/elements/1.0", "dc"),
          Map.entry("purl.org/dc/terms", "dcterms"),
          Map.entry("purl.org/rss/1.0/modules/content", "content"),
          Map.entry("purl.org/rss/1.0/modules/slash", "slash"),
          Map.entry("purl.org/rss/1.0/modules/syndication", "sy"),
          Map.entry("purl.org/syndication/thread/1.0", "thr"),
          Map.entry("search.yahoo.com/mrss", "media"),
          Map.entry("search.yahoo.com/rss", "media"),
          Map.entry("video.search.yahoo.com/mrss", "media"),
          Map.entry("tools.search.yahoo.com/mrss", "media"),
          Map.entry("itunes.com/dtds/podcast-1.0.dtd", "itunes"),
          Map.entry("example.com/dtds/podcast-1.0.dtd", "itunes"),
          Map.entry("georss.org/georss", "georss"),
          Map.entry("w3.org/2003/01/geo/wgs84_pos", "geo"),
          Map.entry("opengis.net/gml", "gml"),
          Map.entry("w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
          Map.entry("w3.org/1999/xhtml", "xhtml"),
          Map.entry("w3.org/xml/1998/namespace", "xml"),
          Map.entry("rssnamespace.org/feedburner/ext/1.0", "feedburner"));

  private final IdentityHashMap<XmlName, WireField> fields = new IdentityHashMap<>();
  private final Map<String, WireField> unknown = new HashMap<>();
  private String core = "";

  /** Takes the name space of the root (and of a channel) for the feed's own. */
  void core(String space) {
    core = space;
    fields.clear();
  }

  /** The field that an element of this name is. */
  WireField field(XmlName name) {
    WireField known = fields.get(name);
    if (known == null) {
      String usual = usual(name.space(), name.prefix());
      String lower = name.local().toLowerCase(Locale.ROOT);
      String full = usual.isEmpty() ? lower : usual + ":" + lower;
      known = WireField.KNOWN.get(full);
      known = known == null ? unknown.computeIfAbsent(full, WireField::new) : known;
      fields.put(name, known);
    }
    return known;
  }

  private String usual(String space, String prefix) {
    if (space.equals(core)) {
      return "";
    }
    String folded = fold(space);
    if (CORE.contains(folded)) {
      return "";
    }
    String usual = USUAL.get(folded);
    if (usual != null) {
      return usual;
    }
    String written = prefix.toLowerCase(Locale.ROOT);
    if (space.equals(XmlEvents.UNDECLARED)) {
      return written.equals("rss") ? "" : written; // the prefix is all there is to go by
    }
    return "?"; // somebody's own extension: its names mean nothing to us
  }

  private static String fold(String space) {
    String folded = space.toLowerCase(Locale.ROOT);
    int scheme = folded.indexOf("://");
    folded = scheme < 0 ? folded : folded.substring(scheme + 3);
    folded = folded.startsWith("www.") ? folded.substring(4) : folded;
    int hash = folded.indexOf('#');
    folded = hash < 0 ? folded : folded.substring(0, hash);
    while (folded.endsWith("/")) {
      folded = folded.substring(0, folded.length() - 1);
    }
    return folded;
  }
}
