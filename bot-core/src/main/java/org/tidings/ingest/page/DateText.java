package org.tidings.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidings.ingest.FeedDates;
import org.tidings.ingest.Stamp;

/**
 * Finds dates in running text, with the time and zone where they follow. A day needs all of its
 * three parts; a year is of four digits, or of two after points.
 */
final class DateText {
  private static final String CLOCK =
      "(?:[\\s,|@T\u00b7\u2013-]{1,4}(?:(?:at|um|\u00e0|ore|kl\\.?|klo|o)\\s)?\\s?"
          + "(\\d{1,2}[:.h]\\d{2}(?::\\d{2})?(?:\\s?[ap]\\.?m\\b\\.?)?"
          + "(?:\\s?\\(?(?:[A-Z]{2,5}|[+-]\\d{2}:?\\d{2})\\b)?))?";

  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<![\\d/.-])((?:19|20)\\d{2})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)" + CLOCK);

  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(?<![\\d/.,-])(\\d{1,2})([-/.])\\s?(\\d{1,2})\\2\\s?((?:19|20)\\d{2}|\\d{2}(?![\\d:]))(?!\\d)"
              + CLOCK);

  private static final Pattern DAY_NAMED =
      Pattern.compile(
          "(?<![\\d.:])(\\d{1,2})(?:st|nd|rd|th|er|\u00ba|\\.)?[\\s-]{1,2}(?:de |of )?"
              + "(\\p{L}[\\p{L}\\p{M}]{2,14})\\.?,?[\\s-]{1,2}(?:de |del )?((?:19|20)\\d{2})(?!\\d)"
              + CLOCK);

  private static final Pattern MONTH_NAMED =
      Pattern.compile(
          "(?<!\\p{L})(\\p{L}[\\p{L}\\p{M}]{2,14})\\.?\\s{1,2}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,2}"
              + "((?:19|20)\\d{2})(?!\\d)"
              + CLOCK);

  private static final Pattern EASTERN =
      Pattern.compile(
          "((?:19|20)\\d{2})\\s?[\u5e74\ub144]\\s?(\\d{1,2})\\s?[\u6708\uc6d4]\\s?(\\d{1,2})\\s?[\u65e5\uc77c]");

  private static final int MOST = 40;

  /**
   * A date in a text.
   *
   * @param at where in the text it begins
   */
  record Found(Stamp stamp, int at) {}

  private DateText() {}

  /**
   * The dates of a text, in order.
   *
   * @param monthFirst whether 4/10/2025 is a day in April
   */
  static List<Found> in(String text, boolean monthFirst) {
    List<Found> found = new ArrayList<>(2);
    if (!hasYear(text)) {
      if (hasPoints(text)) {
        find(found, YEAR_LAST, text, m -> numbers(m, monthFirst));
      }
      return found;
    }
    find(found, YEAR_FIRST, text, m -> iso(m.group(1), m.group(3), m.group(4), m.group(5)));
    find(found, YEAR_LAST, text, m -> numbers(m, monthFirst));
    find(found, DAY_NAMED, text, m -> named(m.group(1), m.group(2), m.group(3), m.group(4)));
    find(found, MONTH_NAMED, text, m -> named(m.group(2), m.group(1), m.group(3), m.group(4)));
    find(found, EASTERN, text, m -> iso(m.group(1), m.group(2), m.group(3), null));
    found.sort((a, b) -> a.at() - b.at());
    return found;
  }

  private interface Reading {
    String of(Matcher matcher);
  }

  private static boolean hasYear(String text) {
    for (int i = 0; i + 3 < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '1' && text.charAt(i + 1) == '9') || (c == '2' && text.charAt(i + 1) == '0')) {
        if (isDigit(text.charAt(i + 2)) && isDigit(text.charAt(i + 3))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether two numbers are followed by points, as in 1.12.24. */
  private static boolean hasPoints(String text) {
    int points = 0;
    for (int i = 1; i + 1 < text.length(); i++) {
      boolean point = text.charAt(i) == '.' && isDigit(text.charAt(i - 1));
      points += point && isDigit(text.charAt(i + 1)) ? 1 : 0;
    }
    return points >= 2;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static void find(List<Found> found, Pattern pattern, String text, Reading reading) {
    Matcher matcher = pattern.matcher(text);
    while (found.size() < MOST && matcher.find()) {
      int at = matcher.start();
      String printed = reading.of(matcher);
      Optional<Stamp> stamp = printed.isEmpty() ? Optional.empty() : FeedDates.read(printed);
      stamp.ifPresent(time -> found.add(new Found(time, at)));
    }
  }

  private static String numbers(Matcher m, boolean monthFirst) {
    int first = Integer.parseInt(m.group(1));
    int second = Integer.parseInt(m.group(3));
    String year = m.group(4);
    if (year.length() == 2) {
      if (!m.group(2).equals(".") || Integer.parseInt(year) > 60) {
        return "";
      }
      year = "20" + year;
    }
    boolean slash = m.group(2).equals("/");
    boolean swapped = second > 12 || (slash && monthFirst && first <= 12);
    int day = swapped ? second : first;
    int month = swapped ? first : second;
    return month < 1 || month > 12 || day < 1 || day > 31
        ? ""
        : iso(year, Integer.toString(month), Integer.toString(day), m.group(5));
  }

  private static String iso(
      String year, String month, String day, @org.jspecify.annotations.Nullable String clock) {
    int m = Integer.parseInt(month);
    int d = Integer.parseInt(day);
    return m < 1 || m > 12 || d < 1 || d > 31
        ? ""
        : "%s-%02d-%02d%s".formatted(year, m, d, time(clock));
  }

  private static String named(
      String day, String month, String year, @org.jspecify.annotations.Nullable String clock) {
    int d = Integer.parseInt(day);
    return d < 1 || d > 31 ? "" : day + ' ' + month + ' ' + year + time(clock);
  }

  private static String time(@org.jspecify.annotations.Nullable String clock) {
    return clock == null
        ? ""
        : ' ' + clock.replace('h', ':').replaceFirst("^(\\d{1,2})\\.", "$1:").replace("(", "");
  }
}
