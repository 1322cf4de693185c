package org.tidings.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tidings.telegram.standin.ParsedText.Unparsable;

/**
 * What Telegram's servers allow and answer, without any network: one bot, its chats, its updates,
 * its limits, and a ledger of all calls. Safe for many threads.
 */
public final class BotRules {
  /** The bot's own number and name. */
  public static final long BOT = 424_242;

  public static final String NAME = "tidings_bot";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SECOND = 1_000_000_000L;
  private static final Set<String> BASIC =
      Set.of(
          "getMe",
          "getUpdates",
          "sendMessage",
          "editMessageText",
          "editMessageReplyMarkup",
          "deleteMessage",
          "answerCallbackQuery");
  private static final Set<String> PACED =
      Set.of("sendMessage", "sendPhoto", "sendMediaGroup", "sendDocument");

  private final LongSupplier nanos;
  private final Map<Long, Chat> chats = new HashMap<>();
  private final Map<String, Long> names = new HashMap<>();
  private final Deque<ObjectNode> updates = new ArrayDeque<>();
  private final Set<String> queries = new HashSet<>();
  private final List<Entry> ledger = new ArrayList<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final Map<String, JsonNode> menus = new LinkedHashMap<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private final ArrayDeque<Long> sent = new ArrayDeque<>();
  private JsonNode webhook = JSON.createObjectNode();
  private int nextUpdate = 1_000;
  private int nextMessage = 100;
  private int chatBurst = 3;
  private boolean limits = true;
  private boolean basic;
  private boolean knowsMoments = true;

  /**
   * @param nanos a steady clock in nanoseconds
   */
  public BotRules(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** One call and what became of it. Message is zero when none was made or touched. */
  public record Entry(
      long nanos,
      String method,
      String chat,
      int message,
      int code,
      JsonNode fields,
      String text) {}

  /**
   * Something that goes wrong once.
   *
   * @param method the method concerned, empty for any
   * @param code HTTP status and error code; zero for none
   * @param loses whether the work is done and its answer lost
   */
  public record Fault(
      String method,
      int code,
      String description,
      ObjectNode parameters,
      boolean loses,
      String body) {
    public static Fault code(String method, int code, String description) {
      return new Fault(method, code, description, JSON.createObjectNode(), false, "");
    }

    /** An answer that is no JSON. */
    public static Fault page(String method, int code) {
      return new Fault(method, code, "", JSON.createObjectNode(), false, "<html>broken</html>");
    }

    public static Fault flood(String method, int seconds) {
      return new Fault(
          method,
          429,
          "Too Many Requests: retry after " + seconds,
          JSON.createObjectNode().put("retry_after", seconds),
          false,
          "");
    }

    public static Fault lostAnswer(String method) {
      return new Fault(method, 0, "", JSON.createObjectNode(), true, "");
    }
  }

  /**
   * What is answered.
   *
   * @param lost whether the connection breaks instead
   */
  public record Answer(int status, String body, boolean lost) {}

  /** Sends a chat's state. */
  private static final class Chat {
    final long id;
    final String type;
    final Map<Long, String> members = new HashMap<>();
    final Map<Integer, Boolean> topics = new HashMap<>();
    final Map<Integer, ObjectNode> messages = new LinkedHashMap<>();
    final ArrayDeque<Long> minute = new ArrayDeque<>();
    double allowance = -1;
    long allowanceAt;
    String forbidden = "";
    long movedTo;

    Chat(long id, String type) {
      this.id = id;
      this.type = type;
    }
  }

  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    final int code;
    final transient ObjectNode parameters;

    Refusal(int code, String description) {
      this(code, description, JSON.createObjectNode());
    }

    Refusal(int code, String description, ObjectNode parameters) {
      super(description);
      this.code = code;
      this.parameters = parameters;
    }
  }

  // ---- the scene -------------------------------------------------------------------------------

  public synchronized BotRules person(long id) {
    chats.put(id, new Chat(id, "private"));
    return this;
  }

  public synchronized BotRules group(long id) {
    chats.put(id, new Chat(id, "supergroup"));
    return this;
  }

  public synchronized BotRules channel(long id, String name) {
    chats.put(id, new Chat(id, "channel"));
    names.put("@" + name, id);
    return this;
  }

