package org.tidings.story;

import java.util.List;
import java.util.Optional;
import org.tidings.article.ArticleId;

/**
 * Where an article was put on arrival.
 *
 * @param copyOf the earlier article whose text it repeats
 * @param changes repairs that its arrival set off, in the order to apply them after the placing
 */
public record Placement(StoryId story, Optional<ArticleId> copyOf, List<StoryChanged> changes) {
  public Placement {
    changes = List.copyOf(changes);
  }
}
