package org.tidings.app.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.Form;
import org.tidings.chat.Option;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;

/** Makes one JSON object, on one line, of a reply. Pure; what is absent is left out. */
public final class JsonRenderer {
  private static final JsonFactory JSON = new JsonFactory();

  /** The object, ending with a line end. */
  public String render(Reply reply) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      reply(json, reply);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to a string", e);
    }
    return out + "\n";
  }

  private static void reply(JsonGenerator json, Reply reply) throws IOException {
    switch (reply) {
      case Reply.Say(Post post, boolean privately) -> {
        kind(json, "say", privately);
        post(json, post);
      }
      case Reply.Replace(Post post) -> {
        kind(json, "replace", false);
        post(json, post);
      }
      case Reply.Ask(Form form) -> {
        kind(json, "ask", false);
        nothingToRead(json);
        form(json, form);
      }
      case Reply.Refuse(Reply.Reason reason, String hint, List<Action> actions) -> {
        kind(json, "refuse", true);
        json.writeArrayFieldStart("blocks");
        json.writeEndArray();
        actions(json, actions);
        json.writeStringField("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeStringField("hint", hint);
      }
      case Reply.Nothing() -> {
        kind(json, "nothing", false);
        nothingToRead(json);
      }
    }
  }

  private static void kind(JsonGenerator json, String kind, boolean privately) throws IOException {
    json.writeStringField("reply", kind);
    json.writeBooleanField("privately", privately);
  }

  private static void nothingToRead(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("blocks");
    json.writeEndArray();
    actions(json, List.of());
  }

  private static void post(JsonGenerator json, Post post) throws IOException {
    json.writeArrayFieldStart("blocks");
    for (Block block : post.blocks()) {
      json.writeStartObject();
      block(json, block);
      json.writeEndObject();
    }
    json.writeEndArray();
    actions(json, post.actions());
  }

  private static void block(JsonGenerator json, Block block) throws IOException {
    switch (block) {
      case Block.Headline headline -> headline(json, headline);
      case Block.Words(var text) -> {
        json.writeStringField("block", "words");
        json.writeStringField("text", text.text());
      }
      case Block.Facts(var facts) -> {
        json.writeStringField("block", "facts");
        json.writeArrayFieldStart("facts");
        for (Block.Fact fact : facts) {
          json.writeStartObject();
          json.writeStringField("name", fact.name());
          json.writeStringField("value", fact.value().text());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      case Block.File(String name, String _, var _) -> {
        json.writeStringField("block", "file");
        json.writeStringField("name", name);
      }
    }
  }

  private static void headline(JsonGenerator json, Block.Headline headline) throws IOException {
    json.writeStringField("block", "headline");
    if (headline.rank().isPresent()) {
      json.writeNumberField("rank", headline.rank().get());
    }
    json.writeStringField("title", headline.title().text());
    if (headline.link().isPresent()) {
      json.writeStringField("link", headline.link().get().toString());
    }
    json.writeStringField("source", headline.source());
    json.writeStringField("publishedAt", headline.publishedAt().toString());
    if (!headline.note().isEmpty()) {
      json.writeStringField("note", headline.note());
    }
    if (headline.image().isPresent()) {
      json.writeStringField("image", headline.image().get().toString());
    }
  }

  private static void actions(JsonGenerator json, List<Action> actions) throws IOException {
    json.writeArrayFieldStart("actions");
    for (Action action : actions) {
      json.writeStartObject();
      action(json, action);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void action(JsonGenerator json, Action action) throws IOException {
    switch (action) {
      case Action.Press(String label, var id, var _) -> {
        action(json, "press", label);
        json.writeStringField("id", id.value());
      }
      case Action.Open(String label, var link) -> {
        action(json, "open", label);
        json.writeStringField("url", link.toString());
      }
      case Action.Pick(String prompt, var id, List<Option> options) -> {
        action(json, "pick", prompt);
        json.writeStringField("id", id.value());
        json.writeArrayFieldStart("options");
        for (Option option : options) {
          json.writeStartObject();
          json.writeStringField("label", option.label());
          json.writeStringField("value", option.value());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      case Action.Share(String label, String query) -> {
        action(json, "share", label);
        json.writeStringField("query", query);
      }
    }
  }

  private static void action(JsonGenerator json, String kind, String label) throws IOException {
    json.writeStringField("action", kind);
    json.writeStringField("label", label);
  }

  private static void form(JsonGenerator json, Form form) throws IOException {
    json.writeObjectFieldStart("form");
    json.writeStringField("id", form.id().value());
    json.writeStringField("title", form.title());
    json.writeArrayFieldStart("fields");
    for (Form.Field field : form.fields()) {
      json.writeStartObject();
      json.writeStringField("name", field.name());
      json.writeStringField("label", field.label());
      if (field.value().isPresent()) {
        json.writeStringField("value", field.value().get());
      }
      json.writeBooleanField("required", field.required());
      json.writeNumberField("longest", field.longest());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
