package org.tidings.command;

import java.util.List;
import java.util.Optional;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.feed.FeedId;
import org.tidings.story.StoryId;

/** What the database knows of where an article came from. Safe for many threads. */
public interface Pasts {
  Optional<Past> past(ArticleId article);

  /**
   * The past of an article.
   *
   * @param owner the feed that brought it first
   * @param feeds all feeds that brought it
   * @param copyOf the earlier article whose text it repeats
   */
  record Past(
      Article article,
      FeedId owner,
      List<FeedId> feeds,
      StoryId story,
      Optional<ArticleId> copyOf) {
    public Past {
      feeds = List.copyOf(feeds);
    }
  }
}
