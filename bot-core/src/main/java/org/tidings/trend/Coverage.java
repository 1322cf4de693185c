package org.tidings.trend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.article.ArticleId;
import org.tidings.story.StoryId;

/**
 * What a window has of some reports: each outlet by its newest report of its own.
 *
 * @param fresh sum over the outlets, each fading by half every half-life
 * @param newest the newest report of each outlet, newest first
 * @param lastHour outlets that reported in the last hour of the window
 */
record Coverage(double fresh, List<Told> newest, int lastHour) {
  private static final double HOUR = 3600;

  /** The coverage of reports that are in order of time; null when the window has none of it. */
  static @Nullable Coverage of(List<Told> told, TrendQuery query, OutletSet outlets) {
    long end = query.end().getEpochSecond();
    long start = end - query.period().toSeconds();
    double halfLife = WindowedTrending.halfLife(query.period()).toSeconds();
    List<Told> newest = new ArrayList<>();
    outlets.clear();
    double fresh = 0;
    int lastHour = 0;
    for (int i = told.size() - 1; i >= 0 && told.get(i).time > start; i--) {
      Told article = told.get(i);
      if (counts(article, query, start, end) && outlets.add(article.outlet)) {
        newest.add(article);
        fresh += Math.pow(0.5, (end - article.time) / halfLife);
        lastHour += end - article.at <= HOUR ? 1 : 0;
      }
    }
    return newest.isEmpty() ? null : new Coverage(fresh, newest, lastHour);
  }

  private static boolean counts(Told article, TrendQuery query, long start, long end) {
    return article.time > start && article.time <= end && !article.copy && article.shows(query);
  }

  int outlets() {
    return newest.size();
  }

  /** The section that most of its outlets' newest reports stand in; empty when not known. */
  String section() {
    Map<String, Integer> votes = new HashMap<>();
    String best = "";
    int most = 0;
    for (Told article : newest) {
      if (!article.section.isEmpty()) {
        int count = votes.merge(article.section, 1, Integer::sum);
        if (count > most) {
          most = count;
          best = article.section;
        }
      }
    }
    return best;
  }

  /** The story that most of the outlets tell, of equals the first. */
  private long story() {
    Map<Long, Integer> votes = new HashMap<>();
    newest.forEach(article -> votes.merge(article.story, 1, Integer::sum));
    return votes.entrySet().stream()
        .min(
            Map.Entry.<Long, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .orElseThrow()
        .getKey();
  }

  /**
   * The entry of a list.
   *
   * @param perHour reports an hour that are usual for the subject
   */
  TrendingStory show(double score, double perHour) {
    long story = story();
    List<ArticleId> shown = new ArrayList<>();
    Told lead = newest.getFirst();
    long first = lead.at;
    long last = lead.at;
    for (Told article : newest) {
      shown.add(article.id);
      first = Math.min(first, article.at);
      last = Math.max(last, article.at);
      lead = article.story == story ? article : lead;
    }
    Duration span = Duration.ofSeconds(last - first);
    double usual = perHour * Math.max(1, (last - first) / HOUR);
    return new TrendingStory(
        new StoryId(story), lead.id, shown, new Evidence(score, outlets(), lastHour, span, usual));
  }
}
