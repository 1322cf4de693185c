package org.tidings.subscription;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a subscriber hears: at once, or in digests. Written as people type it. */
public sealed interface Cadence {
  /** The shortest time between two digests. */
  Duration SHORTEST = Duration.ofMinutes(5);

  /** The longest {@link Every}; longer ones are daily or weekly. */
  Duration LONGEST = Duration.ofHours(24);

  /** The next digest after an instant; empty when there are none. */
  Optional<Instant> next(Instant after, ZoneId zone);

  /** The word that {@link #read} reads back: "daily 08:00". */
  String word();

  /** Each article by itself, when it comes. */
  record Instantly() implements Cadence {
    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
      return Optional.empty();
    }

    @Override
    public String word() {
      return "instant";
    }
  }

  /** A digest every so often, counted from midnight UTC. */
  record Every(Duration period) implements Cadence {
    public Every {
      if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("digests come every 5 minutes to 24 hours: " + period);
      }
    }

    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
      long step = period.toSeconds();
      return Optional.of(
          Instant.ofEpochSecond((Math.floorDiv(after.getEpochSecond(), step) + 1) * step));
    }

    @Override
    public String word() {
      return period.equals(Duration.ofHours(1)) ? "hourly" : "every " + period.toMinutes() + "m";
    }
  }

  /** A digest each day at a time of the subscriber's zone. */
  record Daily(LocalTime at) implements Cadence {
    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
      ZonedDateTime day = after.atZone(zone);
      Instant today = day.with(at).toInstant();
      return Optional.of(
          today.isAfter(after)
              ? today
              : day.toLocalDate().plusDays(1).atTime(at).atZone(zone).toInstant());
    }

    @Override
    public String word() {
      return "daily " + CLOCK.format(at);
    }
  }

  /** A digest each week. */
  record Weekly(DayOfWeek day, LocalTime at) implements Cadence {
    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
      ZonedDateTime now = after.atZone(zone);
      ZonedDateTime first = now.with(TemporalAdjusters.nextOrSame(day)).with(at);
      Instant next = first.toInstant();
      return Optional.of(
          next.isAfter(after)
              ? next
              : now.toLocalDate()
                  .with(TemporalAdjusters.next(day))
                  .atTime(at)
                  .atZone(zone)
                  .toInstant());
    }

    @Override
    public String word() {
      return "weekly " + day.name().toLowerCase(Locale.ROOT) + " " + CLOCK.format(at);
    }
  }

  DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  Pattern EVERY = Pattern.compile("every ([0-9]{1,4}) ?(m|min|minutes?|h|hours?)");

  /**
   * Reads "instant", "hourly", "every 30 minutes", "daily", "daily 08:00", "weekly", "weekly monday
   * 08:00"; a digest without a time comes at 08:00, a weekly one without a day on Monday.
   */
  static Optional<Cadence> read(String text) {
    String words =
        text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replace(" at ", " ");
    Matcher every = EVERY.matcher(words);
    if (every.matches()) {
      Duration unit = every.group(2).startsWith("h") ? Duration.ofHours(1) : Duration.ofMinutes(1);
      Duration period = unit.multipliedBy(Long.parseLong(every.group(1)));
      return period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0
          ? Optional.empty()
          : Optional.of(new Every(period));
    }
    String[] parts = words.split(" ", -1);
    return switch (parts[0]) {
      case "instant", "instantly" ->
          parts.length == 1 ? Optional.of(new Instantly()) : Optional.empty();
      case "hourly" ->
          parts.length == 1 ? Optional.of(new Every(Duration.ofHours(1))) : Optional.empty();
      case "daily" -> parts.length > 2 ? Optional.empty() : time(parts, 1).map(Daily::new);
      case "weekly" -> weekly(parts);
      default -> Optional.empty();
    };
  }

  private static Optional<Cadence> weekly(String[] parts) {
    Optional<DayOfWeek> day = parts.length > 1 ? day(parts[1]) : Optional.of(DayOfWeek.MONDAY);
    return parts.length > 3
        ? Optional.empty()
        : day.flatMap(on -> time(parts, 2).map(at -> new Weekly(on, at)));
  }

  private static Optional<DayOfWeek> day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (name.length() >= 3 && day.name().toLowerCase(Locale.ROOT).startsWith(name)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalTime> time(String[] parts, int at) {
    return parts.length > at ? time(parts[at]) : Optional.of(LocalTime.of(8, 0));
  }

  /** Reads "8:00", "08:00" and "8". */
  static Optional<LocalTime> time(String text) {
    String full = text.contains(":") ? text : text + ":00";
    try {
      return Optional.of(LocalTime.parse(full.length() == 4 ? "0" + full : full, CLOCK));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
