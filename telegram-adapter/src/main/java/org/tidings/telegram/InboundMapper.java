package org.tidings.telegram;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.tidings.chat.Caller;
import org.tidings.chat.Destination;

/** Reads updates. Pure. */
final class InboundMapper {
  private static final Pattern COMMAND =
      Pattern.compile(
          "\\s*/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?:\\s+(.*))?", Pattern.DOTALL);
  private static final long ANONYMOUS_ADMIN = 1_087_968_824L;

  private final long botId;
  private final String botName;

  /**
   * @param botName without the at sign
   */
  InboundMapper(long botId, String botName) {
    this.botId = botId;
    this.botName = botName;
  }

  /** What an update means to us; empty for everything we do not answer. */
  Optional<Inbound> map(Update update) {
    if (update.getMessage() != null) {
      return message(update.getMessage());
    }
    if (update.getChannelPost() != null) {
      return message(update.getChannelPost());
    }
    if (update.getCallbackQuery() != null) {
      return button(update.getCallbackQuery());
    }
    if (update.getInlineQuery() != null) {
      var query = update.getInlineQuery();
      if (query.getFrom() == null || query.getId() == null) {
        return Optional.empty();
      }
      Caller caller = person(query.getFrom());
      return Optional.of(
          new Inbound.Inline(
              caller,
              direct(caller),
              query.getId(),
              orEmpty(query.getQuery()),
              orEmpty(query.getOffset())));
    }
    return Optional.empty();
  }

  private Optional<Inbound> message(Message message) {
    Chat chat = message.getChat();
    if (chat == null || message.getMessageId() == null) {
      return Optional.empty();
    }
    Optional<Caller> who = caller(message);
    String text = message.getText() != null ? message.getText() : orEmpty(message.getCaption());
    if (who.isEmpty() || text.isBlank()) {
      return Optional.empty();
    }
    Destination where = where(message);
    Matcher command = COMMAND.matcher(text);
    if (command.matches()) {
      String addressee = command.group(2);
      if (addressee != null && !addressee.equalsIgnoreCase(botName)) {
        return Optional.empty();
      }
      return Optional.of(
          new Inbound.Command(
              who.get(),
              where,
              message.getMessageId(),
              command.group(1).toLowerCase(Locale.ROOT),
              orEmpty(command.group(3)).strip(),
              Optional.ofNullable(message.getReplyToMessage()).flatMap(InboundMapper::link),
              upload(message).or(() -> repliedUpload(message))));
    }
    return chat.isChannelChat() ? Optional.empty() : words(message, who.get(), where, text);
  }

  private Optional<Inbound> words(Message message, Caller who, Destination where, String text) {
    Message earlier = message.getReplyToMessage();
    boolean toUs = earlier != null && earlier.getFrom() != null && botId == id(earlier.getFrom());
    String asked = earlier == null ? "" : orEmpty(earlier.getText());
    boolean mentioned = false;
    String rest = text;
    Matcher mention =
        Pattern.compile("(?i)@" + Pattern.quote(botName) + "(?![A-Za-z0-9_])").matcher(text);
    if (mention.find()) {
      mentioned = true;
      rest = mention.replaceAll(" ").strip();
    }
    return Optional.of(
        new Inbound.Words(
            who,
            where,
            message.getMessageId(),
            rest,
            earlier == null || earlier.getMessageId() == null ? 0 : earlier.getMessageId(),
            toUs && asked.startsWith(Wording.QUESTION_MARK.strip()),
            where.direct() || mentioned || toUs));
  }

  private Optional<Inbound> button(CallbackQuery query) {
    if (query.getFrom() == null || query.getId() == null) {
      return Optional.empty();
    }
    Caller caller = person(query.getFrom());
    String data = orEmpty(query.getData());
    if (query.getMessage() instanceof Message message && message.getChat() != null) {
      boolean media =
          message.getText() == null && message.getDate() != null && message.getDate() != 0;
      return Optional.of(
          new Inbound.Button(
              caller,
              where(message),
              query.getId(),
              data,
              new Requests.Place(
                  message.getChatId().toString(), message.getMessageId(), null, media)));
    }
    if (query.getMessage() != null) {
      // Too old for Telegram to show us; it can still be edited as text.
      long chat = query.getMessage().getChatId();
      return Optional.of(
          new Inbound.Button(
              caller,
              new Destination(TelegramPlatform.NAME, Long.toString(chat), "", chat > 0),
              query.getId(),
              data,
              new Requests.Place(
                  Long.toString(chat), query.getMessage().getMessageId(), null, false)));
    }
    return Optional.of(
        new Inbound.Button(
            caller,
            direct(caller),
            query.getId(),
            data,
            new Requests.Place(null, null, orEmpty(query.getInlineMessageId()), false)));
  }

