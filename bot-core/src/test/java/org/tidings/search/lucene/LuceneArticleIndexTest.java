package org.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.search.ArticleIndex.Facet;
import org.tidings.search.ArticleIndex.Sort;
import org.tidings.search.Filter;
import org.tidings.search.Hit;
import org.tidings.search.IndexedArticle;
import org.tidings.search.QueryParser;
import org.tidings.search.QueryReading.Parsed;
import org.tidings.search.Results;
import org.tidings.story.StoryId;
import org.tidings.text.Tokenizer;

class LuceneArticleIndexTest {
  private static final Instant NOON = Instant.parse("2025-04-16T12:00:00Z");

  private final Tokenizer tokenizer = new Tokenizer();
  private LuceneArticleIndex index = LuceneArticleIndex.inMemory(tokenizer);

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void findsAnArticleAtOnce() {
    index.put(List.of(article(1, "Flood warnings along the river", "Water rises quickly.")));
    assertThat(found("floods water")).containsExactly(1L);
  }

  @Test
  void replacesByIdAndDeletes() {
    index.put(List.of(article(1, "Flood warnings", ""), article(2, "Storm", "")));
    index.put(List.of(article(1, "Drought warnings", "")));
    assertThat(found("flood")).isEmpty();
    assertThat(found("drought")).containsExactly(1L);
    index.delete(List.of(new ArticleId(1)));
    assertThat(found("drought")).isEmpty();
    assertThat(index.count()).isEqualTo(1);
  }

  @Test
  void listsNewestFirst() {
    index.put(List.of(article(1, "One", ""), article(3, "Three", ""), article(2, "Two", "")));
    assertThat(index.latest(Filter.of(Scope.ALL), 0, 2))
        .containsExactly(new ArticleId(3), new ArticleId(2));
    assertThat(index.latest(Filter.of(Scope.ALL), 2, 2)).containsExactly(new ArticleId(1));
  }

  @Test
  void showsARoomOnlyItsOwnFeeds() {
    index.put(List.of(article(1, "Flood", "")));
    assertThat(index.latest(Filter.of(Scope.of(Set.of(new FeedId(9)))), 0, 9)).isEmpty();
    assertThat(index.latest(Filter.of(Scope.of(Set.of(new FeedId(7)))), 0, 9)).hasSize(1);
  }

  @Test
  void givesOneResultPerStory() {
    index.put(
        List.of(
            inStory(1, 1, "Flood on the river"),
            inStory(2, 1, "Flood"),
            inStory(3, 3, "Flood insurance for all sorts of homes")));
    Results results = search("flood");
    assertThat(results.hits()).hasSize(2);
    assertThat(results.total()).isEqualTo(3);
    assertThat(results.hits().stream().mapToInt(hit -> hit.more().size()).sum()).isEqualTo(1);
  }

  @Test
  void keepsCountryAndPronounApart() {
    index.put(
        List.of(article(1, "Tell us more", "They told us."), article(2, "US sends troops", "")));
    assertThat(found("US")).containsExactly(2L);
    assertThat(found("us")).contains(1L);
  }

  @Test
  void understandsTheWholeGrammar() {
    index.put(
        List.of(
            article(1, "Central bank cuts rates", "The euro fell."),
            article(2, "Bank robbery in the centre", "Police searched for the robbers.")));
    assertThat(found("\"central bank\"")).containsExactly(1L);
    assertThat(found("bank -robbery")).containsExactly(1L);
    assertThat(found("euro OR police")).containsExactlyInAnyOrder(1L, 2L);
    assertThat(found("title:euro")).isEmpty();
    assertThat(found("source:outlet bank")).containsExactlyInAnyOrder(1L, 2L);
    assertThat(found("sector:world -bank")).isEmpty();
    assertThat(found("bank before:2025-04-01")).isEmpty();
    assertThat(found("bank on:2025-04-16")).hasSize(2);
    assertThat(found("story:2")).containsExactly(2L);
    assertThat(found("-robbery")).containsExactly(1L);
    assertThat(found("the bank of")).hasSize(2);
  }

  @Test
  void countsFacets() {
    index.put(List.of(article(1, "One", ""), article(2, "Two", "")));
    assertThat(index.counts(Facet.SECTOR, Filter.of(Scope.ALL))).containsEntry("world", 2L);
    assertThat(index.counts(Facet.SOURCE, Filter.of(Scope.ALL))).containsEntry("The Outlet", 2L);
  }

  @Test
  void remembersTheLastCommittedChange(@TempDir Path folder) {
    try (var first = LuceneArticleIndex.open(folder, tokenizer)) {
      assertThat(first.lastChange()).isZero();
      first.put(List.of(article(1, "Flood", "")));
      first.commit(1);
      first.put(List.of(article(2, "Storm", "")));
    }
    try (var again = LuceneArticleIndex.open(folder, tokenizer)) {
      assertThat(again.lastChange()).isEqualTo(1);
      assertThat(again.count()).isEqualTo(1);
    }
  }

