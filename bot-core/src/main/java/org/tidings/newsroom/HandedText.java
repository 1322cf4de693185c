package org.tidings.newsroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.article.ArticleId;
import org.tidings.exchange.ArticleLine;
import org.tidings.exchange.RefusedRecord;
import org.tidings.feed.FeedId;

/** Arrivals and outcomes as text, for the way from one process to another of the same build. */
final class HandedText {
  private static final JsonMapper JSON = new JsonMapper();

  private HandedText() {}

  static String arrivals(List<Arrival> arrivals) {
    ArrayNode all = JSON.createArrayNode();
    for (Arrival arrival : arrivals) {
      ObjectNode node = all.addObject();
      node.put("article", ArticleLine.write(arrival.report(), arrival.seen()));
      node.put("seen", arrival.seen().toString());
      node.put("feed", arrival.feed().value());
      arrival.origin().ifPresent(origin -> node.put("origin", origin.toString()));
    }
    return all.toString();
  }

  /** Reads them again; one that cannot be read is left out, as a feed's wrong entry is. */
  static List<Arrival> arrivals(String text) {
    List<Arrival> arrivals = new ArrayList<>();
    for (JsonNode node : read(text)) {
      try {
        ArticleLine line =
            ArticleLine.read(node.path("article").asText().getBytes(StandardCharsets.UTF_8));
        arrivals.add(
            new Arrival(
                line.report(),
                new FeedId(node.path("feed").asLong()),
                Optional.ofNullable(node.get("origin")).map(JsonNode::asText).map(URI::create),
                Instant.parse(node.path("seen").asText())));
      } catch (RefusedRecord e) {
        throw new IllegalArgumentException("a report that was handed over: " + e.getMessage(), e);
      }
    }
    return arrivals;
  }

  static String outcomes(List<Outcome> outcomes) {
    ArrayNode all = JSON.createArrayNode();
    for (Outcome outcome : outcomes) {
      String kind =
          switch (outcome) {
            case Outcome.New _ -> "new";
            case Outcome.Corrected _ -> "corrected";
            case Outcome.Known _ -> "known";
          };
      all.addObject().put(kind, outcome.article().value());
    }
    return all.toString();
  }

  /** That nothing was taken in, because of the arrival at this index. */
  static String broken(int poison) {
    return JSON.createObjectNode().put("poison", poison).toString();
  }

  /**
   * Reads what became of arrivals.
   *
   * @throws IllegalStateException if they could not be taken in; with the one that breaks something
   */
  static List<Outcome> outcomes(String text, List<Arrival> arrivals) {
    JsonNode became = read(text);
    if (became.path("poison").isInt()) {
      var refused =
          new IllegalStateException("a report broke something in the process that writes");
      int poison = became.path("poison").intValue();
      if (poison >= 0 && poison < arrivals.size()) {
        refused.addSuppressed(new PoisonArrival(arrivals.get(poison)));
      }
      throw refused;
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (JsonNode node : became) {
      String kind = node.fieldNames().next();
      ArticleId article = new ArticleId(node.path(kind).asLong());
      outcomes.add(
          switch (kind) {
            case "new" -> new Outcome.New(article);
            case "corrected" -> new Outcome.Corrected(article);
            case "known" -> new Outcome.Known(article);
            default -> throw new IllegalArgumentException("no outcome: " + kind);
          });
    }
    return outcomes;
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("text that was handed over is no JSON", e);
    }
  }
}
