package org.tidings.bench.simulate;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.feed.FeedId;

/** A feed with some articles and one way of not telling the truth about them. */
final class LyingFeed {
  /** Most entries that the feed shows. */
  private static final int WINDOW = 10;

  private final FeedId id;
  private final String source;
  private final Sector sector;
  private final Lie lie;
  private final List<Told> told = new ArrayList<>();
  private int polls;
  private int shownBefore;

  /** What feeds do to their readers. */
  enum Lie {
    NONE,
    SCHEME_FLIPS,
    SLUG_EDITED,
    IDS_ANEW,
    ONE_ID_FOR_MANY,
    NO_ID,
    OLD_ID_FOR_NEW,
    TWO_VERSIONS,
    TWO_DOMAINS,
    REORDERED,
    ARCHIVE_AGAIN,
    MANY_AT_ONCE,
    FUTURE_DATES,
    NO_DATES,
    BUMPED_DATES,
    OLD_DATES
  }

  /** An invented article; its mark stands in the headline. */
  record Told(int mark, String title, String summary, Instant at) {}

  LyingFeed(FeedId id, String source, Sector sector, Lie lie) {
    this.id = id;
    this.source = source;
    this.sector = sector;
    this.lie = lie;
  }

  FeedId id() {
    return id;
  }

  Sector sector() {
    return sector;
  }

  void publish(Told article) {
    told.add(article);
  }

  /** How many articles appear when one does. */
  int burst(Dice dice) {
    return lie == Lie.MANY_AT_ONCE && dice.oneIn(80) ? 200 : 1;
  }

  /** What a fetch brings now. */
  List<Report> document(Instant now) {
    polls++;
    boolean honest = lie == Lie.NONE || lie == Lie.NO_DATES || lie == Lie.FUTURE_DATES;
    if (told.size() == shownBefore && (honest || polls % 3 != 0)) {
      return List.of(); // not modified
    }
    shownBefore = told.size();
    boolean all = lie == Lie.MANY_AT_ONCE || (lie == Lie.ARCHIVE_AGAIN && polls % 9 == 0);
    int first = all ? 0 : Math.max(0, told.size() - WINDOW);
    List<Told> shown = new ArrayList<>(told.subList(first, told.size()));
    if (lie == Lie.REORDERED) {
      Collections.shuffle(shown, new Random(polls));
    }
    List<Report> reports = new ArrayList<>();
    for (Told article : shown) {
      reports.add(report(article, now));
    }
    return reports;
  }

  private Report report(Told article, Instant now) {
    String host = lie == Lie.TWO_DOMAINS && polls % 2 == 0 ? "www2." + source : source;
    String link = "https://" + host + ".example/" + article.mark();
    Report.Builder report =
        Report.titled(source, article.title())
            .summary(article.summary())
            .link(URI.create(link))
            .sector(sector)
            .language("en");
    if (lie != Lie.NO_ID) {
      report.ownId(ownId(article, link));
    }
    switch (lie) {
      case FUTURE_DATES -> report.created(article.at().plus(Duration.ofDays(400)));
      case NO_DATES -> {}
      case BUMPED_DATES, ARCHIVE_AGAIN -> report.created(now);
      case OLD_DATES -> report.created(article.at().minus(Duration.ofDays(2)));
      default -> report.created(article.at());
    }
    if (lie == Lie.TWO_VERSIONS && polls % 2 == 0) {
      report.title(article.title() + " updated");
    }
    return report.build();
  }

  private String ownId(Told article, String link) {
    return switch (lie) {
      case SCHEME_FLIPS -> polls % 2 == 0 ? link : link.replace("https:", "http:");
      case SLUG_EDITED -> link + "-" + polls / 3;
      case IDS_ANEW, ARCHIVE_AGAIN -> source + ":" + polls + ":" + article.mark();
      case ONE_ID_FOR_MANY -> source;
      case OLD_ID_FOR_NEW -> source + ":" + article.mark() % 5;
      case TWO_DOMAINS -> source + ":" + article.mark();
      default -> link;
    };
  }
}