  public synchronized BotRules member(long chat, long user, String status) {
    known(chat).members.put(user, status);
    return this;
  }

  public synchronized BotRules topic(long chat, int topic, boolean open) {
    known(chat).topics.put(topic, open);
    return this;
  }

  public synchronized BotRules noTopic(long chat, int topic) {
    known(chat).topics.remove(topic);
    return this;
  }

  /** From now on the bot may not write there: blocked, kicked. */
  public synchronized BotRules forbid(long chat, String description) {
    known(chat).forbidden = description;
    return this;
  }

  public synchronized BotRules migrate(long chat, long to) {
    known(chat).movedTo = to;
    return group(to);
  }

  public synchronized BotRules forget(long chat) {
    chats.remove(chat);
    return this;
  }

  /** How many messages a chat takes at once before its pace of one a second holds. */
  public synchronized BotRules burst(int messages) {
    chatBurst = messages;
    return this;
  }

  public synchronized BotRules withoutLimits() {
    limits = false;
    return this;
  }

  /** Only the seven basic methods exist. */
  public synchronized BotRules basic() {
    basic = true;
    return this;
  }

  /** An older server, which does not know the tag for moments. */
  public synchronized BotRules withoutMoments() {
    knowsMoments = false;
    return this;
  }

  public synchronized BotRules fail(Fault fault) {
    faults.add(fault);
    return this;
  }

  public synchronized BotRules file(String id, byte[] bytes) {
    files.put(id, bytes.clone());
    return this;
  }

  public synchronized Optional<byte[]> fileAt(String path) {
    return Optional.ofNullable(files.get(path.replace("documents/", "")));
  }

  // ---- updates ---------------------------------------------------------------------------------

  /** Adds an update; its number is given here. */
  public synchronized int deliver(ObjectNode update) {
    int id = nextUpdate++;
    update.put("update_id", id);
    updates.add(update);
    notifyAll();
    return id;
  }

  /** A person says something in their direct chat. */
  public int says(long person, String text) {
    return deliver(update("message", message(person, "private", person, text)));
  }

  /** A person says something in a group. */
  public int says(long person, long group, String text) {
    return deliver(update("message", message(group, "supergroup", person, text)));
  }

  public static ObjectNode update(String kind, ObjectNode content) {
    ObjectNode update = JSON.createObjectNode();
    update.set(kind, content);
    return update;
  }

  public synchronized ObjectNode message(long chat, String type, long person, String text) {
    ObjectNode message =
        JSON.createObjectNode().put("message_id", nextMessage++).put("date", 1_790_000_000);
    message.putObject("chat").put("id", chat).put("type", type).put("title", "A room");
    message.set("from", from(person));
    message.put("text", text);
    message.put("a_field_of_tomorrow", "x");
    return message;
  }

  public static ObjectNode from(long person) {
    return JSON.createObjectNode()
        .put("id", person)
        .put("is_bot", false)
        .put("first_name", "Ada")
        .put("language_code", "en");
  }

  /** Somebody presses the button whose data begins so, under the newest message that has it. */
  public synchronized int presses(long person, long chat, String dataPrefix) {
    ObjectNode found = null;
    String data = "";
    for (ObjectNode message : known(chat).messages.values()) {
      for (JsonNode row : message.path("reply_markup").path("inline_keyboard")) {
        for (JsonNode button : row) {
          if (button.path("callback_data").asText().startsWith(dataPrefix)) {
            found = message;
            data = button.path("callback_data").asText();
          }
        }
      }
    }
    if (found == null) {
      throw new IllegalStateException("no button with data " + dataPrefix);
    }
    return presses(person, found, data);
  }

  /** A press with any data at all, forged or not. */
  public synchronized int presses(long person, ObjectNode message, String data) {
    ObjectNode query = JSON.createObjectNode();
    String id = "q" + nextUpdate;
    queries.add(id);
    query.put("id", id).put("chat_instance", "1").put("data", data);
    query.set("from", from(person));
    query.set("message", message);
    return deliver(update("callback_query", query));
  }

