package org.tidings.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.story.Placement;
import org.tidings.story.StoryChanged;
import org.tidings.story.StoryId;

/**
 * Ranks stories by their fresh coverage: every outlet counts once, by its newest report of its own,
 * and fades by half every {@link #HALF_LIFE}. Copies never count; what a story always has is taken
 * off; a story of a sector that is seldom in the news weighs more.
 */
public final class WindowedTrending implements Trending {
  /** Time in which a report loses half of its weight. */
  public static final Duration HALF_LIFE = Duration.ofHours(4);

  /** Stories on a list that one sector may have at most, while others have any. */
  private static final long OLD = Duration.ofHours(24).toSeconds();

  private static final Comparator<Coverage> NEWEST_FIRST =
      Comparator.comparingLong((Coverage story) -> -story.newest).thenComparingLong(s -> s.id);

  private final Map<Long, Coverage> stories = new HashMap<>();
  private final Map<Long, Told> articles = new HashMap<>();
  private final NavigableSet<Coverage> recent = new TreeSet<>(NEWEST_FIRST);
  private final Map<String, Integer> outlets = new HashMap<>();
  private final Usual usual = new Usual();
  private final Subjects subjects = new Subjects();

  @Override
  public synchronized void add(Article article, FeedId feed, Placement place) {
    int outlet = outlets.computeIfAbsent(article.report().source(), _ -> outlets.size());
    String sector = Sections.of(article);
    Told told =
        new Told(
            article.id(),
            place.story().value(),
            outlet,
            feed,
            time(article).getEpochSecond(),
            article.at().getEpochSecond(),
            place.copyOf().isPresent(),
            sector,
            article.report());
    remove(article.id());
    articles.put(article.id().value(), told);
    put(told);
    usual.add(told);
    subjects.add(told);
    place.changes().forEach(this::apply);
  }

  /**
   * When an article counts: at its arrival, so that a wrong clock moves nothing, unless it is old
   * news, which counts at its own time.
   */
  private static Instant time(Article article) {
    Instant at = article.at();
    return Duration.between(at, article.firstSeen()).toSeconds() > OLD ? at : article.firstSeen();
  }

  private void put(Told told) {
    Coverage story = stories.computeIfAbsent(told.story, Coverage::new);
    recent.remove(story);
    story.add(told);
    recent.add(story);
  }

  private void take(Told told) {
    Coverage story = stories.get(told.story);
    if (story == null) {
      return;
    }
    recent.remove(story);
    story.remove(told);
    if (story.told.isEmpty()) {
      stories.remove(told.story);
    } else {
      recent.add(story);
    }
  }

  private void apply(StoryChanged change) {
    switch (change) {
      case StoryChanged.Merged(StoryId from, StoryId into) -> {
        Coverage story = stories.get(from.value());
        if (story != null) {
          List.copyOf(story.told).forEach(told -> move(told, into.value()));
        }
      }
      case StoryChanged.Split(_, StoryId into, List<ArticleId> moved) ->
          moved.forEach(id -> move(articles.get(id.value()), into.value()));
      case StoryChanged.Moved(ArticleId id, _, StoryId into) ->
          move(articles.get(id.value()), into.value());
    }
  }

  private void move(@Nullable Told told, long into) {
    if (told != null) {
      take(told);
      told.story = into;
      put(told);
    }
  }

  @Override
  public synchronized void remove(ArticleId article) {
    Told told = articles.remove(article.value());
    if (told != null) {
      take(told);
      usual.remove(told);
      subjects.remove(told);
    }
  }

  @Override
  public synchronized List<TrendingStory> top(TrendQuery query) {
    long start = query.end().minus(query.period()).getEpochSecond();
    List<Ranked> ranked = new ArrayList<>();
    for (Coverage story : recent) {
      if (story.newest < start) {
        break;
      }
      Ranked each = story.rank(query, usual, subjects);
      if (each != null) {
        ranked.add(each);
      }
    }
    ranked.sort(
        Comparator.comparingDouble((Ranked each) -> -each.score())
            .thenComparingLong(each -> each.story().id));
    return ranked.stream()
        .limit(query.count())
        .map(each -> each.story().show(each, query))
        .toList();
  }

  @Override
  public synchronized Optional<Instant> newest(Scope scope) {
    long newest = Long.MIN_VALUE;
    for (Told told : articles.values()) {
      if (told.at > newest && scope.sees(told.feed)) {
        newest = told.at;
      }
    }
    return newest == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(newest));
  }

  /** A story's score in one window, with what made it. */
  record Ranked(Coverage story, double score, int sources, int lastHour, double usual) {}
}
