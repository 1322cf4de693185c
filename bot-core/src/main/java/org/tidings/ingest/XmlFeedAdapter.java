package org.tidings.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the wire's fields into the one model. Which field wins is said in lists of names, best
 * first: feeds mix the dialects, so the same lists serve RSS, RDF, Atom and CDF.
 */
final class XmlFeedAdapter {
  private static final List<String> TITLES =
      List.of("title", "atom:title", "dc:title", "media:title", "itunes:title", "rss:title");
  private static final List<String> SUMMARIES =
      List.of(
          "description",
          "summary",
          "atom:summary",
          "dc:description",
          "dcterms:abstract",
          "itunes:summary",
          "abstract",
          "excerpt:encoded",
          "media:description",
          "itunes:subtitle");
  private static final List<String> CONTENTS =
      List.of(
          "content:encoded",
          "content",
          "atom:content",
          "xhtml:body",
          "xhtml:div",
          "body",
          "fulltext",
          "fullitem");
  private static final List<String> FEED_TEXTS =
      List.of(
          "description",
          "subtitle",
          "tagline",
          "abstract",
          "atom:subtitle",
          "dc:description",
          "itunes:summary",
          "itunes:subtitle",
          "info");
  private static final List<String> IDS = List.of("guid", "id", "atom:id", "dc:identifier");
  private static final List<String> PUBLISHED =
      List.of(
          "published",
          "pubdate",
          "issued",
          "dc:date",
          "dcterms:issued",
          "dcterms:created",
          "created",
          "atom:published",
          "dcterms:available",
          "dcterms:date",
          "date",
          "dc:issued",
          "dc:created");
  private static final List<String> UPDATED =
      List.of(
          "updated",
          "modified",
          "dcterms:modified",
          "atom:updated",
          "lastmod",
          "dc:modified",
          "lastbuilddate");
  private static final List<String> AUTHORS =
      List.of(
          "author",
          "dc:creator",
          "atom:author",
          "itunes:author",
          "dc:author",
          "media:credit",
          "managingeditor");
  private static final List<String> CATEGORIES =
      List.of(
          "category",
          "dc:subject",
          "atom:category",
          "media:keywords",
          "itunes:keywords",
          "keywords",
          "itunes:category");

  private XmlFeedAdapter() {}

  static FeedFormat format(String root) {
    return switch (root) {
      case "feed" -> FeedFormat.ATOM;
      case "rdf:rdf", "rdf" -> FeedFormat.RDF;
      default -> FeedFormat.RSS;
    };
  }

  static FeedDocument feed(
      FeedFormat format,
      WireElement feed,
      List<WireElement> items,
      DocumentHints hints,
      boolean mended) {
    List<Entry> entries = new ArrayList<>(items.size());
    for (WireElement item : items) {
      if (!item.children.isEmpty() || !item.attributes.isEmpty()) {
        entries.add(entry(item));
      }
    }
    String language = first(feed, List.of("language", "dc:language")).text().strip();
    if (language.isEmpty()) {
      language = feed.language.isEmpty() ? hints.language() : feed.language;
    }
    return new FeedDocument(
        format,
        first(feed, TITLES),
        link(feed),
        first(feed, FEED_TEXTS),
        language.length() > 40 ? "" : language,
        related(feed, "self"),
        related(feed, "hub"),
        image(feed),
        ttl(feed),
        skipHours(feed),
        entries,
        mended);
  }

  private static Entry entry(WireElement item) {
    Prose summary = first(item, SUMMARIES);
    Prose content = first(item, CONTENTS);
    if (summary.isBlank()) {
      summary = content.isBlank() ? nested(item, SUMMARIES) : content;
      content = Prose.NONE;
    }
    Prose title = first(item, TITLES);
    Optional<Stamp> published = stamp(item, PUBLISHED);
    Optional<Stamp> updated = stamp(item, UPDATED);
    Media media = Media.of(item);
    return new Entry(
        id(item),
        link(item),
        title.isBlank() ? nested(item, TITLES) : title,
        summary,
        content,
        item.base,
        published,
        updated,
        authors(item),
        categories(item),
        media.enclosures(),
        media.pictures(),
        comments(item),
        source(item),
        item.language,
        place(item),
        labels(item));
  }

  /** The first field of these names that says something; earlier names win. */
  private static Prose first(WireElement element, List<String> names) {
    int best = Integer.MAX_VALUE;
    Prose found = Prose.NONE;
    for (WireElement child : element.children) {
      if (child.text.isEmpty()) {
        continue;
      }
      int rank = names.indexOf(child.name);
      if (rank >= 0 && rank < best && !child.text.isBlank()) {
        best = rank;
        found = prose(child);
      }
    }
    return found;
  }

