package org.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Edition;
import org.tidings.article.Kind;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.search.ArticleIndex.Sort;
import org.tidings.search.Filter;
import org.tidings.search.IndexedArticle;
import org.tidings.search.QueryParser;
import org.tidings.search.QueryReading;
import org.tidings.search.SearchQuery;
import org.tidings.story.StoryId;
import org.tidings.text.Tokenizer;

/** Articles that Lucene has not looked at yet are found exactly as those it has. */
class HotAgainstIndexedTest {
  private static final Instant NOON = Instant.parse("2025-04-16T12:00:00Z");
  private static final List<String> WORDS =
      List.of(
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
          "São",
          "sao",
          "Paulo",
          "NATO",
          "is",
          "el",
          "río",
          "crecida",
          "наводнение",
          "洪水",
          "e-mail",
          "2025");
  private static final List<String> SOURCES = List.of("BBC News", "The Hill", "News of the Day");
  private static final List<String> LANGUAGES = List.of("", "en", "es", "ru", "ja", "pt-BR");
  private static final List<String> BOUNDS =
      List.of(
          "source:bbc",
          "source:\"the hill\"",
          "author:river",
          "sector:world",
          "edition:india",
          "kind:opinion",
          "lang:es",
          "story:3",
          "after:2025-04-15",
          "before:2025-04-16",
          "on:2025-04-16");

  private final Tokenizer tokenizer = new Tokenizer();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void findsTheSame(long seed) {
    Random random = new Random(seed);
    try (LuceneArticleIndex hot = LuceneArticleIndex.inMemory(tokenizer);
        LuceneArticleIndex indexed = LuceneArticleIndex.inMemory(tokenizer)) {
      // given the same articles in both, the later half of one not yet looked at by Lucene
      List<IndexedArticle> first = articles(random, 1, 40);
      hot.put(first);
      assertThat(hot.count()).isEqualTo(40);
      List<IndexedArticle> later = articles(random, 30, 55); // some come again, changed
      later.forEach(article -> hot.put(List.of(article)));
      hot.delete(List.of(new ArticleId(2), new ArticleId(54)));
      indexed.put(first);
      indexed.put(later);
      indexed.delete(List.of(new ArticleId(2), new ArticleId(54)));
      assertThat(indexed.count()).isEqualTo(53);

      // then every query finds the same in both
      for (int i = 0; i < 150; i++) {
        String typed = query(random, 2);
        Filter filter = filter(random);
        Instant now = NOON.plusSeconds(random.nextInt(80));
        for (Sort sort : Sort.values()) {
          assertThat(found(hot, typed, filter, sort, now))
              .as("seed %d, '%s', %s, %s", seed, typed, sort, filter)
              .isEqualTo(found(indexed, typed, filter, sort, now));
        }
        assertThat(hot.latest(filter, 0, 20)).isEqualTo(indexed.latest(filter, 0, 20));
      }
    }
  }

  private static Set<Long> found(
      LuceneArticleIndex index, String typed, Filter filter, Sort sort, Instant now) {
    SearchQuery query =
        switch (new QueryParser().parse(typed, NOON, ZoneOffset.UTC)) {
          case QueryReading.Parsed(SearchQuery parsed) -> parsed;
          case QueryReading.Wrong wrong -> throw new AssertionError(typed + ": " + wrong);
        };
    Set<Long> ids = new TreeSet<>();
    for (var hit : index.search(query, filter, sort, 0, 100, now).hits()) {
      ids.add(hit.article().value());
      hit.more().forEach(id -> ids.add(id.value()));
    }
    return ids;
  }

  private static String query(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 11 : 6)) {
      case 0, 1 -> pick(random, WORDS);
      case 2 -> '"' + pick(random, WORDS) + ' ' + pick(random, WORDS) + '"';
      case 3 -> "title:" + pick(random, WORDS);
      case 4 -> pick(random, BOUNDS);
      case 5 -> pick(random, WORDS) + " -" + pick(random, WORDS);
      case 6, 7 -> '(' + query(random, depth - 1) + " OR " + query(random, depth - 1) + ')';
      case 8 -> query(random, depth - 1) + " -(" + query(random, depth - 1) + ')';
      default -> query(random, depth - 1) + ' ' + query(random, depth - 1);
    };
  }

  private static Filter filter(Random random) {
    return new Filter(
        random.nextInt(3) == 0 ? Scope.of(Set.of(new FeedId(7))) : Scope.ALL,
        random.nextInt(4) == 0 ? Set.of(Sector.of("World")) : Set.of(),
        random.nextInt(4) == 0 ? Set.of(Edition.of("India")) : Set.of(),
        random.nextInt(4) == 0 ? Set.of("bbc news") : Set.of(),
        random.nextInt(4) == 0 ? Set.of(Kind.NEWS) : Set.of(),
        random.nextInt(4) == 0 ? Set.of("es", "pt-BR") : Set.of(),
        Optional.empty(),
        random.nextInt(4) == 0 ? Optional.of(NOON.plusSeconds(20)) : Optional.empty());
  }

  private List<IndexedArticle> articles(Random random, int from, int to) {
    List<IndexedArticle> articles = new ArrayList<>();
    for (int id = from; id <= to; id++) {
      Report.Builder report =
          Report.titled(pick(random, SOURCES), "On " + text(random, 4))
              .summary(text(random, 6))
              .body(text(random, 12))
              .byline(pick(random, WORDS) + " Carter")
              .sector(Sector.of(random.nextBoolean() ? "World" : "Sport"))
              .kind(random.nextBoolean() ? Kind.NEWS : Kind.OPINION);
      if (random.nextBoolean()) {
        report.edition(Edition.of("India"));
      }
      String language = pick(random, LANGUAGES);
      if (!language.isEmpty()) {
        report.language(language);
      }
      articles.add(indexed(report.build(), id, random));
    }
    return articles;
  }

  private IndexedArticle indexed(Report report, int id, Random random) {
    Instant seen = NOON.plusSeconds(id).plusNanos(random.nextInt(1_000_000_000));
    return new IndexedArticle(
        new Article(new ArticleId(id), seen, 100 + id, report),
        tokenizer.tokenize(report),
        Set.of(random.nextBoolean() ? new FeedId(7) : FeedId.ARCHIVE),
        new StoryId(1 + random.nextInt(id)),
        false);
  }

  private static String text(Random random, int most) {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(most) + 1; i > 0; i--) {
      words.add(pick(random, WORDS));
    }
    return String.join(" ", words);
  }

  private static String pick(Random random, List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
