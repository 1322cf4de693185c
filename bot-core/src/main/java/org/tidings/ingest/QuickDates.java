package org.tidings.ingest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two ways in which nearly all feeds print times, read by place: {@code Thu, 01 Jan 2026
 * 19:48:21 GMT} and {@code 2026-01-01T19:48:21+05:30}. Anything else, and any figure out of its
 * range, is left to {@link FeedDates}.
 */
final class QuickDates {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final Optional<ZoneOffset> UTC = Optional.of(ZoneOffset.UTC);

  private QuickDates() {}

  /** Reads a time; null when it is not printed in one of the two ways. */
  static @Nullable Stamp read(String text) {
    int length = text.length();
    if (length < 20 || length > 40) {
      return null;
    }
    return text.charAt(3) == ',' ? mail(text) : text.charAt(4) == '-' ? iso(text) : null;
  }

  /** RFC 822 as mended by RFC 1123; the day may have one digit. */
  private static @Nullable Stamp mail(String text) {
    int at = text.charAt(4) == ' ' ? 5 : 0;
    int digits = at > 0 && text.charAt(at + 1) == ' ' ? 1 : 2;
    int month = text.length() < at + digits + 19 ? -1 : month(text, at + digits + 1);
    if (at == 0 || month < 0) {
      return null;
    }
    int day = number(text, at, digits);
    int next = at + digits;
    boolean shape =
        text.charAt(next) == ' ' && text.charAt(next + 4) == ' ' && text.charAt(next + 9) == ' ';
    int clock = next + 10;
    return shape && text.length() > clock + 8 && text.charAt(clock + 8) == ' '
        ? stamp(number(text, next + 5, 4), month, day, text, clock, clock + 9)
        : null;
  }

  private static @Nullable Stamp iso(String text) {
    boolean shape = text.charAt(7) == '-' && text.charAt(10) == 'T';
    return shape
        ? stamp(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2), text, 11, 19)
        : null;
  }

  private static int month(String text, int at) {
    for (int month = 0; month < 12; month++) {
      if (text.regionMatches(at, MONTHS, month * 3, 3)) {
        return month + 1;
      }
    }
    return -1;
  }

  private static @Nullable Stamp stamp(
      int year, int month, int day, String text, int clock, int zoneAt) {
    int hour = number(text, clock, 2);
    int minute = number(text, clock + 3, 2);
    int second = number(text, clock + 6, 2);
    boolean colons = text.charAt(clock + 2) == ':' && text.charAt(clock + 5) == ':';
    boolean days = month >= 1 && month <= 12 && day >= 1 && day <= 28;
    boolean times = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    if (!colons || !days || !times || second < 0 || second > 59 || year < 1900 || year > 2200) {
      return null; // days after the 28th ask for the calendar
    }
    int minutes = offset(text, zoneAt);
    if (minutes == Integer.MIN_VALUE) {
      return null;
    }
    long seconds =
        epochDay(year, month, day) * 86_400 + hour * 3_600L + minute * 60L + second - minutes * 60L;
    return new Stamp(
        Instant.ofEpochSecond(seconds),
        minutes == 0 ? UTC : Optional.of(ZoneOffset.ofTotalSeconds(minutes * 60)));
  }

  /** Minutes east of Greenwich; the smallest int when the zone is written in another way. */
  private static int offset(String text, int at) {
    int left = text.length() - at;
    char sign = left > 0 ? text.charAt(at) : ' ';
    if ((left == 1 && sign == 'Z') || (left == 3 && text.startsWith("GMT", at))) {
      return 0;
    }
    boolean colon = left == 6 && text.charAt(at + 3) == ':';
    if ((sign != '+' && sign != '-') || (left != 5 && !colon)) {
      return Integer.MIN_VALUE;
    }
    int hours = number(text, at + 1, 2);
    int minutes = number(text, at + (colon ? 4 : 3), 2);
    if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    return sign == '+' ? hours * 60 + minutes : -hours * 60 - minutes;
  }

  /** So many ASCII digits as a number, or -1. */
  private static int number(String text, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** Days since 1970 (Howard Hinnant, "chrono-compatible low-level date algorithms", 2013). */
  private static long epochDay(int year, int month, int day) {
    int shifted = month <= 2 ? year - 1 : year;
    int era = shifted / 400;
    int yearOfEra = shifted - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }
}
