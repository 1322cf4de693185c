package org.tidings.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads times as publishers print them: RFC 822 and ISO 8601 with all their accidents, month names
 * of many languages, zone names, seconds since 1970. Never throws; what has no readable day is
 * empty, what has no zone is taken for UTC.
 */
public final class FeedDates {
  private static final int LONGEST = 100;
  private static final Map<String, Integer> ZONES = zones();

  private FeedDates() {}

  /** Reads a time; empty when it is none. */
  public static Optional<Stamp> read(String printed) {
    String text = printed.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    Stamp quick = QuickDates.read(text);
    if (quick != null) {
      return Optional.of(quick);
    }
    try {
      return new Scan(text).stamp();
    } catch (DateTimeException | ArithmeticException | NumberFormatException impossible) {
      return Optional.empty();
    }
  }

  private static Map<String, Integer> zones() {
    return Map.ofEntries(
        Map.entry("ut", 0),
        Map.entry("utc", 0),
        Map.entry("gmt", 0),
        Map.entry("z", 0),
        Map.entry("wet", 0),
        Map.entry("west", 60),
        Map.entry("bst", 60),
        Map.entry("cet", 60),
        Map.entry("met", 60),
        Map.entry("mez", 60),
        Map.entry("cest", 120),
        Map.entry("mest", 120),
        Map.entry("mesz", 120),
        Map.entry("eet", 120),
        Map.entry("sast", 120),
        Map.entry("eest", 180),
        Map.entry("msk", 180),
        Map.entry("trt", 180),
        Map.entry("eat", 180),
        Map.entry("pkt", 300),
        Map.entry("ist", 330),
        Map.entry("npt", 345),
        Map.entry("wib", 420),
        Map.entry("ict", 420),
        Map.entry("sgt", 480),
        Map.entry("hkt", 480),
        Map.entry("awst", 480),
        Map.entry("jst", 540),
        Map.entry("kst", 540),
        Map.entry("acst", 570),
        Map.entry("aest", 600),
        Map.entry("aedt", 660),
        Map.entry("nzst", 720),
        Map.entry("nzdt", 780),
        Map.entry("brt", -180),
        Map.entry("art", -180),
        Map.entry("ast", -240),
        Map.entry("adt", -180),
        Map.entry("edt", -240),
        Map.entry("est", -300),
        Map.entry("et", -300),
        Map.entry("cdt", -300),
        Map.entry("cst", -360),
        Map.entry("ct", -360),
        Map.entry("mdt", -360),
        Map.entry("mst", -420),
        Map.entry("mt", -420),
        Map.entry("pdt", -420),
        Map.entry("pst", -480),
        Map.entry("pt", -480),
        Map.entry("akdt", -480),
        Map.entry("akst", -540),
        Map.entry("hst", -600));
  }

  private record Figure(int value, int digits, int at) {}

  /** One reading of one text. */
  private static final class Scan {
    private final String text;
    private final List<Figure> numbers = new ArrayList<>(8);
    private int month;
    private int hour = -1;
    private int minute;
    private int second;
    private int nanos;
    private int half; // 1 a.m., 2 p.m.
    private int offset = Integer.MIN_VALUE;

    Scan(String text) {
      this.text = text;
    }

    Optional<Stamp> stamp() {
      Optional<Stamp> epoch = epoch();
      if (epoch.isPresent()) {
        return epoch;
      }
      int at = 0;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (isDigit(c)) {
          at = digits(at);
        } else if (Character.isLetter(c)) {
          at = word(at);
        } else if ((c == '+' || c == '-' || c == '\u2212') && hour >= 0) {
          at = offset(at);
        } else {
          at++;
        }
      }
      return day();
    }

    private Optional<Stamp> epoch() {
      int length = text.length();
      if ((length != 10 && length != 13) || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.empty();
      }
      long value = Long.parseLong(text);
      Instant at = length == 10 ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
      return Optional.of(new Stamp(at, Optional.of(ZoneOffset.UTC)));
    }

