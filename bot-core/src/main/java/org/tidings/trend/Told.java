package org.tidings.trend;

import java.util.Optional;
import java.util.Set;
import org.tidings.article.ArticleId;
import org.tidings.article.Edition;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.feed.FeedId;

/** An article as trending remembers it. */
final class Told {
  final ArticleId id;
  long story;
  final int outlet;
  final FeedId feed;

  /** When it counts, in seconds. */
  final long time;

  /** The time to show and sort by, in seconds. */
  final long at;

  final boolean copy;
  final String section;

  /** Words of the headline, see {@link Subjects#words}. */
  final int[] words;

  final Set<Sector> sectors;
  final Optional<Edition> edition;

  Told(
      ArticleId id,
      long story,
      int outlet,
      FeedId feed,
      long time,
      long at,
      boolean copy,
      String section,
      Report report) {
    this.id = id;
    this.story = story;
    this.outlet = outlet;
    this.feed = feed;
    this.time = time;
    this.at = at;
    this.copy = copy;
    this.section = section;
    words = Subjects.words(report.title());
    sectors = report.sectors();
    edition = report.edition();
  }
}
