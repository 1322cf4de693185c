package org.tidings.ingest.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a page's JSON-LD says: the nodes of every script, flattened, the article's own first. */
final class StructuredData {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .build();

  private static final int MOST = 2_000;
  private static final int DEEPEST = 12;

  private final List<JsonNode> nodes = new ArrayList<>();
  private final List<JsonNode> articles = new ArrayList<>();

  StructuredData(List<String> scripts) {
    for (String script : scripts) {
      try {
        flatten(JSON.readTree(bare(script)), 0);
      } catch (JsonProcessingException broken) {
        // a broken script tells nothing; the page has other sources
      }
    }
    nodes.stream().filter(node -> weight(node) > 1).forEach(articles::add);
    articles.sort((a, b) -> weight(b) - weight(a));
  }

  private static String bare(String script) {
    int start = 0;
    int end = script.length();
    while (start < end && script.charAt(start) != '{' && script.charAt(start) != '[') {
      start++;
    }
    while (end > start && script.charAt(end - 1) != '}' && script.charAt(end - 1) != ']') {
      end--;
    }
    return script.substring(start, end);
  }

  private void flatten(JsonNode node, int depth) {
    if (depth > DEEPEST || nodes.size() > MOST) {
      return;
    }
    if (node.isArray()) {
      node.forEach(one -> flatten(one, depth + 1));
    } else if (node.isObject()) {
      nodes.add(node);
      for (String inner :
          List.of("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemReviewed")) {
        if (node.path(inner).isContainerNode()) {
          flatten(node.path(inner), depth + 1);
        }
      }
    }
  }

  /** How surely a node is the page's article: 0 for anything else. */
  private static int weight(JsonNode node) {
    int best = 0;
    for (String type : texts(node.path("@type"))) {
      String name = type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
      int weight =
          switch (name) {
            case "webpage", "itempage", "collectionpage" -> 2;
            case "recipe",
                "howto",
                "videoobject",
                "audioobject",
                "podcastepisode",
                "creativework" ->
                3;
            default ->
                name.endsWith("article")
                        || name.endsWith("posting")
                        || name.equals("report")
                        || name.equals("review")
                    ? 4
                    : 0;
          };
      best = Math.max(best, weight);
    }
    return best;
  }

  /** Strings that stand for a value, in whatever shape it is written. */
  static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    gather(value, texts, 0);
    return texts;
  }

  private static void gather(JsonNode value, List<String> texts, int depth) {
    if (value.isTextual()) {
      if (!value.asText().isBlank()) {
        texts.add(value.asText().strip());
      }
    } else if (value.isNumber()) {
      texts.add(value.asText());
    } else if (depth < DEEPEST && value.isArray()) {
      value.forEach(one -> gather(one, texts, depth + 1));
    } else if (depth < DEEPEST && value.isObject()) {
      for (String name : List.of("name", "@value", "url", "@id")) {
        if (value.has(name)) {
          gather(value.path(name), texts, depth + 1);
          return;
        }
      }
    }
  }

  /** The values of a field of the article, best source first. */
  List<String> values(String field) {
    List<String> values = new ArrayList<>();
    for (JsonNode article : articles) {
      values.addAll(texts(article.path(field)));
    }
    return values;
  }

  /** The first value of a field of the article, or "". */
  String value(String field) {
    List<String> values = values(field);
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** The nodes that tell of an article, surest first. */
  List<JsonNode> articles() {
    return articles;
  }

  /** The node that another refers to by nothing but its {@code @id}; else itself. */
  JsonNode resolved(JsonNode reference) {
    String id = reference.path("@id").asText();
    if (id.isEmpty() || reference.has("name")) {
      return reference;
    }
    return nodes.stream()
        .filter(node -> node.path("@id").asText().equals(id) && node.has("name"))
        .findFirst()
        .orElse(reference);
  }
}
