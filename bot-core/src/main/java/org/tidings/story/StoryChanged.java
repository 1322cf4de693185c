package org.tidings.story;

import java.util.List;
import org.tidings.article.ArticleId;

/** A repair of the grouping after articles were placed. */
public sealed interface StoryChanged {
  /** All articles of one story now belong to another. */
  record Merged(StoryId from, StoryId into) implements StoryChanged {}

  /** Some articles of a story left it for a new story, whose id is the first of them. */
  record Split(StoryId from, StoryId into, List<ArticleId> moved) implements StoryChanged {
    public Split {
      moved = List.copyOf(moved);
    }
  }

  /** One article changed its story. */
  record Moved(ArticleId article, StoryId from, StoryId into) implements StoryChanged {}
}
