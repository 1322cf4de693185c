package org.tidings.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads JSON Feed 1.0 and 1.1, with the mistakes people make in JSON. Safe for many threads. */
final class JsonFeedReader {
  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(Caps.DEPTH)
                          .maxStringLength(Caps.FIELD)
                          .build())
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  /** The feed; empty when the document is JSON of another kind or none at all. */
  Optional<FeedDocument> read(String document, DocumentHints hints) {
    Partial partial = tree(document);
    JsonNode feed = partial.root;
    boolean named = text(feed, "version").toLowerCase(Locale.ROOT).contains("jsonfeed.org");
    if (!feed.isObject() || (!named && !feed.path("items").isArray())) {
      return Optional.empty();
    }
    String base = hints.base().map(Object::toString).orElse("");
    String language = text(feed, "language");
    List<Entry> entries = new ArrayList<>();
    for (JsonNode item : feed.path("items")) {
      if (item.isObject() && entries.size() < Caps.ENTRIES) {
        entries.add(entry(item, feed, base));
      }
    }
    String icon = text(feed, "icon");
    return Optional.of(
        new FeedDocument(
            FeedFormat.JSON,
            Prose.plain(text(feed, "title")),
            Links.resolve(base, text(feed, "home_page_url")),
            Prose.plain(text(feed, "description")),
            language.isEmpty() ? hints.language() : language,
            text(feed, "feed_url"),
            hub(feed),
            icon.isEmpty() ? text(feed, "favicon") : icon,
            Optional.empty(),
            Set.of(),
            entries,
            partial.mended));
  }

  private record Partial(JsonNode root, boolean mended) {}

  private Partial tree(String document) {
    try {
      return new Partial(json.readTree(document), false);
    } catch (JsonProcessingException broken) {
      return new Partial(mended(document), true);
    }
  }

  /** A document cut off in the middle keeps the items that are whole. */
  private JsonNode mended(String document) {
    int at = document.length();
    for (int tries = 0; tries < 20; tries++) {
      at = document.lastIndexOf('}', at - 1);
      if (at <= 0) {
        break;
      }
      try {
        JsonNode node = json.readTree(document.substring(0, at + 1) + "]}");
        if (node.path("items").isArray()) {
          return node;
        }
      } catch (JsonProcessingException stillBroken) {
        // an earlier brace may do
      }
    }
    return json.missingNode();
  }

  private static Entry entry(JsonNode item, JsonNode feed, String base) {
    String html = text(item, "content_html");
    Prose content = html.isEmpty() ? Prose.plain(text(item, "content_text")) : Prose.html(html);
    Prose summary = Prose.plain(text(item, "summary"));
    if (summary.isBlank()) {
      summary = content;
      content = Prose.NONE;
    }
    String url = text(item, "url");
    String link = Links.resolve(base, url.isEmpty() ? text(item, "external_url") : url);
    String id = text(item, "id");
    String language = text(item, "language");
    return new Entry(
        XmlFeedAdapter.cut(id, Caps.LINK),
        XmlFeedAdapter.cut(link, Caps.LINK),
        Prose.plain(text(item, "title")),
        summary,
        content,
        link.isEmpty() ? base : link,
        FeedDates.read(text(item, "date_published")),
        FeedDates.read(text(item, "date_modified")),
        authors(item).isEmpty() ? authors(feed) : authors(item),
        tags(item),
        attachments(item, base),
        pictures(item, base),
        -1,
        "",
        language,
        "",
        labels(item.path("_tidings")));
  }

  /** Our own extension: {@code "_tidings": {"sectors": [], "edition": "", "kind": ""}}. */
  private static List<Label> labels(JsonNode ours) {
    List<Label> labels = new ArrayList<>();
    for (JsonNode sector : ours.path("sectors")) {
      if (sector.isTextual() && labels.size() < Caps.TAGS) {
        labels.add(new Label("sector", sector.asText()));
      }
    }
    for (String scheme : List.of("edition", "kind")) {
      if (ours.path(scheme).isTextual()) {
        labels.add(new Label(scheme, ours.path(scheme).asText()));
      }
    }
    return labels;
  }

  private static List<String> authors(JsonNode of) {
    List<String> names = new ArrayList<>();
    for (JsonNode author : of.path("authors")) {
      addName(names, author);
    }
    if (names.isEmpty()) {
      addName(names, of.path("author"));
    }
    return names;
  }

  private static void addName(List<String> names, JsonNode author) {
    String name = author.isTextual() ? author.asText() : text(author, "name");
    if (!name.isBlank() && names.size() < 20) {
      names.add(XmlFeedAdapter.cut(name.strip(), Caps.NAME));
    }
  }

  private static List<String> tags(JsonNode item) {
    List<String> tags = new ArrayList<>();
    for (JsonNode tag : item.path("tags")) {
      if (tag.isTextual() && !tag.asText().isBlank() && tags.size() < Caps.TAGS) {
        tags.add(XmlFeedAdapter.cut(tag.asText().strip(), Caps.NAME));
      }
    }
    return tags;
  }

  private static List<Enclosure> attachments(JsonNode item, String base) {
    List<Enclosure> files = new ArrayList<>();
    for (JsonNode file : item.path("attachments")) {
      String url = text(file, "url");
      if (!url.isEmpty() && files.size() < Caps.ENCLOSURES) {
        files.add(
            new Enclosure(
                Links.resolve(base, url),
                text(file, "mime_type").toLowerCase(Locale.ROOT),
                Math.max(0, file.path("size_in_bytes").asLong(0)),
                text(file, "title")));
      }
    }
    return files;
  }

  private static List<Enclosure> pictures(JsonNode item, String base) {
    List<Enclosure> pictures = new ArrayList<>();
    for (String field : List.of("image", "banner_image")) {
      String url = text(item, field);
      if (!url.isEmpty()) {
        pictures.add(new Enclosure(Links.resolve(base, url), "image", 0, ""));
      }
    }
    return pictures;
  }

  private static String hub(JsonNode feed) {
    for (JsonNode hub : feed.path("hubs")) {
      if (text(hub, "type").equalsIgnoreCase("websub")) {
        return text(hub, "url");
      }
    }
    return "";
  }

  private static String text(JsonNode of, String field) {
    JsonNode value = of.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
  }
}
