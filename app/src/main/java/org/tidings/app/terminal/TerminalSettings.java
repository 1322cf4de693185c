package org.tidings.app.terminal;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.tidings.chat.Caller;
import org.tidings.chat.Destination;

/**
 * Who sits at the terminal, and where.
 *
 * @param moderator whether the person is a moderator of the room
 * @param room name of the room; empty for a direct chat
 * @param zone tells the person's zone: the one chosen in the chat, else the terminal's
 */
public record TerminalSettings(
    boolean moderator, Optional<String> room, Supplier<ZoneId> zone, Locale locale) {
  /** Name of the platform. */
  public static final String PLATFORM = "terminal";

  /** The person's id; there is only one. */
  public static final String PERSON = "local";

  /** The key under which the person's settings are kept. */
  public static String key() {
    return PLATFORM + ":" + PERSON;
  }

  /** The same with a zone that the person may choose in the chat. */
  public TerminalSettings choosing(Supplier<Optional<ZoneId>> chosen) {
    Supplier<ZoneId> own = zone;
    return new TerminalSettings(moderator, room, () -> chosen.get().orElseGet(own), locale);
  }

  /** Who speaks, as of now. */
  Caller caller() {
    return new Caller(PLATFORM, PERSON, "you", locale, Optional.of(zone.get()));
  }

  Destination where() {
    return room.map(name -> new Destination(PLATFORM, name, "", false))
        .orElseGet(() -> new Destination(PLATFORM, PERSON, "", true));
  }
}