  private static Destination where(Message message) {
    Chat chat = message.getChat();
    // Replies in ordinary groups carry a thread id as well; only topics are rooms of their own.
    Integer thread = message.getMessageThreadId();
    boolean topic = Boolean.TRUE.equals(message.getIsTopicMessage()) && thread != null;
    return new Destination(
        TelegramPlatform.NAME,
        chat.getId().toString(),
        topic ? thread.toString() : "",
        chat.isUserChat());
  }

  /** Who said it: a person, or the chat itself for anonymous administrators and channel posts. */
  private static Optional<Caller> caller(Message message) {
    Chat chat = message.getChat();
    Chat speaker = message.getSenderChat();
    boolean itself = speaker != null && speaker.getId().equals(chat.getId());
    if (itself || (chat.isChannelChat() && message.getFrom() == null)) {
      return Optional.of(
          new Caller(
              TelegramPlatform.NAME,
              chat.getId().toString(),
              orEmpty(chat.getTitle()),
              Locale.ENGLISH,
              Optional.empty()));
    }
    User from = message.getFrom();
    if (from == null || speaker != null || id(from) == ANONYMOUS_ADMIN) {
      return Optional.empty();
    }
    return Boolean.TRUE.equals(from.getIsBot()) ? Optional.empty() : Optional.of(person(from));
  }

  private static Caller person(User user) {
    String name = (orEmpty(user.getFirstName()) + " " + orEmpty(user.getLastName())).strip();
    return new Caller(
        TelegramPlatform.NAME,
        Long.toString(id(user)),
        name.isEmpty() ? orEmpty(user.getUserName()) : name,
        user.getLanguageCode() == null
            ? Locale.ENGLISH
            : Locale.forLanguageTag(user.getLanguageCode()),
        Optional.empty());
  }

  private static Destination direct(Caller caller) {
    return new Destination(TelegramPlatform.NAME, caller.id(), "", true);
  }

  /** The first link of a message: its headline's. */
  private static Optional<String> link(Message message) {
    Optional<String> inText = link(message.getText(), message.getEntities());
    return inText.isPresent() ? inText : link(message.getCaption(), message.getCaptionEntities());
  }

  private static Optional<String> link(
      @Nullable String text, @Nullable List<MessageEntity> entities) {
    if (text == null || entities == null) {
      return Optional.empty();
    }
    for (MessageEntity entity : entities) {
      if ("text_link".equals(entity.getType()) && entity.getUrl() != null) {
        return Optional.of(entity.getUrl());
      }
      int from = entity.getOffset() == null ? -1 : entity.getOffset();
      int to = entity.getLength() == null ? -1 : from + entity.getLength();
      if ("url".equals(entity.getType()) && from >= 0 && to >= from && to <= text.length()) {
        return Optional.of(text.substring(from, to));
      }
    }
    return Optional.empty();
  }

  private static Optional<Inbound.Upload> repliedUpload(Message message) {
    return Optional.ofNullable(message.getReplyToMessage()).flatMap(InboundMapper::upload);
  }

  private static Optional<Inbound.Upload> upload(Message message) {
    var document = message.getDocument();
    if (document == null || document.getFileId() == null) {
      return Optional.empty();
    }
    String name = document.getFileName();
    String type = document.getMimeType();
    return Optional.of(
        new Inbound.Upload(
            document.getFileId(),
            name == null ? "file" : name,
            type == null ? "application/octet-stream" : type,
            document.getFileSize() == null ? 0 : document.getFileSize()));
  }

  private static long id(User user) {
    Long id = user.getId();
    return id == null ? 0 : id;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