  @Test
  void beginsAnewWhenItsFilesAreDamaged(@TempDir Path folder) throws IOException {
    List<String> names;
    try (var first = LuceneArticleIndex.open(folder, tokenizer)) {
      first.put(List.of(article(1, "Flood", "")));
      first.commit(1);
      names = names(folder);
    }
    for (String name : names) {
      if (name.equals("write.lock")) {
        continue;
      }
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      bytes[bytes.length / 2] ^= 0x55;
      Files.write(folder.resolve(name), bytes);
      try (var again = LuceneArticleIndex.open(folder, tokenizer)) {
        AtomicInteger told = new AtomicInteger();
        again.whenEmptied(told::incrementAndGet);
        boolean begunAnew = again.lastChange() == 0;
        assertThat(again.verify()).as(name).isEqualTo(begunAnew);
        assertThat(told.get()).as(name).isEqualTo(begunAnew ? 0 : 1);
        assertThat(again.lastChange()).as(name).isZero();
        again.put(List.of(article(1, "Flood", "")));
        again.commit(1);
      }
    }
  }

  @Test
  void opensCheaplyAndKeepsSegmentsAsTheyAreInAShortSession(@TempDir Path folder)
      throws IOException {
    for (int session = 1; session <= 15; session++) {
      try (var index = LuceneArticleIndex.open(folder, tokenizer)) {
        index.put(List.of(article(session, "Flood", "")));
        index.commit(session);
        assertThat(index.count()).isEqualTo(session);
      }
      assertThat(names(folder).stream().filter(name -> name.endsWith(".si"))).hasSize(session);
    }
  }

  @Test
  void mergesWhenSegmentsAreMany(@TempDir Path folder) throws IOException {
    try (var index = LuceneArticleIndex.open(folder, tokenizer)) {
      for (int i = 1; i <= 60; i++) {
        index.put(List.of(article(i, "Flood", "")));
        index.commit(i);
        assertThat(index.count()).isEqualTo(i);
      }
    }
    assertThat(names(folder).stream().filter(name -> name.endsWith(".si")).count()).isLessThan(60);
  }

  @Test
  void answersFromTheDatabaseAgainWhenDamageShowsWhileItIsUsed(@TempDir Path folder)
      throws IOException {
    // given an index whose words are damaged in the middle, where opening does not look
    try (var first = LuceneArticleIndex.open(folder, tokenizer)) {
      for (int i = 1; i <= 300; i++) {
        first.put(List.of(article(i, "Flood " + "abcdefgh".charAt(i % 8) + i, "River " + i)));
      }
      first.commit(300);
    }
    for (String name : names(folder)) {
      if (name.endsWith(".cfs")) {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        Arrays.fill(bytes, 200, bytes.length - 200, (byte) 0x7f);
        Files.write(folder.resolve(name), bytes);
      }
    }
    index.close();
    index = LuceneArticleIndex.open(folder, tokenizer);
    index.whenEmptied(() -> index.put(List.of(article(1, "Flood", ""))));

    // then the next question finds what was brought again
    assertThat(found("flood").size()).isLessThan(2);
    assertThat(index.lastChange()).isZero();
  }

  @Test
  void leavesForeignFilesAlone(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.writeString(folder.resolve("segments_1"), "not Lucene's");
    try (var opened = LuceneArticleIndex.open(folder, tokenizer)) {
      assertThat(opened.lastChange()).isZero();
    }
    assertThat(folder.resolve("notes.txt")).exists();
  }

  @Test
  void digestsIdsAndChangesWhateverTheirOrder() {
    index.put(List.of(article(1, "One", ""), article(2, "Two", "")));
    long sum = index.checksum();
    index.clear();
    assertThat(index.checksum()).isZero();
    index.put(List.of(article(2, "Two", "")));
    index.put(List.of(article(1, "One", "")));
    assertThat(index.checksum()).isEqualTo(sum);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private List<Long> found(String query) {
    return search(query).hits().stream().map(Hit::article).map(ArticleId::value).toList();
  }

  private Results search(String query) {
    var parsed = (Parsed) new QueryParser().parse(query, NOON, ZoneOffset.UTC);
    return index.search(
        parsed.query(), Filter.of(Scope.ALL), Sort.RELEVANCE, 0, 10, NOON.plusSeconds(3600));
  }

  private IndexedArticle article(long id, String title, String body) {
    return indexed(id, id, title, body);
  }

  private IndexedArticle inStory(long id, long story, String title) {
    return indexed(id, story, title, "");
  }

  private IndexedArticle indexed(long id, long story, String title, String body) {
    Report report =
        Report.titled("The Outlet", title).body(body).sector(Sector.of("World")).build();
    Article article = new Article(new ArticleId(id), NOON.plusSeconds(id), id, report);
    return new IndexedArticle(
        article, tokenizer.tokenize(report), Set.of(new FeedId(7)), new StoryId(story), false);
  }
}