  /** The newest message of a chat. */
  public synchronized ObjectNode newest(long chat) {
    ObjectNode newest = null;
    for (ObjectNode message : known(chat).messages.values()) {
      newest = message;
    }
    if (newest == null) {
      throw new IllegalStateException("nothing was said in " + chat);
    }
    return newest;
  }

  public synchronized List<ObjectNode> messages(long chat) {
    return List.copyOf(known(chat).messages.values());
  }

  public synchronized List<Entry> ledger() {
    return List.copyOf(ledger);
  }

  public synchronized Map<String, JsonNode> menus() {
    return Map.copyOf(menus);
  }

  public synchronized JsonNode webhook() {
    return webhook;
  }

  /** Updates that are not confirmed. */
  public synchronized int unconfirmed() {
    return updates.size();
  }

  public synchronized boolean unanswered() {
    return !queries.isEmpty();
  }

  private Chat known(long chat) {
    Chat known = chats.get(chat);
    if (known == null) {
      throw new IllegalStateException("no chat " + chat);
    }
    return known;
  }

  // ---- calls -----------------------------------------------------------------------------------

  /** Takes a call. For getUpdates it answers with what is there; waiting is the transport's. */
  public synchronized Answer call(String method, JsonNode fields) {
    Fault fault = fault(method);
    if (fault != null && !fault.loses()) {
      log(method, fields, 0, fault.code(), "");
      return fault.body().isEmpty()
          ? new Answer(
              fault.code(), error(fault.code(), fault.description(), fault.parameters()), false)
          : new Answer(fault.code(), fault.body(), false);
    }
    try {
      if (basic && !BASIC.contains(method)) {
        throw new Refusal(404, "Not Found");
      }
      ObjectNode answer = JSON.createObjectNode().put("ok", true);
      answer.set("result", run(method, fields));
      answer.put("a_field_of_tomorrow", true);
      return new Answer(200, answer.toString(), fault != null);
    } catch (Refusal e) {
      log(method, fields, 0, e.code, "");
      return new Answer(e.code, error(e.code, String.valueOf(e.getMessage()), e.parameters), false);
    }
  }

  private @Nullable Fault fault(String method) {
    for (Fault fault : faults) {
      if (fault.method().isEmpty() || fault.method().equals(method)) {
        faults.remove(fault);
        return fault;
      }
    }
    return null;
  }

  private static String error(int code, String description, ObjectNode parameters) {
    ObjectNode answer = JSON.createObjectNode().put("ok", false).put("error_code", code);
    answer.put("description", description);
    if (!parameters.isEmpty()) {
      answer.set("parameters", parameters);
    }
    return answer.toString();
  }

  private void log(String method, JsonNode fields, int message, int code, String text) {
    if (!method.equals("getUpdates") || code != 200) {
      ledger.add(
          new Entry(
              nanos.getAsLong(),
              method,
              fields.path("chat_id").asText(""),
              message,
              code,
              fields,
              text));
    }
  }

  private JsonNode run(String method, JsonNode fields) throws Refusal {
    JsonNode result =
        switch (method) {
          case "getMe" ->
              JSON.createObjectNode()
                  .put("id", BOT)
                  .put("is_bot", true)
                  .put("first_name", "Tidings")
                  .put("username", NAME);
          case "getUpdates" -> pending(fields);
          case "sendMessage", "sendPhoto", "sendDocument" -> send(method, fields);
          case "sendMediaGroup" -> album(fields);
          case "editMessageText",
              "editMessageCaption",
              "editMessageMedia",
              "editMessageReplyMarkup" ->
              edit(method, fields);
          case "deleteMessage" -> delete(fields);
          case "answerCallbackQuery" -> answerQuery(fields);
          case "answerInlineQuery" -> answerInline(fields);
          case "setMyCommands" -> menu(fields);
          case "setMyDescription" -> limited(fields, "description", 512);
          case "setMyShortDescription" -> limited(fields, "short_description", 120);
          case "setWebhook" -> setWebhook(fields);
          case "deleteWebhook" -> {
            webhook = JSON.createObjectNode();
            yield JSON.getNodeFactory().booleanNode(true);
          }
          case "getChatMember" -> member(fields);
          case "sendChatAction" -> {
            chat(fields);
            yield JSON.getNodeFactory().booleanNode(true);
          }
          case "getFile" -> {
            String id = fields.path("file_id").asText();
            if (!files.containsKey(id)) {
              throw new Refusal(400, "Bad Request: invalid file_id");
            }
            yield JSON.createObjectNode()
                .put("file_id", id)
                .put("file_unique_id", id)
                .put("file_path", "documents/" + id);
          }
          default -> throw new Refusal(404, "Not Found");
        };
    if (!PACED.contains(method) && !method.startsWith("edit")) {
      log(method, fields, 0, 200, "");
    }
    return result;
  }

