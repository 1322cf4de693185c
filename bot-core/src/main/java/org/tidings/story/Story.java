package org.tidings.story;

import java.util.List;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;

/**
 * Articles about one event, in order of arrival.
 *
 * @param articles never empty; those the asking room may see
 * @param copies those among them that repeat another's text
 */
public record Story(StoryId id, List<Article> articles, Set<ArticleId> copies) {
  public Story {
    articles = List.copyOf(articles);
    copies = Set.copyOf(copies);
    if (articles.isEmpty()) {
      throw new IllegalArgumentException("story %d has no articles".formatted(id.value()));
    }
  }

  /** How many outlets tell it; copies of one text count once, for the outlet that was first. */
  public int sources() {
    return (int)
        articles.stream()
            .filter(article -> !copies.contains(article.id()))
            .map(article -> article.report().source())
            .distinct()
            .count();
  }
}
