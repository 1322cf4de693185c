package org.tidings.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Edition;
import org.tidings.article.Sector;
import org.tidings.feed.FeedId;
import org.tidings.story.Background;
import org.tidings.story.Placement;
import org.tidings.text.ArticleTokens;

/**
 * Counts words over windows: a word rises by how surprising its reports are, were they as frequent
 * as in the week before. One outlet counts for a few reports at most, so that a flood is no rise.
 *
 * <p>Exact and incremental: adding costs an article's words, a question the articles of its window
 * and the week before, about 1 us each.
 */
public final class RisingWords implements Rising {
  /** The days before a window that say what is usual; a longer window has as much as its own. */
  private static final Duration BEFORE = Duration.ofDays(7);

  /** Reports by which one outlet counts at most. */
  private static final int OUTLET = 3;

  private static final int FEWEST = 3;
  private static final Duration OLD = Duration.ofHours(24);

  private record At(long second, long id) {}

  /** An article as it is remembered here. */
  private record Said(
      At at,
      String outlet,
      FeedId feed,
      Set<Sector> sectors,
      Optional<Edition> edition,
      Collection<String> words) {
    boolean shows(TrendQuery query) {
      return query.scope().sees(feed)
          && (query.sector().isEmpty() || sectors.contains(query.sector().get()))
          && (query.edition().isEmpty() || query.edition().equals(edition));
    }
  }

  private final TreeMap<At, Said> articles =
      new TreeMap<>(Comparator.comparingLong(At::second).thenComparingLong(At::id));
  private final Map<ArticleId, At> times = new HashMap<>();
  private final Map<String, String> shared = new HashMap<>();
  private final Background background;

  public RisingWords() {
    this(Background.shipped());
  }

  RisingWords(Background background) {
    this.background = background;
  }

  @Override
  public synchronized void add(
      Article article, ArticleTokens tokens, FeedId feed, Placement place) {
    remove(article.id());
    if (place.copyOf().isPresent()) {
      return;
    }
    List<String> words = new ArrayList<>();
    for (String word : SpokenWords.of(article.report(), tokens)) {
      words.add(shared.computeIfAbsent(word, each -> each));
    }
    At at = new At(time(article).getEpochSecond(), article.id().value());
    times.put(article.id(), at);
    articles.put(
        at,
        new Said(
            at,
            article.report().source(),
            feed,
            article.report().sectors(),
            article.report().edition(),
            List.copyOf(words)));
  }

  /** As trends count: at the arrival, unless it is old news. */
  private static Instant time(Article article) {
    Instant at = article.at();
    return Duration.between(at, article.firstSeen()).compareTo(OLD) > 0 ? at : article.firstSeen();
  }

  @Override
  public synchronized void remove(ArticleId article) {
    At at = times.remove(article);
    if (at != null) {
      articles.remove(at);
    }
  }

  /** What a window has of a word. */
  private static final class Count {
    int reports;
    int before;
    final Map<String, Integer> outlets = new HashMap<>();

    int capped() {
      return outlets.values().stream().mapToInt(reports -> Math.min(OUTLET, reports)).sum();
    }
  }

  private record Scored(Word word, double score) {}

  @Override
  public synchronized List<Word> top(TrendQuery query) {
    long end = query.end().getEpochSecond();
    long start = end - query.period().toSeconds();
    long past = start - Math.max(BEFORE.toSeconds(), query.period().toSeconds());
    Map<String, Count> counts = new HashMap<>();
    int now = 0;
    for (Said said : between(start, end)) {
      if (said.shows(query)) {
        now++;
        for (String word : said.words()) {
          Count count = counts.computeIfAbsent(word, _ -> new Count());
          count.reports++;
          count.outlets.merge(said.outlet(), 1, Integer::sum);
        }
      }
    }
    int before = 0;
    for (Said said : between(past, start)) {
      if (said.shows(query)) {
        before++;
        for (String word : said.words()) {
          Count count = counts.get(word);
          if (count != null) {
            count.before++;
          }
        }
      }
    }
    return best(counts, before == 0 ? 0 : (double) now / before, query.count());
  }

  private Collection<Said> between(long after, long until) {
    return articles
        .subMap(new At(after, Long.MAX_VALUE), false, new At(until, Long.MAX_VALUE), true)
        .values();
  }

  /**
   * @param share how many times the days before the window is, in reports; 0 without such days
   */
  private List<Word> best(Map<String, Count> counts, double share, int most) {
    List<Scored> scored = new ArrayList<>();
    counts.forEach(
        (word, count) -> {
          int reports = count.capped();
          double usual = share * count.before;
          double expected = usual + 0.5;
          if (reports >= FEWEST && reports > expected) {
            double rise = reports * Math.log(reports / expected) - (reports - expected);
            scored.add(
                new Scored(
                    new Word(
                        SpokenWords.shown(word),
                        SpokenWords.isName(word),
                        count.reports,
                        count.outlets.size(),
                        usual),
                    rise * telling(word)));
          }
        });
    scored.sort(
        Comparator.comparingDouble((Scored each) -> -each.score())
            .thenComparing(each -> each.word().text()));
    return distinct(scored, most);
  }

  /** How much a word tells: a name all, a term as much as it is rare in news at large. */
  private double telling(String word) {
    if (SpokenWords.isName(word)) {
      return 1;
    }
    double weight = background.weight(Background.key("en", SpokenWords.term(word)));
    return 0.7 * Math.pow(weight / Background.UNSEEN, 2);
  }

  /** Leaves out words that stand in one already listed: "Turkish" beside "Turkish coast". */
  private static List<Word> distinct(List<Scored> scored, int most) {
    List<Word> words = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    for (Scored each : scored) {
      List<String> parts = Arrays.asList(SpokenWords.folded(each.word().text()).split(" ", -1));
      if (words.size() < most && parts.stream().noneMatch(listed::contains)) {
        words.add(each.word());
        listed.addAll(parts);
      }
    }
    return words;
  }
}