  /** The same in media groups, whose texts are about the file more than about the news. */
  private static Prose nested(WireElement item, List<String> names) {
    for (WireElement child : item.children) {
      if (child.name.startsWith("media:") && !child.children.isEmpty()) {
        Prose found = first(child, names);
        found = found.isBlank() ? nested(child, names) : found;
        if (!found.isBlank()) {
          return found;
        }
      }
    }
    return Prose.NONE;
  }

  static Prose prose(WireElement field) {
    String type = field.attribute("type").toLowerCase(Locale.ROOT);
    String mode = field.attribute("mode").toLowerCase(Locale.ROOT);
    String text = field.text;
    boolean otherMedia =
        type.indexOf('/') > 0 && !type.startsWith("text/") && !type.endsWith("xml");
    if (mode.equals("base64") || type.equals("base64") || (otherMedia && !field.markup)) {
      text = base64(text);
    }
    if (field.markup || field.isMarkupInside()) {
      return Prose.html(text);
    }
    boolean plain = type.equals("text") || type.equals("text/plain") || type.equals("plain");
    return new Prose(text, !plain);
  }

  private static String base64(String text) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text.strip());
      String decoded = new String(bytes, StandardCharsets.UTF_8);
      return bytes.length == 0 || decoded.indexOf('\ufffd') >= 0 || decoded.indexOf('\0') >= 0
          ? text
          : decoded;
    } catch (IllegalArgumentException notBase64) {
      return text;
    }
  }

  private static String id(WireElement item) {
    for (String name : IDS) {
      for (WireElement child : item.children) {
        if (child.name.equals(name) && !child.text.isBlank()) {
          String id = child.text.strip();
          return cut(id.startsWith("/") ? Links.resolve(child.base, id) : id, Caps.LINK);
        }
      }
    }
    return cut(item.attribute("about"), Caps.LINK);
  }

  private static String link(WireElement element) {
    String alternate = "";
    boolean pageFound = false;
    String plain = "";
    String guid = "";
    for (WireElement child : element.children) {
      switch (child.name) {
        case "link", "atom:link" -> {
          String href = child.attribute("href");
          if (!href.isEmpty() && !plain.isEmpty() && child.attribute("rel").isEmpty()) {
            plain = Links.resolve(child.base, href); // RSS: the last one counts
          } else if (!href.isEmpty()) {
            boolean page = isPage(child);
            if (isAlternate(child) && (alternate.isEmpty() || (page && !pageFound))) {
              alternate = Links.resolve(child.base, href);
              pageFound = page;
            }
          } else if (!child.text.isBlank()) {
            plain = Links.resolve(child.base, child.text.strip());
          } else if (plain.isEmpty() && !child.attribute("resource").isEmpty()) {
            plain = Links.resolve(child.base, child.attribute("resource"));
          }
        }
        case "guid" -> {
          String text = child.text.strip();
          if (!child.attribute("isPermaLink").equalsIgnoreCase("false") && Links.hasScheme(text)) {
            guid = text;
          }
        }
        default -> {
          // not a link
        }
      }
    }
    String link = plain.isEmpty() ? alternate : plain;
    if (link.isEmpty()) {
      link = guid.startsWith("http") ? guid : "";
    }
    if (link.isEmpty()) {
      link = Links.resolve(element.base, element.attribute("href"));
    }
    if (link.isEmpty() && element.attribute("about").startsWith("http")) {
      link = element.attribute("about");
    }
    return cut(link, Caps.LINK);
  }

  private static boolean isAlternate(WireElement link) {
    String rel = link.attribute("rel").toLowerCase(Locale.ROOT);
    return rel.isEmpty() || rel.equals("alternate") || rel.endsWith("/alternate");
  }

  /** Whether it leads to a page; an alternate of no type does. */
  private static boolean isPage(WireElement link) {
    String type = link.attribute("type").toLowerCase(Locale.ROOT);
    return type.isEmpty() || type.contains("html");
  }

  private static String related(WireElement feed, String rel) {
    for (WireElement child : feed.children) {
      if (child.name.endsWith("link") && child.attribute("rel").equalsIgnoreCase(rel)) {
        return Links.resolve(child.base, child.attribute("href"));
      }
    }
    return "";
  }

  private static String image(WireElement feed) {
    for (WireElement child : feed.children) {
      switch (child.name) {
        case "logo", "icon", "atom:logo" -> {
          if (!child.text.isBlank()) {
            return Links.resolve(child.base, child.text);
          }
        }
        case "image", "itunes:image" -> {
          for (WireElement part : child.children) {
            if (part.name.equals("url") && !part.text.isBlank()) {
              return Links.resolve(part.base, part.text);
            }
          }
          if (!child.attribute("href").isEmpty()) {
            return Links.resolve(child.base, child.attribute("href"));
          }
        }
        default -> {
          // no picture
        }
      }
    }
    return "";
  }

  private static Optional<Duration> ttl(WireElement feed) {
    for (WireElement child : feed.children) {
      if (child.name.equals("ttl")) {
        int minutes = number(child.text.strip(), -1);
        return minutes > 0 ? Optional.of(Duration.ofMinutes(minutes)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Set<Integer> skipHours(WireElement feed) {
    Set<Integer> hours = new HashSet<>();
    for (WireElement child : feed.children) {
      if (child.name.equals("skiphours")) {
        for (WireElement hour : child.children) {
          int value = number(hour.text.strip(), -1);
          if (value >= 0 && value <= 24) {
            hours.add(value % 24);
          }
        }
      }
    }
    return hours;
  }

  private static Optional<Stamp> stamp(WireElement item, List<String> names) {
    int best = Integer.MAX_VALUE;
    Optional<Stamp> found = Optional.empty();
    for (WireElement child : item.children) {
      int rank = names.indexOf(child.name);
      if (rank >= 0 && rank < best && !child.text.isEmpty()) {
        Optional<Stamp> stamp = FeedDates.read(child.text);
        if (stamp.isPresent()) {
          best = rank;
          found = stamp;
        }
      }
    }
    return found;
  }

  private static List<String> authors(WireElement item) {
    Set<String> names = new LinkedHashSet<>();
    for (String field : AUTHORS) {
      for (WireElement child : item.children) {
        if (child.name.equals(field) && names.size() < 20) {
          String name = People.name(child);
          if (!name.isEmpty()) {
            names.add(cut(name, Caps.NAME));
          }
        }
      }
      if (!names.isEmpty()) {
        break;
      }
    }
    return List.copyOf(names);
  }

  private static List<String> categories(WireElement item) {
    Set<String> categories = new LinkedHashSet<>();
    for (WireElement child : item.children) {
      if (!CATEGORIES.contains(child.name) || Label.SCHEMES.contains(scheme(child))) {
        continue;
      }
      String label = child.attribute("label");
      String term = label.isEmpty() ? child.attribute("term") : label;
      String text = term.isEmpty() ? child.text.strip() : term;
      text = text.isEmpty() ? child.attribute("text") : text;
      if (child.name.endsWith("keywords")) {
        for (String word : text.split(",", -1)) {
          add(categories, word);
        }
      } else {
        add(categories, text);
      }
    }
    return List.copyOf(categories);
  }

  private static String scheme(WireElement category) {
    String domain = category.attribute("domain");
    return domain.isEmpty() ? category.attribute("scheme") : domain;
  }

  private static List<Label> labels(WireElement item) {
    List<Label> labels = new ArrayList<>();
    for (WireElement child : item.children) {
      if (CATEGORIES.contains(child.name)
          && Label.SCHEMES.contains(scheme(child))
          && labels.size() < Caps.TAGS) {
        String term = child.attribute("term");
        labels.add(new Label(scheme(child), cut(term.isEmpty() ? child.text.strip() : term, 80)));
      }
    }
    return labels;
  }

  private static void add(Set<String> categories, String text) {
    String word = text.strip();
    if (!word.isEmpty() && categories.size() < Caps.TAGS) {
      categories.add(cut(word, Caps.NAME));
    }
  }

  private static int comments(WireElement item) {
    for (WireElement child : item.children) {
      if (child.name.equals("slash:comments") || child.name.equals("thr:total")) {
        return number(child.text.strip(), -1);
      }
    }
    return -1;
  }

  private static String source(WireElement item) {
    for (WireElement child : item.children) {
      if (child.name.equals("source")
          || child.name.equals("atom:source")
          || child.name.equals("dc:source")) {
        Prose title = first(child, TITLES);
        return cut(title.isBlank() ? child.text.strip() : title.text().strip(), Caps.NAME);
      }
    }
    return "";
  }

  private static String place(WireElement item) {
    String latitude = "";
    String longitude = "";
    for (WireElement child : item.children) {
      switch (child.name) {
        case "georss:point", "gml:pos" -> {
          String point = child.text.strip().replace(',', ' ');
          if (point.length() < 60) {
            return point;
          }
        }
        case "geo:lat" -> latitude = child.text.strip();
        case "geo:long" -> longitude = child.text.strip();
        default -> {
          // no place
        }
      }
    }
    return latitude.isEmpty() || longitude.isEmpty() ? "" : cut(latitude + " " + longitude, 60);
  }

  static int number(String text, int otherwise) {
    if (text.isEmpty() || text.length() > 9) {
      return otherwise;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return otherwise;
      }
    }
    return Integer.parseInt(text);
  }

  static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit);
  }
}
