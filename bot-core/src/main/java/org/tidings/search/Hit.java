package org.tidings.search;

import java.util.List;
import org.tidings.article.ArticleId;
import org.tidings.story.StoryId;

/**
 * An article that a search found.
 *
 * @param score comparable within one result only
 * @param more other articles of the same story that fit as well, best first
 */
public record Hit(ArticleId article, StoryId story, float score, List<ArticleId> more) {
  public Hit {
    more = List.copyOf(more);
  }
}
