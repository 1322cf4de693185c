package org.tidings.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.article.Article;
import org.tidings.article.ArticleArchive;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.search.ArticleIndex.Sort;
import org.tidings.search.QueryReading.Parsed;
import org.tidings.search.lucene.LuceneArticleIndex;
import org.tidings.story.StoryId;
import org.tidings.text.Tokenizer;

class SearchAnswersTest {
  private static final Instant NOON = Instant.parse("2025-04-16T12:00:00Z");

  private final Tokenizer tokenizer = new Tokenizer();
  private final List<Article> stored = new ArrayList<>();
  private final LuceneArticleIndex index = LuceneArticleIndex.inMemory(tokenizer);

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void prefersTheNewerOfEqualArticles() {
    put(1, NOON.minus(Duration.ofDays(60)), "Flood in the valley", "Rain fell.");
    put(2, NOON, "Flood in the valley", "Rain fell.");
    put(3, NOON.minus(Duration.ofDays(30)), "Flood in the valley", "Rain fell.");
    assertThat(ids(parse("flood"))).containsExactly(2L, 3L, 1L);
    index.count(); // lets Lucene look at all of them
    assertThat(ids(parse("flood"))).containsExactly(2L, 3L, 1L);
  }

  @Test
  void leavesOutWhatArrivedAfterTheFirstPage() {
    put(1, NOON, "Flood one", "");
    put(2, NOON.plusSeconds(600), "Flood two", "");
    Results page =
        index.search(
            parse("flood"), Filter.of(Scope.ALL), Sort.RELEVANCE, 0, 9, NOON.plusSeconds(60));
    assertThat(page.hits()).hasSize(1);
  }

  @Test
  void findsTheSameBeforeAndAfterLuceneLooked() {
    for (int i = 1; i <= 40; i++) {
      put(i, NOON, "Report " + i + (i % 3 == 0 ? " flood" : ""), i % 5 == 0 ? "river" : "bank");
    }
    for (String query : List.of("flood river", "flood OR river", "-flood bank", "\"report 5\"")) {
      List<Long> hot = ids(parse(query));
      index.count();
      assertThat(ids(parse(query))).as(query).hasSameElementsAs(hot);
    }
  }

  @Test
  void relaxesStepByStepAndSaysWhatItDropped() {
    put(1, NOON, "Flood in the valley", "Rain fell.");
    var found =
        new Relaxation(index)
            .search(
                parse("flood desert since:tomorrow"),
                Filter.of(Scope.ALL),
                Sort.RELEVANCE,
                0,
                9,
                NOON.plusSeconds(60));
    assertThat(found.dropped()).containsExactly("the dates", "some of the words");
    assertThat(found.results().hits()).hasSize(1);
  }

  @Test
  void offersTheWordThatWasMeant() {
    put(1, NOON, "Earthquake shakes Lisbon", "");
    assertThat(index.didYouMean(parse("eartquake lisbon"))).contains("earthquake lisbon");
    assertThat(index.didYouMean(parse("earthquake"))).isEmpty();
  }

  @Test
  void completesWordsAndForgivesTypos() {
    put(1, NOON, "Earthquake shakes Lisbon", "");
    index.count();
    assertThat(index.complete("lisb", Scope.ALL, 5))
        .containsExactly(
            new Suggestion("lisbon", "words"),
            new Suggestion("\"Earthquake shakes Lisbon\"", "headline"));
    assertThat(index.complete("libs", Scope.ALL, 5))
        .containsExactly(new Suggestion("lisbon", "words"));
    assertThat(index.complete("shakes eartquake", Scope.ALL, 5))
        .containsExactly(new Suggestion("shakes earthquake", "words"));
    assertThat(index.complete("lisb", Scope.of(Set.of(new FeedId(99))), 5)).isEmpty();
  }

