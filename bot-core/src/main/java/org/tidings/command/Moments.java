package org.tidings.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tidings.chat.RichText.Span;

/** Writes times in a zone. */
final class Moments {
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

  private Moments() {}

  /** "Mon 23 Nov 2026, 14:05 (Asia/Kolkata)". */
  static String full(Instant at, ZoneId zone) {
    return FULL.format(at.atZone(zone)) + " (" + name(zone) + ")";
  }

  /** "Mon 14:05". */
  static String brief(Instant at, ZoneId zone) {
    return SHORT.format(at.atZone(zone));
  }

  static Span.Moment span(Instant at, ZoneId zone) {
    return new Span.Moment(full(at, zone), at);
  }

  static String name(ZoneId zone) {
    return zone.getId().equals("Z") ? "UTC" : zone.getId();
  }
}