  private ArrayNode pending(JsonNode fields) throws Refusal {
    if (!webhook.path("url").asText("").isEmpty()) {
      throw new Refusal(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
              + " delete the webhook first");
    }
    int offset = fields.path("offset").asInt(0);
    updates.removeIf(update -> update.path("update_id").asInt() < offset);
    ArrayNode found = JSON.createArrayNode();
    int limit = fields.path("limit").asInt(100);
    for (ObjectNode update : updates) {
      if (found.size() < limit) {
        found.add(update);
      }
    }
    return found;
  }

  private Chat chat(JsonNode fields) throws Refusal {
    String id = fields.path("chat_id").asText("");
    if (id.isEmpty()) {
      throw new Refusal(400, "Bad Request: chat_id is empty");
    }
    Chat chat = null;
    try {
      chat = chats.get(id.startsWith("@") ? names.getOrDefault(id, 0L) : Long.valueOf(id));
    } catch (NumberFormatException _) {
      throw new Refusal(400, "Bad Request: chat not found");
    }
    if (chat == null) {
      throw new Refusal(400, "Bad Request: chat not found");
    }
    if (chat.movedTo != 0) {
      throw new Refusal(
          400,
          "Bad Request: group chat was upgraded to a supergroup chat",
          JSON.createObjectNode().put("migrate_to_chat_id", chat.movedTo));
    }
    if (!chat.forbidden.isEmpty()) {
      throw new Refusal(403, "Forbidden: " + chat.forbidden);
    }
    int topic = fields.path("message_thread_id").asInt(0);
    if (topic != 0) {
      Boolean open = chat.topics.get(topic);
      if (open == null) {
        throw new Refusal(400, "Bad Request: message thread not found");
      }
      if (!open) {
        throw new Refusal(400, "Bad Request: TOPIC_CLOSED");
      }
    }
    return chat;
  }

  private void pace(Chat chat, int messages) throws Refusal {
    if (!limits) {
      return;
    }
    long now = nanos.getAsLong();
    while (!sent.isEmpty() && sent.peekFirst() <= now - SECOND) {
      sent.removeFirst();
    }
    while (!chat.minute.isEmpty() && chat.minute.peekFirst() <= now - 60 * SECOND) {
      chat.minute.removeFirst();
    }
    if (chat.allowance < 0) {
      chat.allowance = chatBurst;
      chat.allowanceAt = now;
    }
    chat.allowance =
        Math.min(chatBurst, chat.allowance + (double) (now - chat.allowanceAt) / SECOND);
    chat.allowanceAt = now;
    if (sent.size() + messages > 30) {
      throw flood(1);
    }
    if (chat.id < 0 && chat.minute.size() + messages > 20) {
      throw flood((int) Math.max(1, 60 - (now - chat.minute.getFirst()) / SECOND));
    }
    // A billionth part forgiven: the clock has whole nanoseconds, the allowance has not.
    if (chat.allowance < Math.min(messages, chatBurst) - 1e-6) {
      throw flood(1);
    }
    chat.allowance -= messages;
    for (int i = 0; i < messages; i++) {
      sent.addLast(now);
      chat.minute.addLast(now);
    }
  }

  private static Refusal flood(int seconds) {
    return new Refusal(
        429,
        "Too Many Requests: retry after " + seconds,
        JSON.createObjectNode().put("retry_after", seconds));
  }

  private ObjectNode send(String method, JsonNode fields) throws Refusal {
    Chat chat = chat(fields);
    ObjectNode message = JSON.createObjectNode();
    String text = content(method, fields, message);
    keyboard(fields.path("reply_markup"), message);
    pace(chat, 1);
    return store(method, chat, fields, message, text);
  }

