package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.tidings.search.ArticleIndex;
import org.tidings.search.lucene.LuceneArticleIndex;
import org.tidings.text.Tokenizer;

class OpeningIndexTest {
  @Test
  void answersOnceItIsOpen() throws Exception {
    // given an index that is slow to open
    CountDownLatch slow = new CountDownLatch(1);
    try (ArticleIndex index =
        new OpeningIndex(
            () -> {
              awaited(slow);
              return LuceneArticleIndex.inMemory(new Tokenizer());
            })) {
      long[] count = {-1};
      Thread asking = Thread.ofVirtual().start(() -> count[0] = index.count());

      // when it has opened
      assertThat(count[0]).isEqualTo(-1);
      slow.countDown();
      asking.join();

      // then the question is answered
      assertThat(count[0]).isZero();
    }
  }

  @Test
  void throwsWhatOpeningThrewAndClosesQuietly() {
    ArticleIndex index =
        new OpeningIndex(
            () -> {
              throw new IllegalStateException("held by another");
            });

    assertThatThrownBy(index::lastChange).hasMessage("held by another");
    assertThatCode(index::close).doesNotThrowAnyException();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