  @Test
  void completesWhatCameAMomentAgoAndWhatManyTellFirst() {
    for (int i = 1; i <= 30; i++) {
      put(i, NOON.minus(Duration.ofDays(30)), "Harvest report " + i, "");
    }
    put(99, NOON, "Quiet day", "");
    index.complete("har", Scope.ALL, 5);
    put(31, NOON, "Harbour closed by fog", "");
    assertThat(index.complete("har", Scope.ALL, 2)).first().isEqualTo(word("harbour"));
    assertThat(index.complete("har", Scope.ALL, 2).size()).isEqualTo(2);
    assertThat(index.complete("harb", Scope.of(Set.of(new FeedId(99))), 5)).isEmpty();
    index.count();
    assertThat(index.complete("hrbour", Scope.ALL, 5)).contains(word("harbour"));
  }

  private static Suggestion word(String text) {
    return new Suggestion(text, "words");
  }

  @Test
  void marksTheWordsInTheBestPassage() {
    Report report =
        Report.titled("Outlet", "A quiet day")
            .summary("Nothing to see here.")
            .body("It was long ago. Then the floods came to the valley. People left.")
            .build();
    var parts = new Snippets(tokenizer).passage(parse("flood valley"), report, 60);
    assertThat(parts.stream().filter(Snippets.Part::found).map(Snippets.Part::text))
        .containsExactly("floods", "valley");
    assertThat(parts.stream().map(Snippets.Part::text).collect(Collectors.joining()))
        .contains("Then the floods came to the valley");
  }

  @Test
  void answersWithSentencesAsTheyStandOrNotAtAll() {
    put(1, NOON, "Bridge news", "The old bridge closed in May. The mayor spoke at length.");
    Ask ask = new Ask(index, archive(), tokenizer);
    var quotes = ask.answer("When did the old bridge close?", everything(), 3, NOON.plusSeconds(9));
    assertThat(quotes).hasSize(1);
    assertThat(quotes.getFirst().sentence()).isEqualTo("The old bridge closed in May.");
    assertThat(ask.answer("Who won the chess final?", everything(), 3, NOON.plusSeconds(9)))
        .isEmpty();
    assertThat(ask.answer("???", everything(), 3, NOON)).isEmpty();
  }

  @Test
  void survivesWhatStrangersType() {
    put(1, NOON, "Flood in the valley", "Rain fell.");
    QueryParser parser = new QueryParser();
    String signs = "ab \"()-:*?~^/[]{}\\OR AND title: since:last us US \u0301\u202e";
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(80); i > 0; i--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      if (parser.parse(text.toString(), NOON, ZoneOffset.UTC) instanceof Parsed(var query)) {
        assertThat(ids(query)).as("seed %d", seed).hasSizeLessThan(2);
      }
    }
  }

  private static Filter everything() {
    return Filter.of(Scope.ALL);
  }

  private List<Long> ids(SearchQuery query) {
    return index
        .search(query, everything(), Sort.RELEVANCE, 0, 50, NOON.plusSeconds(3_600))
        .hits()
        .stream()
        .map(hit -> hit.article().value())
        .toList();
  }

  private static SearchQuery parse(String text) {
    return ((Parsed) new QueryParser().parse(text, NOON, ZoneOffset.UTC)).query();
  }

  private void put(long id, Instant at, String title, String body) {
    Report report = Report.titled("Outlet", title).body(body).build();
    Article article = new Article(new ArticleId(id), at, id, report);
    stored.add(article);
    index.put(
        List.of(
            new IndexedArticle(
                article,
                tokenizer.tokenize(report),
                Set.of(new FeedId(7)),
                new StoryId(id),
                false)));
  }

  private ArticleArchive archive() {
    return new ArticleArchive() {
      @Override
      public Optional<Article> article(ArticleId id) {
        return stored.stream().filter(article -> article.id().equals(id)).findFirst();
      }

      @Override
      public List<Article> articles(Collection<ArticleId> ids) {
        return ids.stream().flatMap(id -> article(id).stream()).toList();
      }

      @Override
      public Optional<Article> byLink(URI link) {
        return Optional.empty();
      }

      @Override
      public long count() {
        return stored.size();
      }
    };
  }
}
