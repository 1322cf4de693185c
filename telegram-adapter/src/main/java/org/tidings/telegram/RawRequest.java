package org.tidings.telegram;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * One request to the Bot API as plain JSON, and its answer as plain JSON.
 *
 * <p>It carries methods and fields that are newer than the library, and keeps answers readable that
 * hold things the library does not know yet.
 */
final class RawRequest extends BotApiMethod<RawRequest.Envelope> {
  private final String method;
  private final ObjectNode fields;

  RawRequest(String method, ObjectNode fields) {
    this.method = method;
    this.fields = fields;
  }

  /** A request built with the library's own types, which check and name the fields. */
  static RawRequest of(BotApiMethod<?> typed) {
    ObjectNode fields = Json.MAPPER.valueToTree(typed);
    fields.remove("method");
    return new RawRequest(name(typed), fields);
  }

  /** The method's name as documented; the library writes some of them small, which not all take. */
  static String name(BotApiMethod<?> typed) {
    if (typed instanceof RawRequest raw) {
      return raw.method;
    }
    String kind = typed.getClass().getSimpleName();
    return Character.toLowerCase(kind.charAt(0)) + kind.substring(1);
  }

  @Override
  @JsonIgnore
  public String getMethod() {
    return method;
  }

  @JsonValue
  ObjectNode fields() {
    return fields;
  }

  @Override
  public Envelope deserializeResponse(String answer) throws TelegramApiRequestException {
    try {
      return new Envelope(Json.MAPPER.readTree(answer));
    } catch (JsonProcessingException _) {
      // The answer itself is not quoted: it may be anything, and may repeat what we sent.
      throw new TelegramApiRequestException("the answer is not JSON");
    }
  }

  /** What came back: ok, result, error_code, description, parameters. */
  static final class Envelope implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient JsonNode json;

    Envelope(JsonNode json) {
      this.json = json;
    }

    JsonNode json() {
      return json;
    }
  }
}