  private ObjectNode store(
      String method, Chat chat, JsonNode fields, ObjectNode message, String text) {
    int id = nextMessage++;
    message.put("message_id", id).put("date", 1_790_000_000).put("a_field_of_tomorrow", 7);
    message.putObject("chat").put("id", chat.id).put("type", chat.type).put("title", "A room");
    message
        .putObject("from")
        .put("id", BOT)
        .put("is_bot", true)
        .put("first_name", "Tidings")
        .put("username", NAME);
    if (fields.has("message_thread_id")) {
      message.put("message_thread_id", fields.path("message_thread_id").asInt());
      message.put("is_topic_message", true);
    }
    chat.messages.put(id, message);
    log(method, fields, id, 200, text);
    notifyAll();
    return message;
  }

  /** The words and things of a message, checked. */
  private String content(String method, JsonNode fields, ObjectNode message) throws Refusal {
    if (method.equals("sendMessage") || method.equals("editMessageText")) {
      ParsedText text = words(fields.path("text").asText(""), fields);
      if (text.text().isBlank()) {
        throw new Refusal(400, "Bad Request: message text is empty");
      }
      if (text.text().length() > 4_096) {
        throw new Refusal(400, "Bad Request: message is too long");
      }
      message.put("text", text.text());
      entities(message.putArray("entities"), text);
      return text.text();
    }
    ParsedText caption = words(fields.path("caption").asText(""), fields);
    if (caption.text().length() > 1_024) {
      throw new Refusal(400, "Bad Request: message caption is too long");
    }
    message.put("caption", caption.text());
    entities(message.putArray("caption_entities"), caption);
    if (method.equals("sendPhoto")) {
      picture(fields.path("photo").asText(""), message);
    } else if (method.equals("sendDocument")) {
      if (fields.path("document").asText("").isEmpty()) {
        throw new Refusal(400, "Bad Request: there is no document in the request");
      }
      message
          .putObject("document")
          .put("file_id", "d1")
          .put("file_unique_id", "d1")
          .put("file_name", fields.path("document_name").asText());
    }
    return caption.text();
  }

  private static void picture(String address, ObjectNode message) throws Refusal {
    if (!address.startsWith("http://") && !address.startsWith("https://")) {
      throw new Refusal(400, "Bad Request: wrong file identifier/HTTP URL specified");
    }
    if (address.contains("broken")) {
      throw new Refusal(400, "Bad Request: failed to get HTTP URL content");
    }
    message
        .putArray("photo")
        .addObject()
        .put("file_id", address)
        .put("file_unique_id", "u")
        .put("width", 10)
        .put("height", 10);
  }

  private ParsedText words(String text, JsonNode fields) throws Refusal {
    String mode = fields.path("parse_mode").asText("").toLowerCase(Locale.ROOT);
    try {
      if (!knowsMoments && text.contains("<tg-time")) {
        throw new Unparsable(
            "Unsupported start tag \"tg-time\" at byte offset " + text.indexOf("<tg-time"));
      }
      return switch (mode) {
        case "html" -> HtmlMarkup.parse(text);
        case "markdownv2" -> MarkdownMarkup.parse(text);
        case "" -> new ParsedText(text, List.of());
        default -> throw new Refusal(400, "Bad Request: unsupported parse_mode");
      };
    } catch (Unparsable e) {
      throw new Refusal(400, "Bad Request: can't parse entities: " + e.getMessage());
    }
  }

  private static void entities(ArrayNode into, ParsedText text) {
    for (ParsedText.Entity entity : text.entities()) {
      ObjectNode one = into.addObject();
      one.put("type", entity.type().wireName);
      one.put("offset", entity.offset()).put("length", entity.length());
      if (entity.type() == ParsedText.Type.TextUrl) {
        one.put("url", entity.argument());
      }
    }
  }

