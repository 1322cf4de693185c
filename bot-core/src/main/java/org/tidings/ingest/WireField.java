package org.tidings.ingest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A field by its usual name, with all that its name says of it, looked up once per document and
 * name instead of once per element.
 */
final class WireField {
  private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf:rdf", "channel", "rdf");

  private static final Set<String> ITEMS = Set.of("item", "entry", "atom:entry");

  /** Elements that hold other fields. */
  private static final Set<String> HOLDERS =
      Set.of(
          "rss",
          "rdf:rdf",
          "channel",
          "feed",
          "item",
          "entry",
          "atom:entry",
          "image",
          "textinput",
          "author",
          "contributor",
          "source",
          "atom:author",
          "atom:contributor",
          "atom:source",
          "itunes:owner",
          "media:group",
          "media:content",
          "skiphours",
          "skipdays",
          "rdf");

  /** Holders that people also write text into. */
  private static final Set<String> WITH_TEXT =
      Set.of("author", "contributor", "atom:author", "image", "source", "itunes:owner");

  /** Fields that HTML has no element of the same name for: they end an unclosed text before. */
  private static final Set<String> ENDS_TEXT =
      Set.of(
          "description",
          "pubdate",
          "guid",
          "category",
          "author",
          "comments",
          "enclosure",
          "content:encoded",
          "updated",
          "published",
          "id",
          "dc:creator",
          "dc:date",
          "dc:subject",
          "media:content",
          "media:thumbnail",
          "issued",
          "modified",
          "lastbuilddate",
          "language",
          "generator",
          "copyright",
          "ttl",
          "content",
          "atom:link",
          "slash:comments");

  private static final Set<String> SHORT =
      Set.of(
          "title",
          "link",
          "guid",
          "pubdate",
          "category",
          "author",
          "comments",
          "id",
          "updated",
          "published",
          "dc:creator",
          "dc:date",
          "language",
          "generator",
          "lastbuilddate",
          "ttl",
          "copyright",
          "dc:subject");

  private static final Set<String> ALSO_HTML = Set.of("title", "link", "summary", "source");

  /** The fields that any rule knows; all others are made as they are met. */
  static final Map<String, WireField> KNOWN = known();

  /** The rank of a field that is of no use in a role. */
  static final byte NONE = Byte.MAX_VALUE;

  /** Usual prefix and local name in lower case ("dc:creator"); the feed's own names have none. */
  final String name;

  /** Holds a whole feed. */
  final boolean root;

  /** An item of a feed. */
  final boolean item;

  /** Holds other fields. */
  final boolean holder;

  /** A holder that people also write text into. */
  final boolean withText;

  /** Ends an unclosed text before it: HTML has no element of that name. */
  final boolean endsText;

  /** Holds a short text, which more fields end when it is not closed. */
  final boolean isShort;

  /** HTML has an element of that name too. */
  final boolean alsoHtml;

  private final byte[] ranks = new byte[Role.values().length];

  WireField(String name) {
    this.name = name;
    root = ROOTS.contains(name);
    item = ITEMS.contains(name);
    holder = HOLDERS.contains(name);
    withText = WITH_TEXT.contains(name);
    endsText = ENDS_TEXT.contains(name);
    isShort = SHORT.contains(name);
    alsoHtml = ALSO_HTML.contains(name);
    Arrays.fill(ranks, NONE);
    for (Role role : Role.values()) {
      int rank = role.names().indexOf(name);
      ranks[role.place] = rank < 0 ? NONE : (byte) rank;
    }
  }

  /** How good it is in this role, 0 the best; {@link #isIn} says whether it is at all. */
  int rank(Role role) {
    return ranks[role.place];
  }

  boolean isIn(Role role) {
    return ranks[role.place] != NONE;
  }

  private static Map<String, WireField> known() {
    Map<String, WireField> known = new HashMap<>();
    for (Role role : Role.values()) {
      role.names().forEach(name -> known.put(name, new WireField(name)));
    }
    for (Set<String> names :
        List.of(ROOTS, ITEMS, HOLDERS, WITH_TEXT, ENDS_TEXT, SHORT, ALSO_HTML)) {
      names.forEach(name -> known.put(name, new WireField(name)));
    }
    return Map.copyOf(known);
  }
}
