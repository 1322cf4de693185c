package org.tidings.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tidings.telegram.TelegramPlatform;
import org.tidings.telegram.TelegramSettings;
import org.tidings.telegram.standin.BotRules;
import org.tidings.telegram.standin.BotRules.Entry;
import org.tidings.telegram.standin.StandInServer;

/** People on Telegram, with the real library, the real commands and the sample newsroom. */
final class TelegramWalk implements AutoCloseable {
  static final long GROUP = -1_007;
  private static final String TOKEN = "1:canary";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final BotRules rules = new BotRules(System::nanoTime).withoutLimits().group(GROUP);
  final SampleAssistant assistant;
  private final StandInServer server = new StandInServer(rules, TOKEN);
  private final TelegramPlatform platform;
  private int read;

  TelegramWalk(Path folder) throws Exception {
    assistant = new SampleAssistant(folder);
    platform =
        new TelegramPlatform(
            TelegramSettings.of(TOKEN).at(server.base()).withPoll(Duration.ofSeconds(10)));
    assistant.add(platform);
    platform.start(assistant.handler());
  }

  /** A person of their own, so that no pace of a chat is waited for. */
  long person(long id) {
    rules.person(id);
    return id;
  }

  /** Says something in the direct chat; gives what the bot does next. */
  Entry says(long person, String line) {
    read = rules.ledger().size();
    rules.says(person, line);
    return next(Long.toString(person));
  }

  Entry says(long person, long group, String line) {
    read = rules.ledger().size();
    rules.says(person, group, line);
    return next();
  }

  /** Says something in reply to a message; gives what the bot does next. */
  Entry answers(long person, ObjectNode to, String line) {
    ObjectNode message = rules.message(person, "private", person, line);
    message.set("reply_to_message", to);
    read = rules.ledger().size();
    rules.deliver(BotRules.update("message", message));
    return next(Long.toString(person));
  }

  /** Sends a file with a command as its caption; gives what the bot does next. */
  Entry sends(long person, String caption, String name, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    rules.file(name, bytes);
    ObjectNode message = rules.message(person, "private", person, "");
    message.remove("text");
    message.put("caption", caption);
    message
        .putObject("document")
        .put("file_id", name)
        .put("file_unique_id", name)
        .put("file_name", name)
        .put("mime_type", "text/x-opml")
        .put("file_size", bytes.length);
    read = rules.ledger().size();
    rules.deliver(BotRules.update("message", message));
    return next(Long.toString(person));
  }

  /** Presses the first button of the chat's newest message whose label begins so. */
  Entry presses(long person, long chat, String label) {
    ObjectNode message = rules.newest(chat);
    for (JsonNode row : message.path("reply_markup").path("inline_keyboard")) {
      for (JsonNode button : row) {
        if (button.path("text").asText().startsWith(label) && button.has("callback_data")) {
          read = rules.ledger().size();
          rules.presses(person, message, button.path("callback_data").asText());
          return next();
        }
      }
    }
    throw new AssertionError("no button " + label + " under " + message);
  }

  /** Asks inline; gives the answer. */
  Entry asks(long person, String words, String offset) {
    String id = "i" + System.nanoTime();
    ObjectNode query = BotRules.from(person).objectNode();
    query.put("id", id).put("query", words).put("offset", offset);
    query.set("from", BotRules.from(person));
    rules.deliver(BotRules.update("inline_query", query));
    return await(
        () ->
            rules.ledger().stream()
                .filter(e -> e.method().equals("answerInlineQuery"))
                .filter(e -> e.fields().path("inline_query_id").asText().equals(id))
                .findFirst());
  }

  /** The same in one chat: a late repetition of an answer elsewhere is not this one's. */
  private Entry next(String chat) {
    Entry entry = next();
    while (!entry.chat().equals(chat)) {
      entry = next();
    }
    return entry;
  }

  /** The next thing that people see: a message, a changed message, a notice with words. */
  Entry next() {
    return await(
        () -> {
          List<Entry> ledger = rules.ledger();
          while (read < ledger.size()) {
            Entry entry = ledger.get(read++);
            boolean notice =
                entry.method().equals("answerCallbackQuery")
                    && !entry.fields().path("text").asText("").isEmpty();
            if (notice
                || (entry.method().startsWith("send") && !entry.method().endsWith("Action"))
                || entry.method().startsWith("editMessage")) {
              return Optional.of(entry);
            }
          }
          return Optional.empty();
        });
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

  private <T> T await(Supplier<Optional<T>> asked) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    synchronized (rules) {
      while (true) {
        Optional<T> answer = asked.get();
        long left = (end - System.nanoTime()) / 1_000_000;
        if (answer.isPresent()) {
          return answer.get();
        }
        if (left <= 0) {
          throw new AssertionError("nothing came in " + PATIENCE + "; " + rules.ledger());
        }
        try {
          rules.wait(left);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  @Override
  public void close() {
    platform.close();
    assistant.close();
    server.close();
  }
}
