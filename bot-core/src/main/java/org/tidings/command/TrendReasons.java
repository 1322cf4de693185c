package org.tidings.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Sector;
import org.tidings.trend.Evidence;
import org.tidings.trend.TrendQuery;
import org.tidings.trend.TrendingStory;

/**
 * Says why stories trend in one window: "9 sources in 3 h, 4 of them in the last hour; usual for
 * Energy: 1".
 */
final class TrendReasons {
  /** Stories of a window that are looked at for what is usual. */
  private static final int ALL = 1000;

  private final Call call;
  private final Period.Window window;
  private final Map<ArticleId, TrendingStory> leads = new HashMap<>();
  private final Map<Optional<Sector>, Integer> usual = new HashMap<>();

  TrendReasons(Call call, Period.Window window) {
    this.call = call;
    this.window = window;
    Bounds bounds = new Bounds(call);
    TrendQuery query =
        new TrendQuery(
            call.scope(), window.end(), window.length(), bounds.sector(), bounds.edition(), ALL);
    for (TrendingStory story : call.desk().trending().top(query)) {
      story.articles().forEach(article -> leads.putIfAbsent(article, story));
    }
  }

  /** The reason for the story of an article. */
  String of(Article article) {
    Optional<Sector> sector = article.report().sectors().stream().min(Sector::compareTo);
    TrendingStory story = leads.get(article.id());
    int most = usual.computeIfAbsent(sector, this::median);
    String where =
        sector
            .map(known -> Sentences.say("why.sector", known.label()))
            .orElseGet(() -> Sentences.say("why.here"));
    if (story == null || story.evidence().sources() <= 1) {
      Duration ago = Duration.between(article.at(), window.end());
      String when =
          ago.compareTo(Duration.ofHours(1)) <= 0
              ? Sentences.say("why.hour")
              : Sentences.say("why.ago", Spans.brief(ago));
      return Sentences.say("why.alone", when, where, most);
    }
    Evidence evidence = story.evidence();
    return Sentences.say(
        "why",
        evidence.sources(),
        evidence.span().toMinutes(),
        Spans.brief(evidence.span()),
        evidence.lastHour(),
        where,
        Math.max(most, Math.round(evidence.usual())));
  }

  /** How many outlets the middle story of a sector has in the window. */
  private int median(Optional<Sector> sector) {
    return call.desk()
        .trending()
        .usual(
            new TrendQuery(
                call.scope(), window.end(), window.length(), sector, Optional.empty(), 1));
  }
}
