package org.tidings.search;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people write them, relative to a moment and a zone. Years 1900 to 2200. */
final class HumanDates {
  /** Words that stand for dates by themselves, to mend typing errors. */
  static final List<String> WORDS = words();

  private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
  private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.](\\d{1,2})");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern SPAN =
      Pattern.compile(
          "(?:(?:last|past) )?(\\d{1,4}) ?(h|d|w|m|y|minutes?|hours?|days?|weeks?|months?|years?)"
              + "(?: ago)?");
  private static final Pattern NAMED =
      Pattern.compile("(?:(\\d{1,2}) )?([a-z]{3,9})(?: (\\d{1,2}))?,?(?: (\\d{4}))?");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  private final Instant now;
  private final ZoneId zone;

  HumanDates(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** A stretch of time; the end is not in it. */
  record Period(Instant start, Instant end) {}

  /** Reads a date; empty when it is none. */
  Optional<Period> read(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]+", " ");
    try {
      return named(text)
          .or(() -> numbers(text))
          .or(() -> ago(text))
          .or(() -> monthNamed(text))
          .or(() -> exact(typed.strip()));
    } catch (DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }

  private Optional<Period> named(String text) {
    LocalDate today = today();
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate first = today.withDayOfMonth(1);
    LocalDate january = today.withDayOfYear(1);
    return switch (text) {
      case "now" -> Optional.of(new Period(now, now));
      case "today" -> days(today, 1);
      case "yesterday" -> days(today.minusDays(1), 1);
      case "tomorrow" -> days(today.plusDays(1), 1);
      case "this week" -> period(monday, monday.plusWeeks(1));
      case "last week" -> period(monday.minusWeeks(1), monday);
      case "this month" -> period(first, first.plusMonths(1));
      case "last month" -> period(first.minusMonths(1), first);
      case "this year" -> period(january, january.plusYears(1));
      case "last year" -> period(january.minusYears(1), january);
      case "this morning" -> hours(today, 5, 12);
      case "tonight" -> hours(today, 18, 24);
      case "last night" -> hours(today.minusDays(1), 18, 30);
      default -> weekday(text);
    };
  }

  private Optional<Period> weekday(String text) {
    String name = text.startsWith("last ") ? text.substring(5) : text;
    for (DayOfWeek day : DayOfWeek.values()) {
      String whole = day.name().toLowerCase(Locale.ROOT);
      if (name.equals(whole) || name.equals(whole.substring(0, 3))) {
        LocalDate today = today();
        return days(
            today.with(
                text.equals(name)
                    ? TemporalAdjusters.previousOrSame(day)
                    : TemporalAdjusters.previous(day)),
            1);
      }
    }
    return Optional.empty();
  }

  private Optional<Period> numbers(String text) {
    Matcher day = DAY.matcher(text);
    if (day.matches()) {
      return days(date(number(day, 1), number(day, 2), number(day, 3)), 1);
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (dayFirst.matches()) {
      return days(date(number(dayFirst, 3), number(dayFirst, 2), number(dayFirst, 1)), 1);
    }
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      return month(number(month, 1), number(month, 2));
    }
    if (YEAR.matcher(text).matches()) {
      LocalDate january = date(Integer.parseInt(text), 1, 1);
      return period(january, january.plusYears(1));
    }
    return Optional.empty();
  }

  /** "3 days ago" is that day; "3d" and "last 3 days" begin at that moment and end now. */
  private Optional<Period> ago(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      return Optional.empty();
    }
    int count = number(span, 1);
    ChronoUnit unit =
        switch (span.group(2).charAt(0)) {
          case 'h' -> ChronoUnit.HOURS;
          case 'd' -> ChronoUnit.DAYS;
          case 'w' -> ChronoUnit.WEEKS;
          case 'y' -> ChronoUnit.YEARS;
          default -> span.group(2).startsWith("min") ? ChronoUnit.MINUTES : ChronoUnit.MONTHS;
        };
    Instant start = now.atZone(zone).minus(count, unit).toInstant();
    if (!text.endsWith(" ago")) {
      return Optional.of(new Period(start, now));
    }
    return unit == ChronoUnit.HOURS || unit == ChronoUnit.MINUTES
        ? Optional.of(new Period(start, start.plus(1, unit)))
        : days(LocalDate.ofInstant(start, zone), 1);
  }

  /** "10 april 2025", "april 10", "april 2025", "april": the latest that has begun. */
  private Optional<Period> monthNamed(String text) {
    Matcher named = NAMED.matcher(text);
    if (!named.matches()) {
      return Optional.empty();
    }
    int month = month(named.group(2));
    String day = named.group(1) != null ? named.group(1) : named.group(3);
    if (month == 0 || (named.group(1) != null && named.group(3) != null)) {
      return Optional.empty();
    }
    LocalDate today = today();
    int year = today.getYear();
    if (named.group(4) != null) {
      year = number(named, 4);
    } else if (date(year, month, day == null ? 1 : Integer.parseInt(day)).isAfter(today)) {
      year--;
    }
    return day == null ? month(year, month) : days(date(year, month, Integer.parseInt(day)), 1);
  }

  private static int month(String name) {
    for (Month month : Month.values()) {
      String whole = month.name().toLowerCase(Locale.ROOT);
      if (name.equals(whole) || name.equals(whole.substring(0, 3)) || name.equals("sept")) {
        return name.equals("sept") ? 9 : month.getValue();
      }
    }
    return 0;
  }

  private Optional<Period> exact(String text) {
    try {
      Instant at = OffsetDateTime.parse(text).toInstant();
      return Optional.of(new Period(at, at.plus(1, ChronoUnit.MINUTES)));
    } catch (DateTimeParseException _) {
      return local(text);
    }
  }

  private Optional<Period> local(String text) {
    try {
      Instant at = LocalDateTime.parse(text).atZone(zone).toInstant();
      return Optional.of(new Period(at, at.plus(1, ChronoUnit.MINUTES)));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private Optional<Period> month(int year, int month) {
    YearMonth whole = YearMonth.from(date(year, month, 1));
    return period(whole.atDay(1), whole.plusMonths(1).atDay(1));
  }

  private static LocalDate date(int year, int month, int day) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new DateTimeException("year out of range: " + Year.of(year));
    }
    return LocalDate.of(year, month, day);
  }

  private Optional<Period> hours(LocalDate day, int from, int to) {
    Instant start = day.atStartOfDay(zone).toInstant();
    return Optional.of(
        new Period(start.plus(from, ChronoUnit.HOURS), start.plus(to, ChronoUnit.HOURS)));
  }

  private Optional<Period> days(LocalDate day, int count) {
    return period(day, day.plusDays(count));
  }

  private Optional<Period> period(LocalDate from, LocalDate to) {
    return Optional.of(
        new Period(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>(List.of("today", "yesterday", "tomorrow", "now"));
    for (DayOfWeek day : DayOfWeek.values()) {
      words.add(day.name().toLowerCase(Locale.ROOT));
    }
    for (Month month : Month.values()) {
      words.add(month.name().toLowerCase(Locale.ROOT));
    }
    return List.copyOf(words);
  }
}
