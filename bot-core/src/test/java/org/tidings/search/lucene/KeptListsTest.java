package org.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.search.ArticleIndex.Facet;
import org.tidings.search.Filter;
import org.tidings.search.IndexedArticle;
import org.tidings.search.QueryParser;
import org.tidings.search.QueryReading.Parsed;
import org.tidings.search.SearchQuery;
import org.tidings.story.StoryId;
import org.tidings.text.Tokenizer;

/** Lists and counts that are kept between questions are those that would be read. */
class KeptListsTest {
  private static final Instant NOON = Instant.parse("2025-04-16T12:00:00Z");
  private static final List<String> SECTORS = List.of("world", "health");

  private final Tokenizer tokenizer = new Tokenizer();
  private final Map<Long, IndexedArticle> stored = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void areWhatReadingWouldFind(long seed) {
    Random random = new Random(seed);
    try (LuceneArticleIndex index = LuceneArticleIndex.inMemory(tokenizer)) {
      for (int step = 0; step < 400; step++) {
        change(index, random);
        Filter filter = filter(random);
        int from = random.nextInt(5) * random.nextInt(40);
        int count = 1 + random.nextInt(30);
        assertThat(index.latest(filter, from, count))
            .as("step %d", step)
            .isEqualTo(expected(filter, from, count));
        Filter all = filter.anyTime();
        assertThat(index.counts(Facet.SECTOR, all)).as("step %d", step).isEqualTo(counted(all));
        assertThat(index.tally(Set.of(Facet.SECTOR), everything(), all).of(Facet.SECTOR))
            .as("step %d", step)
            .isEqualTo(counted(all));
      }
    }
  }

  private static SearchQuery everything() {
    return ((Parsed) new QueryParser().parse("report", NOON, ZoneOffset.UTC)).query();
  }

  private void change(LuceneArticleIndex index, Random random) {
    long id = 1L + random.nextInt(300);
    switch (random.nextInt(12)) {
      case 0 -> {
        index.delete(List.of(new ArticleId(id)));
        stored.remove(id);
      }
      case 1 -> index.count(); // lets Lucene look
      default -> {
        IndexedArticle article = article(id, random);
        index.put(List.of(article));
        stored.put(id, article);
      }
    }
  }

  private IndexedArticle article(long id, Random random) {
    Report report =
        Report.titled("Outlet", "Report " + id)
            .sector(Sector.of(SECTORS.get(random.nextInt(2))))
            .build();
    return new IndexedArticle(
        new Article(new ArticleId(id), NOON.plusSeconds(random.nextInt(90)), id, report),
        tokenizer.tokenize(report),
        Set.of(new FeedId(1 + random.nextInt(2))),
        new StoryId(id),
        false);
  }

  private static Filter filter(Random random) {
    Filter all = Filter.of(random.nextBoolean() ? Scope.ALL : Scope.of(Set.of(new FeedId(1))));
    return new Filter(
        all.scope(),
        random.nextBoolean() ? Set.of() : Set.of(Sector.of("world")),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        random.nextBoolean() ? Optional.empty() : Optional.of(NOON.plusSeconds(random.nextInt(90))),
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(NOON.plusSeconds(random.nextInt(90))));
  }

  private List<ArticleId> expected(Filter filter, int from, int count) {
    List<IndexedArticle> fitting = new ArrayList<>(stored.values());
    fitting.removeIf(article -> !filter.passes(article));
    fitting.sort(
        Comparator.comparing((IndexedArticle it) -> it.article().at())
            .thenComparingLong(it -> it.article().id().value())
            .reversed());
    return fitting.stream().skip(from).limit(count).map(it -> it.article().id()).toList();
  }

  private Map<String, Long> counted(Filter filter) {
    Map<String, Long> counts = new HashMap<>();
    for (IndexedArticle article : stored.values()) {
      if (filter.passes(article)) {
        article
            .article()
            .report()
            .sectors()
            .forEach(sector -> counts.merge(sector.key(), 1L, Long::sum));
      }
    }
    return counts;
  }
}
