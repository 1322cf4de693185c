package org.tidings.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.Destination;
import org.tidings.telegram.standin.BotRules;
import org.tidings.telegram.standin.BotRules.Entry;
import org.tidings.telegram.standin.BotRules.Fault;
import org.tidings.telegram.standin.StandInServer;
import org.tidings.testkit.PlatformDriver;

/** The adapter with the real library against the stand-in, and a person who uses it. */
final class StandInDriver implements PlatformDriver {
  static final String TOKEN = "424242:canary-Zx81";
  static final long PERSON = 7;
  static final long GROUP = -1_007;

  /** Long, because it is waited out only when a test fails. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  final BotRules rules = new BotRules(System::nanoTime).person(PERSON).group(GROUP);
  final StandInServer server;
  final TelegramPlatform platform;
  private int seen;
  private boolean direct;

  StandInDriver() {
    this(false);
  }

  /**
   * @param basic whether the server knows nothing but the seven basic methods
   */
  StandInDriver(boolean basic) {
    rules.member(GROUP, PERSON, "member");
    if (basic) {
      rules.basic();
    }
    server = new StandInServer(rules, TOKEN);
    platform =
        new TelegramPlatform(
            TelegramSettings.of(TOKEN).at(server.base()).withPoll(Duration.ofSeconds(10)));
  }

  @Override
  public ChatPlatform platform() {
    return platform;
  }

  @Override
  public String person() {
    return Long.toString(PERSON);
  }

  @Override
  public Destination room() {
    return new Destination("telegram", Long.toString(GROUP), "", false);
  }

  @Override
  public Destination direct() {
    return new Destination("telegram", Long.toString(PERSON), "", true);
  }

  @Override
  public void moderator(boolean is) {
    rules.member(GROUP, PERSON, is ? "administrator" : "member");
  }

  @Override
  public List<String> menu() {
    return await(
        () -> {
          JsonNode commands = rules.menus().get("all_group_chats/");
          return commands == null
              ? Optional.empty()
              : Optional.of(commands.findValuesAsText("command"));
        });
  }

  @Override
  public void types(String command, String words) {
    direct = false;
    rules.says(PERSON, GROUP, ("/" + command + "@" + BotRules.NAME + " " + words).strip());
  }

  @Override
  public void typesDirectly(String command, String words) {
    direct = true;
    rules.says(PERSON, ("/" + command + " " + words).strip());
  }

  @Override
  public void says(String text) {
    direct = false;
    rules.says(PERSON, GROUP, "@" + BotRules.NAME + " " + text);
  }

  @Override
  public void presses(String label) {
    press(label);
  }

  @Override
  public void picks(List<String> values) {
    for (String value : values) {
      for (ObjectNode message : rules.messages(GROUP).reversed()) {
        for (JsonNode row : message.path("reply_markup").path("inline_keyboard")) {
          for (JsonNode button : row) {
            if (button.path("callback_data").asText().endsWith(value)) {
              rules.presses(PERSON, message, button.path("callback_data").asText());
              return;
            }
          }
        }
      }
    }
    throw new AssertionError("no such choice: " + values);
  }

  private void press(String label) {
    for (ObjectNode message : rules.messages(GROUP).reversed()) {
      for (JsonNode row : message.path("reply_markup").path("inline_keyboard")) {
        for (JsonNode button : row) {
          if (button.path("text").asText().equals(label)) {
            rules.presses(PERSON, message, button.path("callback_data").asText());
            return;
          }
        }
      }
    }
    throw new AssertionError("no button " + label);
  }

  @Override
  public void submits(Map<String, String> answers) {
    int left = answers.size();
    for (String answer : answers.values()) {
      reply(rules.newest(GROUP), answer);
      if (--left > 0) {
        if (next().how() != How.FORM) {
          throw new AssertionError("the next question did not come");
        }
      }
    }
  }

  /** The person answers one message in the group. */
  void reply(ObjectNode to, String text) {
    ObjectNode message = rules.message(GROUP, "supergroup", PERSON, text);
    message.set("reply_to_message", to);
    rules.deliver(BotRules.update("message", message));
  }

