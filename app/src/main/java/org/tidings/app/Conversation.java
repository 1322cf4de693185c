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
import java.util.Optional;
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

/**
 * One chat in the terminal, as the command line asks for it.
 *
 * @param lines the messages; empty for those of standard input
 * @param as moderator or reader
 * @param room name of the room; null for a direct chat
 * @param zone the person's zone; null for the system's
 * @param locale the person's language; null for the system's
 * @param now what the clock shows; null for the time
 */
record Conversation(
    List<String> lines,
    String as,
    @Nullable String room,
    @Nullable String zone,
    @Nullable String locale,
    @Nullable String now,
    boolean json) {
  static final String MODERATOR = "moderator";

  Conversation {
    lines = List.copyOf(lines);
  }

  /** A direct chat without any option. */
  static Conversation usual() {
    return new Conversation(List.of(), MODERATOR, null, null, null, null, false);
  }

  /**
   * Talks until there is no other message to come.
   *
   * @return the exit code
   * @throws WrongUsage before anything is done, if an option is wrong
   */
  int hold(Tidings tidings) throws Exception {
    TerminalSettings asked = person();
    InstantSource clock = clock();
    Settings settings = tidings.settings();
    try (HomeLock _ = HomeLock.take(tidings.home());
        Home home = Home.opening(tidings, clock);
        Polling polling = new Polling(home, settings, clock);
        Assistant assistant =
            new Assistant(home, settings, asked.moderator(), polling.look(), clock)) {
      TerminalSettings person =
          asked.choosing(() -> home.preference(TerminalSettings.key()).zone());
      boolean prompts = lines.isEmpty() && !json && Tidings.onTerminal();
      Screen screen = prompts ? prompt(tidings, person, assistant) : piped(tidings, person);
      TerminalFiles files = new TerminalFiles(tidings.home().resolve("files"));
      try (TerminalPlatform terminal = new TerminalPlatform(person, screen, files)) {
        tidings.stopping().whenAsked(terminal::close);
        assistant.add(terminal);
        home.ready();
        terminal.start(assistant.handler());
        assistant.started(terminal);
        home.deliveries().start();
        if (lines.isEmpty() && now == null) {
          polling.start(); // a talk that goes on; single questions do not wait for feeds
        }
        if (prompts && now == null) { // with a clock set to a day, what is old cannot be told
          try (HouseKeeper _ =
              HouseKeeper.start(home.housekeeping(settings.keepArticles(), clock))) {
            terminal.awaitEnd();
          }
        } else {
          terminal.awaitEnd();
        }
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

  private TerminalSettings person() throws WrongUsage {
    if (!as.equals(MODERATOR) && !as.equals("reader")) {
      throw new WrongUsage("--as is moderator or reader, not '%s'".formatted(as));
    }
    Supplier<ZoneId> chosen = ZoneId::systemDefault;
    try {
      if (zone != null) {
        ZoneId named = ZoneId.of(zone);
        chosen = () -> named;
      }
    } catch (DateTimeException _) {
      throw new WrongUsage("--zone is a time zone such as Europe/Berlin, not '%s'".formatted(zone));
    }
    Locale language = locale == null ? Locale.getDefault() : Locale.forLanguageTag(locale);
    if (locale != null && language.getLanguage().isEmpty()) {
      throw new WrongUsage("--locale is a language such as en-IN, not '%s'".formatted(locale));
    }
    return new TerminalSettings(as.equals(MODERATOR), Optional.ofNullable(room), chosen, language);
  }

  private InstantSource clock() throws WrongUsage {
    if (now == null) {
      return InstantSource.system();
    }
    try {
      return InstantSource.fixed(Instant.parse(now));
    } catch (DateTimeException _) {
      throw new WrongUsage(
          "--now is an instant such as 2026-01-01T12:00:00Z, not '%s'".formatted(now));
    }
  }
}
