package org.tidings.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.Update;

/** Reads updates one by one, so that one that nobody can read costs nothing but itself. */
final class Updates {
  /** The kinds that are asked for. */
  static final List<String> KINDS =
      List.of("message", "channel_post", "callback_query", "inline_query");

  private Updates() {}

  /** Empty when it is of a kind or shape the library cannot read. */
  static Optional<Update> read(JsonNode json) {
    try {
      complete(json);
      return Optional.ofNullable(Json.MAPPER.treeToValue(json, Update.class));
    } catch (JsonProcessingException | RuntimeException _) {
      return Optional.empty();
    }
  }

  /** Fills in what the library insists on and other servers than Telegram's may leave out. */
  private static void complete(JsonNode json) {
    if (json instanceof ObjectNode object) {
      if (object.get("from") instanceof ObjectNode from) {
        fill(from, "is_bot", false);
        if (!from.hasNonNull("first_name")) {
          from.put("first_name", "");
        }
      }
      if (object.get("chat") instanceof ObjectNode chat && !chat.hasNonNull("type")) {
        chat.put("type", chat.path("id").asLong() > 0 ? "private" : "supergroup");
      }
      if (object.get("callback_query") instanceof ObjectNode query
          && !query.hasNonNull("chat_instance")) {
        query.put("chat_instance", "");
      }
      if (object.get("inline_query") instanceof ObjectNode query && !query.hasNonNull("offset")) {
        query.put("offset", "");
      }
      object.forEach(Updates::complete);
    }
  }

  private static void fill(ObjectNode object, String field, boolean value) {
    if (!object.hasNonNull(field)) {
      object.put(field, value);
    }
  }
}