  @Override
  public void forges(String actionId) {
    ObjectNode message = rules.message(GROUP, "supergroup", BotRules.BOT, "old words");
    rules.presses(PERSON, message, actionId);
  }

  @Override
  public Optional<List<String>> completes(String command, String option, String typed) {
    return Optional.empty();
  }

  @Override
  public Optional<List<String>> inline(String query) {
    Entry answer = inlineAnswer(query, "");
    return Optional.of(answer.fields().path("results").findValuesAsText("title"));
  }

  Entry inlineAnswer(String query, String offset) {
    String id = "i" + System.nanoTime();
    ObjectNode asked = BotRules.from(PERSON).objectNode();
    asked.put("id", id).put("query", query).put("offset", offset);
    asked.set("from", BotRules.from(PERSON));
    rules.deliver(BotRules.update("inline_query", asked));
    return await(
        () ->
            rules.ledger().stream()
                .filter(e -> e.method().equals("answerInlineQuery"))
                .filter(e -> e.fields().path("inline_query_id").asText().equals(id))
                .findFirst());
  }

  @Override
  public Seen next() {
    return await(
        () -> {
          List<Entry> ledger = rules.ledger();
          while (seen < ledger.size()) {
            Entry entry = ledger.get(seen++);
            Optional<How> how = how(entry);
            if (how.isPresent()) {
              return Optional.of(new Seen(how.get(), entry.text(), labels(entry)));
            }
          }
          return Optional.empty();
        });
  }

  private Optional<How> how(Entry entry) {
    if (entry.code() != 200) {
      return Optional.empty();
    }
    return switch (entry.method()) {
      case "sendMessage", "sendPhoto", "sendDocument", "sendMediaGroup" -> {
        if (entry.fields().path("reply_markup").path("force_reply").asBoolean()) {
          yield Optional.of(How.FORM);
        }
        boolean alone = !direct && entry.chat().equals(person());
        yield Optional.of(alone ? How.PRIVATE : How.NEW);
      }
      case "editMessageText", "editMessageCaption", "editMessageMedia", "editMessageReplyMarkup" ->
          Optional.of(How.CHANGED);
      case "deleteMessage" -> Optional.of(How.DELETED);
      default -> Optional.empty();
    };
  }

  static List<String> labels(Entry entry) {
    var labels = new ArrayList<String>();
    for (JsonNode row : entry.fields().path("reply_markup").path("inline_keyboard")) {
      for (JsonNode button : row) {
        labels.add(button.path("text").asText());
      }
    }
    return labels;
  }

  @Override
  public Set<Trouble> troubles() {
    return EnumSet.complementOf(EnumSet.of(Trouble.NOT_SENT));
  }

  @Override
  public void troublesNext(Trouble trouble) {
    String send = "sendMessage";
    rules.fail(
        switch (trouble) {
          case BUSY -> Fault.flood(send, 1);
          case MOVED -> {
            Fault moved = Fault.code(send, 400, "Bad Request: group chat was upgraded");
            moved.parameters().put("migrate_to_chat_id", -1_008);
            yield moved;
          }
          case CLOSED ->
              Fault.code(send, 403, "Forbidden: bot was kicked from the supergroup chat");
          case GONE -> Fault.code(send, 400, "Bad Request: chat not found");
          case UNFIT -> Fault.code(send, 400, "Bad Request: message text is empty");
          case IN_DOUBT -> Fault.lostAnswer(send);
          case NOT_SENT -> throw new IllegalArgumentException("the stand-in always listens");
        });
  }

  @Override
  public void checkAcknowledged() {
    await(() -> rules.unanswered() ? Optional.empty() : Optional.of(true));
    for (Entry entry : rules.ledger()) {
      if (entry.method().equals("answerCallbackQuery") && entry.code() != 200) {
        throw new AssertionError("a press was acknowledged twice");
      }
    }
  }

  /** Waits until something is so, woken by the stand-in. */
  <T> T await(Supplier<Optional<T>> asked) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    synchronized (rules) {
      while (true) {
        Optional<T> answer = asked.get();
        if (answer.isPresent()) {
          return answer.get();
        }
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError("nothing came in " + PATIENCE + "; ledger: " + rules.ledger());
        }
        try {
          rules.wait(Math.min(left, 200));
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
