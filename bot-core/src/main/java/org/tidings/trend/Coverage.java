package org.tidings.trend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidings.article.ArticleId;
import org.tidings.story.StoryId;

/** The reports of one story, in order of time. */
final class Coverage {
  private static final double HOUR = 3600;
  private static final double HALF_LIFE = WindowedTrending.HALF_LIFE.toSeconds();

  /** Equal stretches of the past; a story that has filled most of them is usual. */
  private static final long STRETCH = Duration.ofHours(8).toSeconds();

  private static final int STRETCHES = 5;

  /** Past before the window's end that says nothing of what is usual. */
  private static final long FRESH = Duration.ofHours(12).toSeconds();

  /** Past in which a story's reports say what its subject is. */
  private static final long SUBJECT = Duration.ofHours(12).toSeconds();

  /** Novelty of a story whose headlines agree in no word. */
  private static final double LITTLE = 0.5;

  final long id;
  final List<Told> told = new ArrayList<>();
  long newest = Long.MIN_VALUE;

  Coverage(long id) {
    this.id = id;
  }

  void add(Told article) {
    int at = told.size();
    while (at > 0 && told.get(at - 1).time > article.time) {
      at--;
    }
    told.add(at, article);
    newest = told.getLast().time;
  }

  void remove(Told article) {
    told.remove(article);
    newest = told.isEmpty() ? Long.MIN_VALUE : told.getLast().time;
  }

  /** The story's score in a window; null when the window has nothing of it. */
  WindowedTrending.@Nullable Ranked rank(TrendQuery query, Usual usual, Subjects subjects) {
    long end = query.end().getEpochSecond();
    long start = end - query.period().toSeconds();
    if (told.size() == 1) {
      return alone(told.getFirst(), query, usual, start, end);
    }
    Set<Integer> outlets = new HashSet<>();
    double fresh = 0;
    int lastHour = 0;
    for (int i = told.size() - 1; i >= 0 && told.get(i).time > start; i--) {
      Told article = told.get(i);
      if (article.time <= end
          && !article.copy
          && shows(article, query)
          && outlets.add(article.outlet)) {
        fresh += Math.pow(0.5, (end - article.time) / HALF_LIFE);
        lastHour += end - article.at <= HOUR ? 1 : 0;
      }
    }
    if (outlets.isEmpty()) {
      return null;
    }
    double always = always(end, query);
    double score = Math.max(0, fresh - always) * usual.weight(section());
    if (outlets.size() > 1) {
      score *= novelty(subjects, query, end);
    }
    return new WindowedTrending.Ranked(this, score, outlets.size(), lastHour, always);
  }

  /** Most stories have one report: they are ranked without gathering anything. */
  private WindowedTrending.@Nullable Ranked alone(
      Told article, TrendQuery query, Usual usual, long start, long end) {
    if (article.time <= start || article.time > end || article.copy || !shows(article, query)) {
      return null;
    }
    double score = Math.pow(0.5, (end - article.time) / HALF_LIFE) * usual.weight(article.section);
    int lastHour = end - article.at <= HOUR ? 1 : 0;
    return new WindowedTrending.Ranked(this, score, 1, lastHour, 0);
  }

  private static boolean shows(Told article, TrendQuery query) {
    return query.scope().sees(article.feed)
        && (query.sector().isEmpty() || article.sectors.contains(query.sector().get()))
        && (query.edition().isEmpty() || query.edition().equals(article.edition));
  }

  /**
   * Fresh coverage that the story has at any time: what the middle one of its past stretches would
   * give.
   */
  private double always(long end, TrendQuery query) {
    long first = end - FRESH - STRETCHES * STRETCH;
    if (told.getFirst().time > first + (STRETCHES / 2 + 1) * STRETCH) {
      return 0;
    }
    int[] reports = new int[STRETCHES];
    for (Told article : told) {
      long since = article.time - first;
      if (since >= 0 && since < STRETCHES * STRETCH && !article.copy && shows(article, query)) {
        reports[(int) (since / STRETCH)]++;
      }
    }
    Arrays.sort(reports);
    int usual = reports[STRETCHES / 2];
    return usual * HALF_LIFE / Math.log(2) / STRETCH;
  }

  /**
   * How new its subject is, 0 to 1: the share that its own reports have of what is reported with
   * the words that most of its headlines have.
   */
  private double novelty(Subjects subjects, TrendQuery query, long end) {
    Map<Integer, Integer> said = new HashMap<>();
    int reports = 0;
    long since = end - SUBJECT;
    for (int i = told.size() - 1; i >= 0 && told.get(i).time > since; i--) {
      Told article = told.get(i);
      if (article.time <= end && !article.copy && shows(article, query)) {
        reports++;
        for (int word : article.words) {
          said.merge(word, 1, Integer::sum);
        }
      }
    }
    double novelty = 0;
    for (Map.Entry<Integer, Integer> word : said.entrySet()) {
      int own = word.getValue();
      if (own > 1 && own * 5 >= reports * 2) {
        double usual = subjects.usual(word.getKey(), this, end) * SUBJECT / HOUR;
        novelty = Math.max(novelty, own / (own + usual));
      }
    }
    return novelty == 0 ? LITTLE : novelty;
  }

  private String section() {
    Map<String, Integer> votes = new HashMap<>();
    String best = "";
    int most = 0;
    for (Told article : told) {
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

  TrendingStory show(WindowedTrending.Ranked ranked, TrendQuery query) {
    long end = query.end().getEpochSecond();
    long start = end - query.period().toSeconds();
    List<ArticleId> shown = new ArrayList<>();
    ArticleId lead = told.getLast().id;
    long first = end;
    long last = start;
    for (int i = told.size() - 1; i >= 0 && told.get(i).time > start; i--) {
      Told article = told.get(i);
      if (article.time <= end && shows(article, query)) {
        shown.add(article.id);
        first = Math.min(first, article.at);
        last = Math.max(last, article.at);
        lead = article.copy ? lead : article.id;
      }
    }
    return new TrendingStory(
        new StoryId(id),
        lead,
        Collections.unmodifiableList(shown),
        new Evidence(
            ranked.score(),
            ranked.sources(),
            ranked.lastHour(),
            Duration.ofSeconds(Math.max(0, last - first)),
            ranked.usual()));
  }
}
