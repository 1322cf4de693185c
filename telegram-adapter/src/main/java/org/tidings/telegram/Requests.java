package org.tidings.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.tidings.chat.Destination;

/** Writes rendered messages as requests of the Bot API. Pure. */
final class Requests {
  /** As documented; the library's own constant is written small. */
  private static final String HTML = "HTML";

  private Requests() {}

  /** How the words of a message are written. */
  enum Style {
    /** HTML with the tag for moments. */
    FULL,
    /** HTML that every server knows. */
    HTML,
    /** No markup, and no buttons that open addresses. */
    PLAIN
  }

  static RawRequest text(
      Destination to,
      Rendered.Piece.Text piece,
      Rendered.Keyboard keyboard,
      Optional<String> replyTo,
      Style style) {
    var message =
        SendMessage.builder()
            .chatId(to.room())
            .messageThreadId(thread(to))
            .text(words(piece.text(), style))
            .parseMode(style == Style.PLAIN ? null : HTML)
            .linkPreviewOptions(preview(piece.preview()))
            .replyMarkup(markup(keyboard, style))
            .build();
    RawRequest request = RawRequest.of(message);
    reply(request.fields(), replyTo);
    return request;
  }

  /** A question that opens the person's keyboard for the answer. */
  static RawRequest question(Destination to, Markup words, String hint, Optional<String> replyTo) {
    var message =
        SendMessage.builder()
            .chatId(to.room())
            .messageThreadId(thread(to))
            .text(words(words, Style.HTML))
            .parseMode(HTML)
            .build();
    RawRequest request = RawRequest.of(message);
    reply(request.fields(), replyTo);
    ObjectNode force = request.fields().putObject("reply_markup");
    force.put("force_reply", true).put("selective", true);
    if (!hint.isBlank()) {
      force.put("input_field_placeholder", Splitter.cut(Clean.line(hint), 64));
    }
    return request;
  }

  static RawRequest photo(
      Destination to,
      Rendered.Piece.Photo piece,
      Rendered.Keyboard keyboard,
      Optional<String> replyTo,
      Style style) {
    ObjectNode fields = room(to);
    fields.put("photo", piece.picture().toASCIIString());
    caption(fields, piece.caption(), style);
    finish(fields, keyboard, replyTo, style);
    return new RawRequest("sendPhoto", fields);
  }

  static RawRequest album(
      Destination to, Rendered.Piece.Album piece, Optional<String> replyTo, Style style) {
    ObjectNode fields = room(to);
    ArrayNode media = fields.putArray("media");
    for (Rendered.Piece.Photo photo : piece.photos()) {
      ObjectNode item = media.addObject().put("type", "photo");
      item.put("media", photo.picture().toASCIIString());
      caption(item, photo.caption(), style);
    }
    finish(fields, Rendered.Keyboard.NONE, replyTo, style);
    return new RawRequest("sendMediaGroup", fields);
  }

  static SendDocument document(
      Destination to,
      Rendered.Piece.Document piece,
      Rendered.Keyboard keyboard,
      Optional<String> replyTo,
      Style style) {
    return SendDocument.builder()
        .chatId(to.room())
        .messageThreadId(thread(to))
        .document(
            new InputFile(
                new ByteArrayInputStream(piece.file().bytes().toArray()),
                fileName(piece.file().name())))
        .caption(piece.caption().isBlank() ? null : words(piece.caption(), style))
        .parseMode(style == Style.PLAIN ? null : HTML)
        .replyParameters(reply(replyTo))
        .replyMarkup(markup(keyboard, style))
        .build();
  }

  static RawRequest editText(
      Place place, Rendered.Piece.Text piece, Rendered.Keyboard keyboard, Style style) {
    var edit =
        EditMessageText.builder()
            .chatId(place.chat())
            .messageId(place.messageId())
            .inlineMessageId(place.inlineId())
            .text(words(piece.text(), style))
            .parseMode(style == Style.PLAIN ? null : HTML)
            .linkPreviewOptions(preview(piece.preview()))
            .replyMarkup(markup(keyboard, style))
            .build();
    return RawRequest.of(edit);
  }

  static RawRequest editCaption(
      Place place, Markup caption, Rendered.Keyboard keyboard, Style style) {
    ObjectNode fields = place(place);
    caption(fields, caption, style);
    keyboard(fields, keyboard, style);
    return new RawRequest("editMessageCaption", fields);
  }

