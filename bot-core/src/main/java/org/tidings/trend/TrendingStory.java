package org.tidings.trend;

import java.util.List;
import org.tidings.article.ArticleId;
import org.tidings.story.StoryId;

/**
 * A story on the list.
 *
 * @param lead the article to show for it
 * @param articles its articles in the window, newest first
 */
public record TrendingStory(
    StoryId story, ArticleId lead, List<ArticleId> articles, Evidence evidence) {
  public TrendingStory {
    articles = List.copyOf(articles);
  }
}