    private int digits(int at) {
      int end = at;
      int value = 0;
      while (end < text.length() && isDigit(text.charAt(end)) && end - at < 9) {
        value = value * 10 + Character.digit(text.charAt(end), 10);
        end++;
      }
      char next = end < text.length() ? text.charAt(end) : ' ';
      boolean clock =
          next == ':' || (next == 'h' && end + 1 < text.length() && isDigit(text.charAt(end + 1)));
      if (hour < 0 && clock && end - at <= 2) {
        return clock(end + 1, value);
      }
      if (hour < 0 && !numbers.isEmpty() && at > 0 && text.charAt(at - 1) == 'T' && end - at >= 4) {
        hour = value / (end - at == 6 ? 10_000 : 100);
        minute = end - at == 6 ? value / 100 % 100 : value % 100;
        second = end - at == 6 ? value % 100 : 0;
        return end;
      }
      if (end - at == 8 && numbers.isEmpty()) { // 20040101
        numbers.add(new Figure(value / 10_000, 4, at));
        numbers.add(new Figure(value / 100 % 100, 2, at + 4));
        numbers.add(new Figure(value % 100, 2, at + 6));
      } else if (end - at == 9 && numbers.isEmpty()) {
        return at + 14 <= text.length() ? compact(at) : end;
      } else {
        numbers.add(new Figure(value, end - at, at));
      }
      return end;
    }

    /** 20040101194821 */
    private int compact(int at) {
      numbers.add(new Figure(Integer.parseInt(text.substring(at, at + 4)), 4, at));
      numbers.add(new Figure(Integer.parseInt(text.substring(at + 4, at + 6)), 2, at + 4));
      numbers.add(new Figure(Integer.parseInt(text.substring(at + 6, at + 8)), 2, at + 6));
      hour = Integer.parseInt(text.substring(at + 8, at + 10));
      minute = Integer.parseInt(text.substring(at + 10, at + 12));
      second = Integer.parseInt(text.substring(at + 12, at + 14));
      return at + 14;
    }

