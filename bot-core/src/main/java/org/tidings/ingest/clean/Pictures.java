package org.tidings.ingest.clean;

import java.util.ArrayList;
import java.util.List;

/** Tells pictures from the pixels that count readers. */
public final class Pictures {
  private static final List<String> COUNTERS =
      List.of(
          "feedburner.com/~",
          "feedsportal.com",
          "feeds.wordpress.com",
          "pixel.wp.com",
          "stats.wordpress.com",
          "doubleclick.net",
          "google-analytics.com",
          "scorecardresearch.com",
          "quantserve.com",
          "pixel.",
          "/pixel",
          "pheedo.com",
          "feedads.",
          "/ads/",
          "tracking",
          "tracker",
          "beacon",
          "spacer.",
          "blank.gif",
          "clear.gif",
          "1x1",
          "b.scorecard",
          "counter.",
          "/count.gif",
          "gravatar.com/avatar",
          "s.w.org/images/core/emoji",
          "/smilies/",
          "share-buttons",
          "addtoany",
          "sharethis",
          "rss-pixel",
          "transparent.");

  private static final List<List<String>> BY_FIRST = byFirst();

  private Pictures() {}

  /** Whether this only counts readers, or is a decoration too small to be a picture. */
  public static boolean isPixel(String address, String width, String height) {
    if (isTiny(width) || isTiny(height)) {
      return true;
    }
    for (int at = 0; at < address.length(); at++) {
      int first = address.charAt(at);
      if (first >= BY_FIRST.size()) {
        continue;
      }
      for (String counter : BY_FIRST.get(first)) {
        if (address.regionMatches(true, at, counter, 0, counter.length())) {
          return true;
        }
      }
    }
    return false;
  }

  /** The counters by their first character, in either case, so that few are compared. */
  private static List<List<String>> byFirst() {
    List<List<String>> lists = new ArrayList<>();
    for (int c = 0; c < 0x80; c++) {
      char lower = Character.toLowerCase((char) c);
      lists.add(COUNTERS.stream().filter(counter -> counter.charAt(0) == lower).toList());
    }
    return List.copyOf(lists);
  }

  private static boolean isTiny(String size) {
    int value = 0;
    for (int i = 0; i < size.length(); i++) {
      char c = size.charAt(i);
      if (c < '0' || c > '9') {
        return i > 0 && value <= 24 && c != '%';
      }
      value = Math.min(100_000, value * 10 + c - '0');
    }
    return !size.isEmpty() && value <= 24;
  }
}
