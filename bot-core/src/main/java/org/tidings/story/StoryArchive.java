package org.tidings.story;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tidings.article.ArticleId;
import org.tidings.feed.Scope;

/** Reads from the database which article is in which story. Safe for many threads. */
public interface StoryArchive {
  /** The story an article is in now. */
  Optional<StoryId> storyOf(ArticleId article);

  /** A story as a room may see it; follows merges; empty when nothing of it is visible there. */
  Optional<Story> story(StoryId id, Scope scope);

  /** The stories that exist, in the order asked for; one round trip. */
  List<Story> stories(Collection<StoryId> ids, Scope scope);
}
