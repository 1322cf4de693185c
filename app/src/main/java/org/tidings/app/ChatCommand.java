package org.tidings.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidings.app.settings.Logs;
import org.tidings.app.settings.Settings;
import org.tidings.app.terminal.PipedScreen;
import org.tidings.app.terminal.PromptScreen;
import org.tidings.app.terminal.Screen;
import org.tidings.app.terminal.TerminalFiles;
import org.tidings.app.terminal.TerminalPlatform;
import org.tidings.app.terminal.TerminalSettings;
import org.tidings.app.terminal.TerminalStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Talks in the terminal. */
@Command(
    name = "chat",
    header = "Talks in the terminal.",
    description =
        "Each LINE, or each line of standard input, is one message. Without lines and on a"
            + " terminal it is a chat. #N presses button N of the last reply.")
final class ChatCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Tidings parent;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "LINE", description = "Messages, such as \"/latest energy\".")
  private List<String> lines = List.of();

  @Option(
      names = "--as",
      paramLabel = "moderator|reader",
      description = "Who you are in the room (default: moderator).")
  private String as = "moderator";

  @Option(
      names = "--room",
      paramLabel = "NAME",
      description = "Talks in a room of that name; without it in a direct chat.")
  private @Nullable String room;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Your time zone, such as Europe/Berlin (default: the system's).")
  private @Nullable String zone;

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      description = "Your language, such as en-IN (default: the system's).")
  private @Nullable String locale;

  @Option(
      names = "--now",
      paramLabel = "INSTANT",
      description = "Sets the clock, such as 2026-01-01T12:00:00Z.")
  private @Nullable String now;

  @Option(names = "--json", description = "Answers with one JSON object a message.")
  private boolean json;

  ChatCommand() {}

  ChatCommand(Tidings parent) {
    this.parent = parent;
  }

  @Override
  public Integer call() throws Exception {
    Tidings tidings = Objects.requireNonNull(parent);
    TerminalSettings person = person();
    InstantSource clock = clock();
    Settings settings = tidings.settings();
    try (HomeLock _ = HomeLock.take(tidings.home());
        Home home = Home.open(tidings.home(), clock);
        Polling polling = new Polling(home, settings, clock);
        Assistant assistant = new Assistant(home, settings, person.moderator(), clock)) {
      boolean prompts = lines.isEmpty() && !json && Tidings.onTerminal();
      Screen screen = prompts ? prompt(tidings, person, assistant) : piped(tidings, person);
      TerminalFiles files = new TerminalFiles(tidings.home().resolve("files"));
      try (TerminalPlatform terminal = new TerminalPlatform(person, screen, files)) {
        tidings.stopping().whenAsked(terminal::close);
        assistant.add(terminal);
        terminal.start(assistant.handler());
        assistant.started(terminal);
        home.deliveries().start();
        if (lines.isEmpty() && now == null) {
          polling.start(); // a talk that goes on; single questions do not wait for feeds
        }
        terminal.awaitEnd();
        assistant.ended();
        return terminal.unanswered() == 0 ? 0 : 1;
      }
    }
  }

  private Screen prompt(Tidings tidings, TerminalSettings person, Assistant assistant) {
    Logs.toFile(tidings.home().resolve("tidings.log"));
    boolean colours = tidings.surroundings().environment().getOrDefault("NO_COLOR", "").isEmpty();
    return PromptScreen.open(
        person, colours, tidings.home().resolve("history"), assistant.handler());
  }

  private Screen piped(Tidings tidings, TerminalSettings person) {
    Supplier<Optional<String>> source =
        lines.isEmpty() ? piped(tidings) : messages(lines.iterator());
    return json
        ? PipedScreen.json(source, tidings.out())
        : PipedScreen.text(source, tidings.out(), TerminalStyle.piped(person.zone()));
  }

  private static Supplier<Optional<String>> messages(Iterator<String> lines) {
    return () -> lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
  }

  private static Supplier<Optional<String>> piped(Tidings tidings) {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(tidings.surroundings().in(), StandardCharsets.UTF_8));
    return () -> {
      try {
        return Optional.ofNullable(in.readLine());
      } catch (IOException e) {
        throw new UncheckedIOException("reading standard input", e);
      }
    };
  }

  private TerminalSettings person() {
    if (!as.equals("moderator") && !as.equals("reader")) {
      throw wrong("--as is moderator or reader, not '%s'".formatted(as));
    }
    ZoneId chosen;
    try {
      chosen = zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
    } catch (DateTimeException _) {
      throw wrong("--zone is a time zone such as Europe/Berlin, not '%s'".formatted(zone));
    }
    Locale language = locale == null ? Locale.getDefault() : Locale.forLanguageTag(locale);
    if (locale != null && language.getLanguage().isEmpty()) {
      throw wrong("--locale is a language such as en-IN, not '%s'".formatted(locale));
    }
    return new TerminalSettings(
        as.equals("moderator"), Optional.ofNullable(room), chosen, language);
  }

  private InstantSource clock() {
    if (now == null) {
      return InstantSource.system();
    }
    try {
      return InstantSource.fixed(Instant.parse(now));
    } catch (DateTimeException _) {
      throw wrong("--now is an instant such as 2026-01-01T12:00:00Z, not '%s'".formatted(now));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
