package org.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.search.ArticleIndex.Sort;
import org.tidings.search.Filter;
import org.tidings.search.IndexedArticle;
import org.tidings.search.QueryMatcher;
import org.tidings.search.SearchQuery;
import org.tidings.search.SearchQuery.Field;
import org.tidings.search.SearchQuery.Node;
import org.tidings.story.StoryId;
import org.tidings.subscription.InterestIndex;
import org.tidings.text.Tokenizer;

/** Random queries and articles: all ways to ask one question must give one answer. */
class InterestsAgainstMonitorTest {
  private static final Instant NOON = Instant.parse("2025-04-16T12:00:00Z");
  private static final String[] WORDS = {
    "flood",
    "floods",
    "river",
    "US",
    "us",
    "the",
    "of",
    "who",
    "WHO",
    "bank",
    "banking",
    "rate",
    "rates",
    "S\u00e3o",
    "sao",
    "Paulo",
    "storm",
    "rising",
    "e-mail",
    "2025",
    "NATO",
    "nato",
    "is"
  };
  private static final String[] SOURCES = {"BBC News", "The Hill", "News of the Day"};

  private final Tokenizer tokenizer = new Tokenizer();
  private final Compiler compiler = new Compiler(tokenizer);
  private final QueryMatcher matcher = new QueryMatcher(tokenizer);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void givesTheSameMatchesAsLuceneAndTheMatcher(long seed) throws IOException {
    Random random = new Random(seed);
    Map<Long, SearchQuery> queries = new HashMap<>();
    InterestIndex interests = new InterestIndex(tokenizer);
    try (Monitor monitor = new Monitor(new KeywordAnalyzer());
        LuceneArticleIndex index = LuceneArticleIndex.inMemory(tokenizer)) {
      for (int round = 1; round <= 40; round++) {
        change(random, queries, interests, monitor);
        IndexedArticle article = article(random, round);
        index.put(List.of(article));
        Set<Long> expected = new TreeSet<>();
        queries.forEach(
            (id, query) -> {
              if (matcher.matches(query, article)) {
                expected.add(id);
              }
            });
        assertThat(interests.matches(article))
            .as("interests, seed %d round %d", seed, round)
            .containsExactly(expected.stream().mapToLong(Long::longValue).toArray());
        assertThat(monitored(monitor, article)).as("monitor, seed %d", seed).isEqualTo(expected);
        assertThat(searched(index, queries, article))
            .as("index, seed %d", seed)
            .isEqualTo(expected);
      }
    }
  }

  private void change(
      Random random, Map<Long, SearchQuery> queries, InterestIndex interests, Monitor monitor)
      throws IOException {
    for (int i = 0; i < 25; i++) {
      long id = random.nextInt(300);
      if (random.nextInt(4) == 0) {
        queries.remove(id);
        interests.remove(id);
        monitor.deleteById(Long.toString(id));
      } else {
        SearchQuery query = new SearchQuery("", node(random, 3));
        queries.put(id, query);
        interests.put(id, query);
        monitor.register(
            new MonitorQuery(
                Long.toString(id), compiler.query(query.root(), Set.of(Fields.UNKNOWN))));
      }
    }
    assertThat(interests.size()).isEqualTo(queries.size());
  }

  private static Set<Long> searched(
      LuceneArticleIndex index, Map<Long, SearchQuery> queries, IndexedArticle article) {
    Set<Long> found = new TreeSet<>();
    queries.forEach(
        (id, query) -> {
          Node only =
              new Node.And(
                  List.of(
                      new Node.Is(Field.STORY, Long.toString(article.story().value())),
                      new Node.Or(List.of(query.root()))));
          if (!index
              .search(
                  new SearchQuery("", only),
                  Filter.of(Scope.ALL),
                  Sort.RELEVANCE,
                  0,
                  1,
                  NOON.plusSeconds(10_000))
              .hits()
              .isEmpty()) {
            found.add(id);
          }
        });
    return found;
  }

  private Set<Long> monitored(Monitor monitor, IndexedArticle article) throws IOException {
    Set<Long> found = new TreeSet<>();
    monitor
        .match(new Documents(tokenizer).of(article), QueryMatch.SIMPLE_MATCHER)
        .getMatches()
        .forEach(match -> found.add(Long.parseLong(match.getQueryId())));
    return found;
  }

  private static Node node(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 12 : 7);
    return switch (kind) {
      case 0, 1, 2 -> new Node.Word(word(random));
      case 3 -> new Node.Phrase(List.of(word(random), word(random)));
      case 4 -> new Node.InTitle(new Node.Word(word(random)));
      case 5 ->
          random.nextBoolean()
              ? new Node.Is(Field.SOURCE, random.nextBoolean() ? "bbc" : "The Hill")
              : new Node.Is(Field.SECTOR, random.nextBoolean() ? "world" : "health");
      case 6 ->
          new Node.Between(
              Optional.of(NOON.plusSeconds(random.nextInt(60))),
              random.nextBoolean() ? Optional.empty() : Optional.of(NOON.plusSeconds(50)));
      case 7 -> new Node.Not(node(random, depth - 1));
      case 8, 9 -> new Node.Or(nodes(random, depth - 1));
      default -> new Node.And(nodes(random, depth - 1));
    };
  }

  private static List<Node> nodes(Random random, int depth) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      nodes.add(node(random, depth));
    }
    return nodes;
  }

  private static String word(Random random) {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private IndexedArticle article(Random random, int id) {
    Report report =
        Report.titled(SOURCES[random.nextInt(SOURCES.length)], "On " + text(random, 4))
            .summary(text(random, 6))
            .body(text(random, 12))
            .sector(Sector.of(random.nextBoolean() ? "World" : "Sport"))
            .build();
    return new IndexedArticle(
        new Article(new ArticleId(id), NOON.plusSeconds(id), id, report),
        tokenizer.tokenize(report),
        Set.of(FeedId.ARCHIVE),
        new StoryId(id),
        false);
  }

  private static String text(Random random, int most) {
    String[] words = new String[random.nextInt(most) + 1];
    Arrays.setAll(words, _ -> word(random));
    return String.join(" ", words);
  }
}
