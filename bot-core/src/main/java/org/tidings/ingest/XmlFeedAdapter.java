package org.tidings.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the wire's fields into the one model. Which field wins is said in lists of names, best
 * first: feeds mix the dialects, so the same lists serve RSS, RDF, Atom and CDF.
 */
final class XmlFeedAdapter {

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
    String language = first(feed, Role.LANGUAGE).text().strip();
    if (language.isEmpty()) {
      language = feed.language.isEmpty() ? hints.language() : feed.language;
    }
    return new FeedDocument(
        format,
        first(feed, Role.TITLE),
        link(feed),
        first(feed, Role.FEED_TEXT),
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
    Prose summary = first(item, Role.SUMMARY);
    Prose content = first(item, Role.CONTENT);
    if (summary.isBlank()) {
      summary = content.isBlank() ? nested(item, Role.SUMMARY) : content;
      content = Prose.NONE;
    }
    Prose title = first(item, Role.TITLE);
    Optional<Stamp> published = stamp(item, Role.PUBLISHED);
    Optional<Stamp> updated = stamp(item, Role.UPDATED);
    Media media = Media.of(item);
    return new Entry(
        id(item),
        link(item),
        title.isBlank() ? nested(item, Role.TITLE) : title,
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
  private static Prose first(WireElement element, Role role) {
    int best = WireField.NONE;
    Prose found = Prose.NONE;
    for (WireElement child : element.children) {
      if (child.text.isEmpty()) {
        continue;
      }
      int rank = child.field.rank(role);
      if (rank < best && !child.text.isBlank()) {
        best = rank;
        found = prose(child);
      }
    }
    return found;
  }

  /** The same in media groups, whose texts are about the file more than about the news. */
  private static Prose nested(WireElement item, Role role) {
    for (WireElement child : item.children) {
      if (child.name.startsWith("media:") && !child.children.isEmpty()) {
        Prose found = first(child, role);
        found = found.isBlank() ? nested(child, role) : found;
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
    int best = WireField.NONE;
    WireElement found = null;
    for (WireElement child : item.children) {
      int rank = child.field.rank(Role.ID);
      if (rank < best && !child.text.isBlank()) {
        best = rank;
        found = child;
      }
    }
    if (found == null) {
      return cut(item.attribute("about"), Caps.LINK);
    }
    String id = found.text.strip();
    return cut(id.startsWith("/") ? Links.resolve(found.base, id) : id, Caps.LINK);
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

  private static Optional<Stamp> stamp(WireElement item, Role role) {
    int best = WireField.NONE;
    Optional<Stamp> found = Optional.empty();
    for (WireElement child : item.children) {
      int rank = child.field.rank(role);
      if (rank < best && !child.text.isEmpty()) {
        Optional<Stamp> stamp = FeedDates.read(child.text);
        if (stamp.isPresent()) {
          best = rank;
          found = stamp;
        }
      }
    }
    return found;
  }

  /** The names in the best field that has any. */
  private static List<String> authors(WireElement item) {
    int best = WireField.NONE;
    List<String> names = List.of();
    for (WireElement child : item.children) {
      int rank = child.field.rank(Role.AUTHOR);
      if (rank > best || rank == WireField.NONE) {
        continue;
      }
      String name = cut(People.name(child), Caps.NAME);
      if (!name.isEmpty()) {
        names = rank < best ? new ArrayList<>(2) : names;
        best = rank;
        if (names.size() < 20 && !names.contains(name)) {
          names.add(name);
        }
      }
    }
    return List.copyOf(names);
  }

  private static List<String> categories(WireElement item) {
    List<String> categories = new ArrayList<>(2);
    for (WireElement child : item.children) {
      if (!child.field.isIn(Role.CATEGORY) || Label.SCHEMES.contains(scheme(child))) {
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
      if (child.field.isIn(Role.CATEGORY)
          && Label.SCHEMES.contains(scheme(child))
          && labels.size() < Caps.TAGS) {
        String term = child.attribute("term");
        labels.add(new Label(scheme(child), cut(term.isEmpty() ? child.text.strip() : term, 80)));
      }
    }
    return labels;
  }

  private static void add(List<String> categories, String text) {
    String word = cut(text.strip(), Caps.NAME);
    if (!word.isEmpty() && categories.size() < Caps.TAGS && !categories.contains(word)) {
      categories.add(word);
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
        Prose title = first(child, Role.TITLE);
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
