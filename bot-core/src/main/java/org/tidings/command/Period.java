package org.tidings.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of time as people name it: "24h", "3 days", "week", "today", "yesterday".
 *
 * <p>A day, week or month is that much time back from now; only today and yesterday follow the
 * caller's calendar.
 *
 * @param word the canonical way to write it: {@code "24h"}, {@code "7d"}, {@code "today"}
 */
record Period(String word) {
  static final Period DAY = new Period("24h");
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?:(?:the )?(?:last|past|this) )?(\\d{0,4}) ?"
              + "(h|hr|hrs|hour|hours|d|day|days|w|week|weeks|mo|month|months)");
  private static final Map<String, Integer> HOURS = Map.of("h", 1, "d", 24, "w", 168, "m", 720);

  /** Reads words; empty when they name no period of 1 hour to 31 days. */
  static Optional<Period> read(String words) {
    String folded = words.strip().toLowerCase(Locale.ROOT).replaceAll("[ \\-]+", " ");
    if (folded.equals("today") || folded.equals("yesterday")) {
      return Optional.of(new Period(folded));
    }
    Matcher amount = AMOUNT.matcher(folded);
    if (!amount.matches()) {
      return Optional.empty();
    }
    String number = amount.group(1);
    if (number.isEmpty() && amount.group(2).length() < 3) {
      return Optional.empty();
    }
    long count = number.isEmpty() ? 1 : Long.parseLong(number);
    int unit = HOURS.getOrDefault(amount.group(2).substring(0, 1), 1);
    long hours = count * unit;
    if (hours < 1 || hours > LONGEST.toHours()) {
      return Optional.empty();
    }
    return Optional.of(new Period(hours % 24 == 0 && hours > 24 ? hours / 24 + "d" : hours + "h"));
  }

  /** How it stands in a title: "the last 7 days". */
  String label() {
    return switch (word) {
      case "today", "yesterday" -> word;
      default -> {
        int number = Integer.parseInt(word.substring(0, word.length() - 1));
        yield Sentences.say(word.endsWith("h") ? "period.hours" : "period.days", number);
      }
    };
  }

  /** The window that it means now. */
  Window window(Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    return switch (word) {
      case "today" -> between(today.atStartOfDay(zone).toInstant(), now);
      case "yesterday" ->
          between(
              today.minusDays(1).atStartOfDay(zone).toInstant(),
              today.atStartOfDay(zone).toInstant());
      default -> {
        long number = Long.parseLong(word.substring(0, word.length() - 1));
        Duration length = word.endsWith("h") ? Duration.ofHours(number) : Duration.ofDays(number);
        yield new Window(now, length);
      }
    };
  }

  private static Window between(Instant start, Instant end) {
    Duration length = Duration.between(start, end);
    return new Window(end, length.isPositive() ? length : Duration.ofMinutes(1));
  }

  /** A period laid on the clock. */
  record Window(Instant end, Duration length) {
    Instant start() {
      return end.minus(length);
    }
  }
}
