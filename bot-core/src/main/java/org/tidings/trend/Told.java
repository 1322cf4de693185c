package org.tidings.trend;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
  final Set<Sector> sectors;
  final Optional<Edition> edition;

  /** Its words; none once they are forgotten. */
  Wording wording;

  /** For each of its words, the article before that has it too, see {@link History}. */
  int[] before;

  /** The topic it tells of; none for a copy. */
  @Nullable Topic topic;

  /** Whether the topic's words count it: an outlet's first few reports only. */
  boolean learnt;

  /** Whether its words are counted as usual ones. */
  boolean counted;

  boolean removed;

  Told(
      ArticleId id,
      Placing placing,
      int outlet,
      FeedId feed,
      Times times,
      String section,
      Report report,
      Wording wording) {
    this.id = id;
    this.story = placing.story();
    this.copy = placing.copy();
    this.outlet = outlet;
    this.feed = feed;
    this.time = times.time();
    this.at = times.at();
    this.section = section;
    this.wording = wording;
    before = new int[wording.size()];
    sectors = report.sectors();
    edition = report.edition();
  }

  /** The story it was put into, and whether it repeats an earlier text. */
  record Placing(long story, boolean copy) {}

  /** When an article counts, and the time to show, in seconds. */
  record Times(long time, long at) {}

  /** Lets its words go, which say nothing of news so old. */
  void forgetWords() {
    wording = Wording.NONE;
    before = wording.words;
  }

  /** Whether a question asks for such articles. */
  boolean shows(TrendQuery query) {
    return query.scope().sees(feed)
        && (query.sector().isEmpty() || sectors.contains(query.sector().get()))
        && (query.edition().isEmpty() || query.edition().equals(edition));
  }
}