    private int clock(int from, int hours) {
      hour = hours;
      int at = from;
      minute = two(at);
      at = past(at);
      if (at < text.length() - 1 && text.charAt(at) == ':' && isDigit(text.charAt(at + 1))) {
        second = Math.min(59, two(at + 1));
        at = past(at + 1);
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
          int start = at + 1;
          int end = start;
          while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
          }
          String fraction = (text.substring(start, end) + "000000000").substring(0, 9);
          nanos = Integer.parseInt(fraction);
          at = end;
        }
      }
      return at;
    }

    private int two(int at) {
      int end = past(at);
      return end == at ? 0 : Integer.parseInt(text.substring(at, end));
    }

    private int past(int at) {
      int end = at;
      while (end < text.length() && end - at < 2 && isDigit(text.charAt(end))) {
        end++;
      }
      return end;
    }

    private int offset(int at) {
      int end = at + 1;
      int value = 0;
      int count = 0;
      while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == ':')) {
        if (text.charAt(end) != ':') {
          value = Math.min(100_000, value * 10 + Character.digit(text.charAt(end), 10));
          count++;
        }
        end++;
      }
      if (count == 0 || count > 6) {
        return end;
      }
      value = count > 4 ? value / 100 : value;
      int minutes = count <= 2 ? value * 60 : value / 100 * 60 + value % 100;
      if (minutes <= 18 * 60) {
        offset = text.charAt(at) == '+' ? minutes : -minutes;
      }
      return end;
    }

    private int word(int at) {
      int end = at;
      while (end < text.length()
          && (Character.isLetter(text.charAt(end))
              || Character.getType(text.charAt(end)) == Character.NON_SPACING_MARK
              || Character.getType(text.charAt(end)) == Character.COMBINING_SPACING_MARK)) {
        end++;
      }
      String word = text.substring(at, end).toLowerCase(Locale.ROOT);
      if (isCjk(word.charAt(0))) {
        return cjk(at);
      }
      if (word.equals("t") && end < text.length()) {
        return end;
      }
      boolean dotted =
          text.regionMatches(true, at, "a.m", 0, 3) || text.regionMatches(true, at, "p.m", 0, 3);
      if (word.equals("am") || word.equals("pm") || dotted) {
        half = word.charAt(0) == 'p' ? 2 : 1;
        return dotted ? at + 3 : end;
      }
      Integer zone = hour >= 0 ? ZONES.get(word) : null;
      if (zone != null) {
        offset = offset == Integer.MIN_VALUE ? zone : offset;
        return end;
      }
      int named = MonthNames.month(word);
      if (named > 0 && (month == 0 || hour < 0)) { // the last one: "mar" may have been a Tuesday
        month = named;
      }
      return end;
    }

    /** 2004年1月1日 午後7時48分 */
    private int cjk(int at) {
      char c = text.charAt(at);
      boolean hourMark = c == '\u6642' || c == '\u65f6' || c == '\uc2dc' || c == '\u70b9';
      boolean minuteMark = c == '\u5206' || c == '\ubd84';
      boolean secondMark = c == '\u79d2' || c == '\ucd08';
      if (hourMark && hour < 0 && !numbers.isEmpty()) {
        hour = numbers.removeLast().value;
      } else if (minuteMark && hour >= 0 && numbers.size() > 3) {
        minute = numbers.removeLast().value;
      } else if (secondMark && hour >= 0 && numbers.size() > 3) {
        second = numbers.removeLast().value;
      } else if (text.startsWith("\u5348\u5f8c", at)
          || text.startsWith("\u4e0b\u5348", at)
          || text.startsWith("\uc624\ud6c4", at)) {
        half = 2;
        return at + 2;
      } else if (text.startsWith("\u5348\u524d", at)
          || text.startsWith("\u4e0a\u5348", at)
          || text.startsWith("\uc624\uc804", at)) {
        half = 1;
        return at + 2;
      }
      return at + 1;
    }

    private Optional<Stamp> day() {
      int year;
      int ofMonth;
      if (month > 0) {
        if (numbers.isEmpty()) {
          return Optional.empty();
        }
        Figure first = numbers.getFirst();
        boolean yearFirst = first.digits == 4 && numbers.size() > 1;
        if (yearFirst) {
          year = first.value;
          ofMonth = numbers.get(1).value;
        } else {
          ofMonth = first.digits == 4 ? 1 : first.value;
          year = first.digits == 4 ? first.value : numbers.size() > 1 ? century(numbers.get(1)) : 0;
        }
        if (numbers.size() == 1 && first.digits != 4) {
          return Optional.empty();
        }
      } else if (numbers.isEmpty()) {
        return Optional.empty();
      } else if (numbers.getFirst().digits == 4) {
        year = numbers.getFirst().value;
        if (numbers.size() > 1 && numbers.get(1).digits == 3) { // day of the year
          return stamp(java.time.LocalDate.ofYearDay(year, numbers.get(1).value).atStartOfDay());
        }
        month = numbers.size() > 1 ? numbers.get(1).value : 1;
        ofMonth = numbers.size() > 2 ? numbers.get(2).value : 1;
      } else if (numbers.size() >= 3 && numbers.get(2).digits == 4) {
        int a = numbers.get(0).value;
        int b = numbers.get(1).value;
        char separator = text.charAt(numbers.get(0).at + numbers.get(0).digits);
        // 31.12.2004 and 31-12-2004 name the day first; 12/31/2004 the month where it can
        boolean dayFirst = a > 12 || (separator != '/' && b <= 12);
        ofMonth = dayFirst ? a : b;
        month = dayFirst ? b : a;
        year = numbers.get(2).value;
      } else if (numbers.size() >= 3 && numbers.get(0).digits == 2) {
        year = century(numbers.get(0)); // 04-01-31
        month = numbers.get(1).value;
        ofMonth = numbers.get(2).value;
      } else {
        return Optional.empty();
      }
      if (year < 1900 || year > 2200 || month < 1 || month > 12 || ofMonth < 1) {
        return Optional.empty();
      }
      java.time.LocalDate first = java.time.LocalDate.of(year, month, 1);
      if (ofMonth > 31) {
        return Optional.empty();
      }
      return stamp(first.plusDays(Math.min(ofMonth, first.lengthOfMonth()) - 1L).atStartOfDay());
    }

    private static int century(Figure number) {
      if (number.digits > 2) {
        return number.value;
      }
      return number.value + (number.value < 70 ? 2000 : 1900);
    }

    private Optional<Stamp> stamp(LocalDateTime midnight) {
      int hours = Math.max(0, hour);
      if (half == 2 && hours < 12) {
        hours += 12;
      } else if (half == 1 && hours == 12) {
        hours = 0;
      }
      if (hours > 24 || minute > 59) {
        return Optional.empty();
      }
      LocalDateTime local =
          midnight.plusHours(hours).plusMinutes(minute).plusSeconds(second).plusNanos(nanos);
      if (offset == Integer.MIN_VALUE) {
        return Optional.of(new Stamp(local.toInstant(ZoneOffset.UTC), Optional.empty()));
      }
      ZoneOffset zone = ZoneOffset.ofTotalSeconds(offset * 60);
      return Optional.of(new Stamp(local.toInstant(zone), Optional.of(zone)));
    }

    private static boolean isCjk(char c) {
      return (c >= '\u2e80' && c <= '\u9fff') || (c >= '\uac00' && c <= '\ud7af');
    }

    private static boolean isDigit(char c) {
      return Character.digit(c, 10) >= 0;
    }
  }
}