  private static void keyboard(JsonNode markup, ObjectNode message) throws Refusal {
    if (markup.isMissingNode() || markup.isNull()) {
      message.remove("reply_markup");
      return;
    }
    if (markup.path("force_reply").asBoolean()) {
      if (markup.path("input_field_placeholder").asText("").length() > 64) {
        throw new Refusal(400, "Bad Request: input field placeholder is too long");
      }
      message.set("forced", markup);
      return;
    }
    JsonNode rows = markup.path("inline_keyboard");
    if (!rows.isArray()) {
      throw new Refusal(400, "Bad Request: object expected as reply markup");
    }
    int buttons = 0;
    for (JsonNode row : rows) {
      if (!row.isArray() || row.isEmpty() || row.size() > 8) {
        throw new Refusal(400, "Bad Request: BUTTON_ROW_INVALID");
      }
      for (JsonNode button : row) {
        buttons++;
        button(button);
      }
    }
    if (buttons > 100) {
      throw new Refusal(400, "Bad Request: REPLY_MARKUP_TOO_LONG");
    }
    message.set("reply_markup", markup);
  }

  private static void button(JsonNode button) throws Refusal {
    if (button.path("text").asText("").isBlank()) {
      throw new Refusal(
          400,
          "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the"
              + " inline keyboard");
    }
    int kinds = 0;
    if (button.has("callback_data")) {
      kinds++;
      int bytes = button.path("callback_data").asText().getBytes(StandardCharsets.UTF_8).length;
      if (bytes < 1 || bytes > 64) {
        throw new Refusal(400, "Bad Request: BUTTON_DATA_INVALID");
      }
    }
    if (button.has("url")) {
      kinds++;
      String url = button.path("url").asText();
      if (!url.matches("(?i)(https?|tg)://[^\\s\"<>]+")) {
        throw new Refusal(400, "Bad Request: BUTTON_URL_INVALID");
      }
    }
    if (button.has("switch_inline_query")) {
      kinds++;
      if (button.path("switch_inline_query").asText().length() > 256) {
        throw new Refusal(400, "Bad Request: BUTTON_SWITCH_INVALID");
      }
    }
    if (kinds != 1) {
      throw new Refusal(400, "Bad Request: BUTTON_TYPE_INVALID");
    }
  }

  private ArrayNode album(JsonNode fields) throws Refusal {
    Chat chat = chat(fields);
    JsonNode media = fields.path("media");
    if (!media.isArray() || media.size() < 2 || media.size() > 10) {
      throw new Refusal(400, "Bad Request: group send failed: MEDIA_INVALID");
    }
    if (fields.has("reply_markup")) {
      throw new Refusal(400, "Bad Request: reply markup is not allowed in albums");
    }
    var items = new ArrayList<ObjectNode>();
    var texts = new ArrayList<String>();
    for (JsonNode item : media) {
      ObjectNode message = JSON.createObjectNode();
      texts.add(content("album", item, message));
      picture(item.path("media").asText(), message);
      items.add(message);
    }
    pace(chat, media.size());
    ArrayNode result = JSON.createArrayNode();
    for (int i = 0; i < items.size(); i++) {
      result.add(store("sendMediaGroup", chat, fields, items.get(i), texts.get(i)));
    }
    return result;
  }

  private JsonNode edit(String method, JsonNode fields) throws Refusal {
    if (fields.has("inline_message_id")) {
      ObjectNode scratch = JSON.createObjectNode();
      String text = method.equals("editMessageText") ? content(method, fields, scratch) : "";
      keyboard(fields.path("reply_markup"), scratch);
      log(method, fields, 0, 200, text);
      return JSON.getNodeFactory().booleanNode(true);
    }
    Chat chat = chat(fields);
    int id = fields.path("message_id").asInt();
    ObjectNode message = chat.messages.get(id);
    if (message == null) {
      throw new Refusal(400, "Bad Request: message to edit not found");
    }
    ObjectNode changed = message.deepCopy();
    String text = "";
    switch (method) {
      case "editMessageText" -> {
        if (!message.has("text")) {
          throw new Refusal(400, "Bad Request: there is no text in the message to edit");
        }
        text = content(method, fields, changed);
      }
      case "editMessageCaption" -> {
        if (message.has("text")) {
          throw new Refusal(400, "Bad Request: there is no caption in the message to edit");
        }
        text = content(method, fields, changed);
      }
      case "editMessageMedia" -> {
        if (message.has("text")) {
          throw new Refusal(400, "Bad Request: message can't be edited");
        }
        text = content("album", fields.path("media"), changed);
        picture(fields.path("media").path("media").asText(), changed);
      }
      default -> {}
    }
    keyboard(fields.path("reply_markup"), changed);
    if (changed.equals(message)) {
      throw new Refusal(
          400,
          "Bad Request: message is not modified: specified new message content and reply markup are"
              + " exactly the same as a current content and reply markup of the message");
    }
    chat.messages.put(id, changed);
    log(method, fields, id, 200, text);
    notifyAll();
    return changed;
  }

