package org.tidings.app.terminal;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.tidings.chat.Caller;
import org.tidings.chat.Destination;

/**
 * Who sits at the terminal, and where.
 *
 * @param moderator whether the person is a moderator of the room
 * @param room name of the room; empty for a direct chat
 */
public record TerminalSettings(
    boolean moderator, Optional<String> room, ZoneId zone, Locale locale) {
  /** Name of the platform. */
  public static final String PLATFORM = "terminal";

  /** The person's id; there is only one. */
  public static final String PERSON = "local";

  Caller caller() {
    return new Caller(PLATFORM, PERSON, "you", locale, Optional.of(zone));
  }

  Destination where() {
    return room.map(name -> new Destination(PLATFORM, name, "", false))
        .orElseGet(() -> new Destination(PLATFORM, PERSON, "", true));
  }
}
