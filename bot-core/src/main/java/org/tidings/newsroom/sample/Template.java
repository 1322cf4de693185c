package org.tidings.newsroom.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A feed document whose times are marks and some of whose entries wait for their hour. */
record Template(String marked) {
  private static final Pattern HELD =
      Pattern.compile("\\{release\\+([0-9hm]+)\\}(.*?)\\{end\\}\\n?", Pattern.DOTALL);
  private static final Pattern TIME =
      Pattern.compile("\\{now([+-])([0-9hm]+) (rfc822|rfc3339) ([A-Za-z_/]+)\\}");
  private static final DateTimeFormatter RFC3339 =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  /** The document as it stands at {@code now} in a newsroom that opened at {@code opened}. */
  String at(Instant opened, Instant now) {
    Duration open = Duration.between(opened, now);
    String released =
        HELD.matcher(marked)
            .replaceAll(
                held ->
                    after(held.group(1)).compareTo(open) <= 0
                        ? Matcher.quoteReplacement(held.group(2) + "\n")
                        : "");
    Instant minute = opened.truncatedTo(ChronoUnit.MINUTES);
    return TIME.matcher(released).replaceAll(mark -> time(mark, minute));
  }

  /** How long after opening each held entry comes out, in the order of the document. */
  List<Duration> releases() {
    return HELD.matcher(marked).results().map(held -> after(held.group(1))).toList();
  }

  private static String time(MatchResult mark, Instant opened) {
    Duration distance = after(mark.group(2));
    Instant moment = mark.group(1).equals("-") ? opened.minus(distance) : opened.plus(distance);
    ZonedDateTime local = moment.atZone(ZoneId.of(mark.group(4)));
    boolean mail = mark.group(3).equals("rfc822");
    return (mail ? DateTimeFormatter.RFC_1123_DATE_TIME : RFC3339).format(local);
  }

  private static Duration after(String written) {
    return Duration.parse("PT" + written.toUpperCase(Locale.ROOT));
  }
}