  private JsonNode delete(JsonNode fields) throws Refusal {
    Chat chat = chat(fields);
    if (chat.messages.remove(fields.path("message_id").asInt()) == null) {
      throw new Refusal(400, "Bad Request: message to delete not found");
    }
    return JSON.getNodeFactory().booleanNode(true);
  }

  private JsonNode answerQuery(JsonNode fields) throws Refusal {
    if (!queries.remove(fields.path("callback_query_id").asText())) {
      throw new Refusal(
          400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
    }
    if (fields.path("text").asText("").length() > 200) {
      throw new Refusal(400, "Bad Request: MESSAGE_TOO_LONG");
    }
    notifyAll();
    return JSON.getNodeFactory().booleanNode(true);
  }

  private JsonNode answerInline(JsonNode fields) throws Refusal {
    var ids = new HashSet<String>();
    for (JsonNode result : fields.path("results")) {
      String id = result.path("id").asText();
      if (id.isEmpty() || id.length() > 64 || !ids.add(id)) {
        throw new Refusal(400, "Bad Request: RESULT_ID_INVALID");
      }
      content(
          "sendMessage", asMessage(result.path("input_message_content")), JSON.createObjectNode());
      keyboard(result.path("reply_markup"), JSON.createObjectNode());
      if (result.path("title").asText("").isEmpty()) {
        throw new Refusal(400, "Bad Request: title must be non-empty");
      }
    }
    if (ids.size() > 50) {
      throw new Refusal(400, "Bad Request: RESULTS_TOO_MUCH");
    }
    if (fields.path("next_offset").asText("").length() > 64) {
      throw new Refusal(400, "Bad Request: NEXT_OFFSET_INVALID");
    }
    notifyAll();
    return JSON.getNodeFactory().booleanNode(true);
  }

  private static JsonNode asMessage(JsonNode content) {
    ObjectNode message = content.deepCopy();
    message.set("text", content.path("message_text"));
    return message;
  }

  private JsonNode menu(JsonNode fields) throws Refusal {
    if (fields.path("commands").size() > 100) {
      throw new Refusal(400, "Bad Request: BOT_COMMANDS_TOO_MUCH");
    }
    for (JsonNode command : fields.path("commands")) {
      int length = command.path("description").asText("").length();
      if (!command.path("command").asText("").matches("[a-z0-9_]{1,32}")
          || length < 1
          || length > 256) {
        throw new Refusal(400, "Bad Request: BOT_COMMAND_INVALID");
      }
    }
    menus.put(
        fields.path("scope").path("type").asText("default")
            + "/"
            + fields.path("language_code").asText(""),
        fields.path("commands"));
    return JSON.getNodeFactory().booleanNode(true);
  }

  private JsonNode setWebhook(JsonNode fields) throws Refusal {
    if (!fields.path("url").asText("").startsWith("https://")) {
      throw new Refusal(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
    }
    webhook = fields;
    return JSON.getNodeFactory().booleanNode(true);
  }

  private static JsonNode limited(JsonNode fields, String name, int longest) throws Refusal {
    if (fields.path(name).asText("").length() > longest) {
      throw new Refusal(400, "Bad Request: " + name + " is too long");
    }
    return JSON.getNodeFactory().booleanNode(true);
  }

  private JsonNode member(JsonNode fields) throws Refusal {
    Chat chat = chat(fields);
    String status = chat.members.get(fields.path("user_id").asLong());
    if (status == null) {
      throw new Refusal(400, "Bad Request: member not found");
    }
    ObjectNode member = JSON.createObjectNode().put("status", status);
    member.set("user", from(fields.path("user_id").asLong()));
    return member;
  }
}
