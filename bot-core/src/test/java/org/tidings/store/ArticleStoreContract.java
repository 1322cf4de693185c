package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.newsroom.ArticleStore;
import org.tidings.newsroom.ArticleStore.Change;
import org.tidings.story.Placement;
import org.tidings.story.StoryId;
import org.tidings.testkit.Reports;

/** What every database does for articles and stories. */
abstract class ArticleStoreContract {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final FeedId FEED = new FeedId(7);

  private final Database database;
  final SqlArticleStore store;

  ArticleStoreContract(Supplier<Database> place) {
    database = place.get();
    store = new SqlArticleStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void givesAnArticleBackAsItWasStored() {
    ArticleId id = arrives("Dam opens \u0000\ud83c\udf0a at last");

    Article article = store.article(id).orElseThrow();
    assertThat(article.report().title()).isEqualTo("Dam opens \ud83c\udf0a at last");
    assertThat(article.report().created()).contains(NOON);
    assertThat(article.firstSeen()).isEqualTo(NOON);
    assertThat(store.byLink(article.report().link().orElseThrow())).contains(article);
    assertThat(store.storyOf(id)).contains(StoryId.openedBy(id));
    assertThat(store.story(StoryId.openedBy(id), Scope.ALL).orElseThrow().articles())
        .containsExactly(article);
  }

  @Test
  void tellsChangesInTheirOrderAndDeletionsAmongThem() {
    ArticleId first = arrives("First");
    ArticleId second = arrives("Second");
    ArticleId third = arrives("Third");
    store.write(
        transaction -> {
          transaction.delete(second, transaction.nextChange());
          transaction.touch(first, transaction.nextChange());
          return true;
        });

    assertThat(store.changesAfter(0, 10)).extracting(Change::number).containsExactly(3L, 4L, 5L);
    assertThat(store.changesAfter(0, 10).get(1)).isEqualTo(new Change.Deleted(4, second));
    assertThat(store.changesAfter(third.value(), 1)).extracting(Change::number).contains(5L);
    assertThat(store.lastChange()).isEqualTo(5);
    assertThat(store.count()).isEqualTo(2);
    assertThat(store.checksum())
        .isEqualTo(Article.mark(first.value(), 5) + Article.mark(third.value(), 3));
  }

  @Test
  void givesTheNumbersOfWhatFailedOutAgain() {
    ArticleId first = arrives("First");
    assertThatThrownBy(
            () ->
                store.write(
                    transaction -> {
                      insert(transaction, "Second");
                      throw new IllegalStateException("poison");
                    }))
        .hasMessage("poison");

    assertThat(arrives("Third").value()).isEqualTo(first.value() + 1);
    assertThat(store.count()).isEqualTo(2);
  }

  @Test
  void keepsCarriersMergesAndKeys() {
    ArticleId first = arrives("First");
    ArticleId second = arrives("Second");
    boolean fresh =
        store.write(
            transaction -> {
              boolean added =
                  transaction.carry(first, new FeedId(9), transaction.nextChange())
                      && !transaction.carry(first, new FeedId(9), transaction.nextChange());
              transaction.move(second, StoryId.openedBy(first), transaction.nextChange());
              transaction.merged(StoryId.openedBy(second), StoryId.openedBy(first));
              transaction.point(List.of("key of the first"), second);
              return added;
            });

    assertThat(fresh).isTrue();
    assertThat(store.past(first).orElseThrow().feeds()).containsExactly(FEED, new FeedId(9));
    assertThat(store.story(StoryId.openedBy(second), Scope.ALL).orElseThrow().articles())
        .extracting(Article::id)
        .containsExactly(first, second);
    assertThat(store.<Optional<ArticleId>>write(t -> t.find("key of the first"))).contains(second);
  }

  @Test
  void walksThroughTheNewest() {
    for (int i = 0; i < 5; i++) {
      arrives("Number " + i);
    }
    List<Long> seen = new ArrayList<>();
    store.newest(3, stored -> seen.add(stored.article().id().value()));
    assertThat(seen).containsExactly(3L, 4L, 5L);

    seen.clear();
    store.recent(Duration.ofDays(1), stored -> seen.add(stored.article().id().value()));
    assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(store.seenBefore(NOON.plusSeconds(1), 2)).hasSize(2);
  }

  ArticleId arrives(String title) {
    return store.write(transaction -> insert(transaction, title));
  }

  private static ArticleId insert(ArticleStore.Transaction transaction, String title) {
    long change = transaction.nextChange();
    ArticleId id = new ArticleId(change);
    Article article =
        new Article(id, NOON, change, Reports.report("The Desk", title, NOON).build());
    URI link = article.report().link().orElseThrow();
    transaction.insert(
        article,
        FEED,
        new Placement(StoryId.openedBy(id), Optional.empty(), List.of()),
        List.of(ArticleStore.linkKey(link)));
    return id;
  }
}