  static RawRequest editPhoto(
      Place place, Rendered.Piece.Photo photo, Rendered.Keyboard keyboard, Style style) {
    ObjectNode fields = place(place);
    ObjectNode media = fields.putObject("media").put("type", "photo");
    media.put("media", photo.picture().toASCIIString());
    caption(media, photo.caption(), style);
    keyboard(fields, keyboard, style);
    return new RawRequest("editMessageMedia", fields);
  }

  static RawRequest editKeyboard(Place place, Rendered.Keyboard keyboard) {
    ObjectNode fields = place(place);
    keyboard(fields, keyboard, Style.FULL);
    return new RawRequest("editMessageReplyMarkup", fields);
  }

  /**
   * A message in a chat, or one that somebody posted by inline mode.
   *
   * @param media whether it is a picture or file with a caption
   */
  record Place(
      @Nullable String chat,
      @Nullable Integer messageId,
      @Nullable String inlineId,
      boolean media) {}

  static String words(Markup words, Style style) {
    return switch (style) {
      case FULL -> Html.of(words, true);
      case HTML -> Html.of(words, false);
      case PLAIN -> words.text();
    };
  }

  static @Nullable InlineKeyboardMarkup markup(Rendered.Keyboard keyboard, Style style) {
    List<InlineKeyboardRow> rows =
        keyboard.rows().stream()
            .map(
                row ->
                    row.stream()
                        .filter(b -> style != Style.PLAIN || b instanceof Rendered.Button.Data)
                        .map(Requests::button)
                        .toList())
            .filter(row -> !row.isEmpty())
            .map(InlineKeyboardRow::new)
            .toList();
    return rows.isEmpty() ? null : new InlineKeyboardMarkup(rows);
  }

  static LinkPreviewOptions preview(Optional<URI> link) {
    if (link.isEmpty()) {
      return LinkPreviewOptions.builder().isDisabled(true).build();
    }
    return LinkPreviewOptions.builder()
        .urlField(link.get().toASCIIString())
        .preferLargeMedia(true)
        .build();
  }

  private static InlineKeyboardButton button(Rendered.Button button) {
    var built = InlineKeyboardButton.builder().text(button.label());
    return switch (button) {
      case Rendered.Button.Data(var _, var data) -> built.callbackData(data).build();
      case Rendered.Button.Open(var _, var link) -> built.url(link.toASCIIString()).build();
      case Rendered.Button.Share(var _, var query) -> built.switchInlineQuery(query).build();
    };
  }

  private static @Nullable Integer thread(Destination to) {
    return to.thread().isEmpty() ? null : Integer.valueOf(to.thread());
  }

  private static @Nullable ReplyParameters reply(Optional<String> replyTo) {
    return replyTo
        .map(
            id ->
                ReplyParameters.builder()
                    .messageId(Integer.valueOf(id))
                    .allowSendingWithoutReply(true)
                    .build())
        .orElse(null);
  }

  private static void reply(ObjectNode fields, Optional<String> replyTo) {
    if (replyTo.isPresent()) {
      ObjectNode reply = fields.putObject("reply_parameters");
      reply.put("message_id", Integer.parseInt(replyTo.get()));
      reply.put("allow_sending_without_reply", true);
    }
  }

  private static ObjectNode room(Destination to) {
    ObjectNode fields = Json.MAPPER.createObjectNode().put("chat_id", to.room());
    if (!to.thread().isEmpty()) {
      fields.put("message_thread_id", Integer.valueOf(to.thread()));
    }
    return fields;
  }

  private static ObjectNode place(Place place) {
    ObjectNode fields = Json.MAPPER.createObjectNode();
    if (place.inlineId() != null) {
      return fields.put("inline_message_id", place.inlineId());
    }
    return fields.put("chat_id", place.chat()).put("message_id", place.messageId());
  }

  private static void caption(ObjectNode fields, Markup caption, Style style) {
    if (!caption.isBlank()) {
      fields.put("caption", words(caption, style));
      if (style != Style.PLAIN) {
        fields.put("parse_mode", HTML);
      }
    }
  }

  private static void finish(
      ObjectNode fields, Rendered.Keyboard keyboard, Optional<String> replyTo, Style style) {
    reply(fields, replyTo);
    keyboard(fields, keyboard, style);
  }

  private static void keyboard(ObjectNode fields, Rendered.Keyboard keyboard, Style style) {
    InlineKeyboardMarkup markup = markup(keyboard, style);
    if (markup != null) {
      fields.set("reply_markup", Json.MAPPER.valueToTree(markup));
    }
  }

  private static String fileName(String raw) {
    String name = Clean.line(raw).replaceAll("[\\\\/:*?\"<>|]", "_");
    return name.isEmpty() ? "file" : Splitter.cut(name, 64);
  }
}
