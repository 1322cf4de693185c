package org.tidings.subscription;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Hours in which nothing is posted; what comes then is held. They may span midnight.
 *
 * @param from first minute included
 * @param to first minute after them
 */
public record QuietHours(LocalTime from, LocalTime to) {
  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("quiet hours begin and end at " + from);
    }
  }

  /** When the quiet hours end that an instant lies in; empty when it lies in none. */
  public Optional<Instant> endAround(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    LocalTime time = local.toLocalTime();
    boolean overnight = to.isBefore(from);
    boolean late = !time.isBefore(from);
    boolean early = time.isBefore(to);
    if (overnight ? !late && !early : !(late && early)) {
      return Optional.empty();
    }
    ZonedDateTime end =
        local.toLocalDate().plusDays(overnight && late ? 1 : 0).atTime(to).atZone(zone);
    return Optional.of(end.toInstant());
  }

  /** "22:00-07:00". */
  public String word() {
    return Cadence.CLOCK.format(from) + "-" + Cadence.CLOCK.format(to);
  }

  /** Reads "22:00-07:00" and "22-7". */
  public static Optional<QuietHours> read(String text) {
    String[] parts = text.strip().replace('–', '-').split("\\s*-\\s*", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    Optional<LocalTime> to = Cadence.time(parts[1]);
    return Cadence.time(parts[0])
        .flatMap(from -> to.filter(end -> !end.equals(from)).map(end -> new QuietHours(from, end)));
  }
}
