package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.app.settings.Settings;
import org.tidings.app.settings.SettingsReader;
import org.tidings.chat.CommandSpec;
import org.tidings.telegram.TelegramPlatform;
import org.tidings.telegram.TelegramSettings;
import org.tidings.telegram.standin.BotRules;
import org.tidings.telegram.standin.StandInServer;

/** Every command, by every example of its own, through the real library and a strict stand-in. */
class TelegramCommandsTest {
  private static final String TOKEN = "1:canary";
  private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

  @TempDir private Path folder;

  @Test
  void answersEveryExampleOfEveryCommand() throws Exception {
    var rules = new BotRules(System::nanoTime);
    Settings settings = SettingsReader.read(folder, Map.of());
    try (var server = new StandInServer(rules, TOKEN);
        Home home = Home.inMemory("telegram-commands");
        var assistant = new Assistant(home, settings, false, InstantSource.system());
        var platform =
            new TelegramPlatform(
                TelegramSettings.of(TOKEN).at(server.base()).withPoll(Duration.ofSeconds(10)))) {
      assistant.add(platform);
      platform.start(assistant.handler());
      List<CommandSpec> commands = assistant.handler().commands();
      assertThat(commands).isNotEmpty();
      var unanswered = new ArrayList<String>();
      long person = 1_000;
      for (CommandSpec command : commands) {
        var lines = new ArrayList<>(command.examples());
        lines.add("/" + command.name());
        for (String line : lines) {
          long asks = person++;
          rules.person(asks);
          rules.says(asks, line);
          if (!answered(rules, asks)) {
            unanswered.add(line);
          }
        }
      }

      assertThat(unanswered).isEmpty();
      assertThat(rules.ledger())
          .as("nothing that was said was refused, but for now when too much was said at once")
          .allMatch(entry -> entry.code() == 200 || entry.code() == 429)
          .noneMatch(entry -> entry.fields().toString().contains("canary"));
    }
  }

  private static boolean answered(BotRules rules, long person) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    synchronized (rules) {
      while (rules.messages(person).isEmpty()) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        rules.wait(left);
      }
      return true;
    }
  }
}
