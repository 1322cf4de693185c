package org.tidings.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.story.Placement;
import org.tidings.text.ArticleTokens;

/**
 * Ranks what several outlets report at once by its fresh coverage: every outlet counts once, by its
 * newest report of its own, and fades by half every half-life. Copies never count; what is usual
 * for a subject is taken off, and what is no more than usual is not listed; a sector that is seldom
 * in the news weighs more.
 *
 * <p>Reports are gathered by {@link Topics}; an entry's story is the one that most of its outlets
 * tell. Where little is reported, so that fewer than {@link #FEW} topics rise, single stories are
 * listed among them.
 */
public final class WindowedTrending implements Trending {
  /** Time in which a report loses half of its weight, for the usual period of a day. */
  public static final Duration HALF_LIFE = Duration.ofHours(4);

  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration SHORTEST = Duration.ofHours(1);

  /** Rising topics from which a list has nothing else. */
  static final int FEW = 5;

  /** What a topic or story needs to be listed. */
  private static final double LEAST = 0.4;

  private static final long OLD = DAY.toSeconds();

  private final Map<Long, Told> articles = new HashMap<>();
  private final Map<String, Integer> outlets = new HashMap<>();
  private final Wording.Reader reader = new Wording.Reader();
  private final Stories stories = new Stories();
  private final Usual usual = new Usual();
  private final OutletSet seen = new OutletSet();
  private final Topics topics;

  /** The newest time at which an article counted, in seconds: an archive has its own present. */
  private long clock = Long.MIN_VALUE;

  public WindowedTrending() {
    this(Joining.shipped(), Joining.Observer.NONE);
  }

  /**
   * @param observer hears of every comparison, for fitting the joining
   */
  public WindowedTrending(Joining joining, Joining.Observer observer) {
    topics = new Topics(joining, observer);
  }

  /** The half-life of reports in a window so long: a sixth of it, an hour at least. */
  public static Duration halfLife(Duration period) {
    Duration part = period.dividedBy(DAY.dividedBy(HALF_LIFE));
    return part.compareTo(SHORTEST) < 0 ? SHORTEST : part;
  }

  @Override
  public synchronized void add(
      Article article, ArticleTokens tokens, FeedId feed, Placement place) {
    remove(article.id());
    int outlet = outlets.computeIfAbsent(article.report().source(), _ -> outlets.size());
    Told told =
        new Told(
            article.id(),
            new Told.Placing(place.story().value(), place.copyOf().isPresent()),
            outlet,
            feed,
            times(article),
            Sections.of(article),
            article.report(),
            reader.read(tokens));
    articles.put(article.id().value(), told);
    stories.add(told);
    usual.add(told);
    clock = Math.max(clock, told.time);
    if (told.time >= clock - OLD) {
      topics.place(told);
    }
    place.changes().forEach(change -> stories.apply(change, articles));
  }

  /**
   * When an article counts: at its arrival, so that a wrong clock moves nothing, unless it is old
   * news, which counts at its own time.
   */
  private static Told.Times times(Article article) {
    Instant at = article.at();
    Instant seen = article.firstSeen();
    Instant time = Duration.between(at, seen).toSeconds() > OLD ? at : seen;
    return new Told.Times(time.getEpochSecond(), at.getEpochSecond());
  }

  @Override
  public synchronized void remove(ArticleId article) {
    Told told = articles.remove(article.value());
    if (told != null) {
      stories.remove(told);
      usual.remove(told);
      topics.remove(told);
    }
  }

  @Override
  public synchronized List<TrendingStory> top(TrendQuery query) {
    Set<Long> told = new HashSet<>();
    List<Ranked> ranked = rising(query, told);
    if (ranked.size() < FEW) {
      ranked.addAll(others(query, told));
      ranked.sort(
          Ranked.BEST_FIRST); // where little is known of what is usual, coverage alone counts
    }
    return ranked.stream()
        .limit(query.count())
        .map(each -> each.coverage().show(each.score(), each.perHour()))
        .toList();
  }

  /** Topics of several outlets that are beyond what is usual, best first. */
  private List<Ranked> rising(TrendQuery query, Set<Long> told) {
    long start = query.end().minus(query.period()).getEpochSecond();
    List<Ranked> ranked = new ArrayList<>();
    for (Topic topic : topics.several()) {
      if (topic.newest > start && topic.outlets() >= Topics.SEVERAL && topic.burst.isRise()) {
        Coverage coverage = Coverage.of(topic.told, query, seen);
        if (coverage != null && coverage.outlets() >= Topics.SEVERAL) {
          Ranked each = rank(topic.id, coverage, topic.burst, query);
          if (each.score() >= LEAST) {
            ranked.add(each);
            coverage.newest().forEach(article -> told.add(article.story));
          }
        }
      }
    }
    ranked.sort(Ranked.BEST_FIRST);
    return ranked;
  }

  private Ranked rank(long id, Coverage coverage, Burst burst, TrendQuery query) {
    double lasting = halfLife(query.period()).toSeconds() / 3600.0 / Math.log(2);
    double beyond = Math.max(0, coverage.fresh() - burst.perHour() * lasting);
    double score = beyond * usual.weight(coverage.section());
    return new Ranked(id, coverage, score, burst.perHour());
  }

  /** Stories that no rising topic has, best first. */
  private List<Ranked> others(TrendQuery query, Set<Long> told) {
    long start = query.end().minus(query.period()).getEpochSecond();
    List<Ranked> ranked = new ArrayList<>();
    for (Stories.Reports story : stories.newestFirst()) {
      if (story.newest <= start) {
        break;
      }
      Coverage coverage = told.contains(story.id) ? null : Coverage.of(story.told, query, seen);
      if (coverage != null) {
        double score = coverage.fresh() * usual.weight(coverage.section());
        ranked.add(new Ranked(story.id, coverage, score, 0));
      }
    }
    ranked.sort(Ranked.BEST_FIRST);
    return ranked;
  }

  @Override
  public synchronized int usual(TrendQuery query) {
    int[] outlets =
        others(query, Set.of()).stream()
            .mapToInt(each -> each.coverage().outlets())
            .sorted()
            .toArray();
    return outlets.length == 0 ? 1 : outlets[outlets.length / 2];
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

  /** A topic or story in one window. */
  private record Ranked(long id, Coverage coverage, double score, double perHour) {
    static final Comparator<Ranked> BEST_FIRST =
        Comparator.comparingDouble((Ranked each) -> -each.score()).thenComparingLong(Ranked::id);
  }
}
