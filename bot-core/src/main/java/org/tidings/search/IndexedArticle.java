package org.tidings.search;

import java.util.Set;
import org.tidings.article.Article;
import org.tidings.feed.FeedId;
import org.tidings.story.StoryId;
import org.tidings.text.ArticleTokens;

/**
 * All that the index knows of an article.
 *
 * @param feeds the feeds that brought it
 * @param copy whether it repeats the text of an earlier article
 */
public record IndexedArticle(
    Article article, ArticleTokens tokens, Set<FeedId> feeds, StoryId story, boolean copy) {
  public IndexedArticle {
    feeds = Set.copyOf(feeds);
  }
}
