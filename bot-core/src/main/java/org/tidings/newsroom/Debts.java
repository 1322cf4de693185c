package org.tidings.newsroom;

import java.util.List;
import java.util.Set;
import org.tidings.article.ArticleId;
import org.tidings.feed.FeedId;
import org.tidings.newsroom.ArticleStore.Transaction;
import org.tidings.search.IndexedArticle;
import org.tidings.story.StoryChanged;
import org.tidings.story.StoryId;

/**
 * Writes down what is owed to whom, in the transaction of the articles that cause it. Called by the
 * newsroom's one thread.
 */
public interface Debts {
  /** Nobody is owed anything. */
  Debts NONE =
      new Debts() {
        @Override
        public Tally open(Transaction transaction) {
          return Tally.NONE;
        }

        @Override
        public void committed(Set<String> rooms) {}
      };

  /** Begins a batch. */
  Tally open(Transaction transaction);

  /** The batch is durable: these rooms have something to do. */
  void committed(Set<String> rooms);

  /** What one batch brings about; gathered first, written down by {@link #close}. */
  interface Tally {
    /** Gathers nothing. */
    Tally NONE =
        new Tally() {
          @Override
          public void arrived(IndexedArticle article, FeedId feed) {}

          @Override
          public void carried(IndexedArticle article, FeedId feed) {}

          @Override
          public void corrected(ArticleId article, StoryId story) {}

          @Override
          public void changed(StoryChanged change, List<IndexedArticle> moved) {}

          @Override
          public Set<String> close() {
            return Set.of();
          }
        };

    /** A new article was stored. */
    void arrived(IndexedArticle article, FeedId feed);

    /** An article that was known came from a further feed, whose rooms see it from now on. */
    void carried(IndexedArticle article, FeedId feed);

    /** An article says something else now. */
    void corrected(ArticleId article, StoryId story);

    /**
     * The grouping was repaired.
     *
     * @param moved the articles that changed their story, where they are few
     */
    void changed(StoryChanged change, List<IndexedArticle> moved);

    /**
     * Writes everything down.
     *
     * @return keys of the rooms that have something to do
     */
    Set<String> close();
  }
}
