package org.tidings.newsroom.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A feed document whose times are marks and some of whose entries wait for their hour.
 *
 * <p>Scanned by hand: this runs at every start, where regular expressions would cost ten times as
 * much.
 */
record Template(String marked) {
  private static final String TIME = "{now";
  private static final String HELD = "{release+";
  private static final String END = "{end}";
  private static final DateTimeFormatter RFC3339 =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  /** The document as it stands at {@code now} in a newsroom that opened at {@code opened}. */
  String at(Instant opened, Instant now) {
    Duration open = Duration.between(opened, now);
    Instant minute = opened.truncatedTo(ChronoUnit.MINUTES);
    StringBuilder out = new StringBuilder(marked.length());
    int copied = 0;
    for (int mark = marked.indexOf('{'); mark >= 0; mark = marked.indexOf('{', mark + 1)) {
      if (marked.startsWith(TIME, mark)) {
        out.append(marked, copied, mark).append(time(inside(mark, TIME), minute));
        copied = after(mark);
      } else if (marked.startsWith(HELD, mark)) {
        out.append(marked, copied, mark);
        boolean released = distance(inside(mark, HELD)).compareTo(open) <= 0;
        copied = released ? after(mark) : marked.indexOf(END, mark) + END.length();
        mark = copied - 1;
      } else if (marked.startsWith(END, mark)) {
        out.append(marked, copied, mark);
        copied = after(mark);
      }
    }
    return out.append(marked, copied, marked.length()).toString();
  }

  /** How long after opening each held entry comes out, in the order of the document. */
  List<Duration> releases() {
    List<Duration> releases = new ArrayList<>();
    for (int mark = marked.indexOf(HELD); mark >= 0; mark = marked.indexOf(HELD, mark + 1)) {
      releases.add(distance(inside(mark, HELD)));
    }
    return releases;
  }

  private String inside(int mark, String opening) {
    return marked.substring(mark + opening.length(), marked.indexOf('}', mark));
  }

  private int after(int mark) {
    return marked.indexOf('}', mark) + 1;
  }

  /** Reads {@code -3h20m rfc822 Europe/London}. */
  private static String time(String mark, Instant opened) {
    int format = mark.indexOf(' ');
    int zone = mark.indexOf(' ', format + 1);
    Duration distance = distance(mark.substring(1, format));
    Instant moment = mark.charAt(0) == '-' ? opened.minus(distance) : opened.plus(distance);
    ZonedDateTime local = moment.atZone(ZoneId.of(mark.substring(zone + 1)));
    return switch (mark.substring(format + 1, zone)) {
      case "rfc822" -> DateTimeFormatter.RFC_1123_DATE_TIME.format(local);
      case "rfc3339" -> RFC3339.format(local);
      default -> throw new IllegalArgumentException("no such date format: '%s'".formatted(mark));
    };
  }

  private static Duration distance(String written) {
    return Duration.parse("PT" + written.toUpperCase(Locale.ROOT));
  }
}
