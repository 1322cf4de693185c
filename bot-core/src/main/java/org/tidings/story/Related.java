package org.tidings.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.text.ArticleTokens;

/**
 * Finds the articles that are most like one: more of this. Its memory is derived: a window of the
 * newest articles. Safe for many threads.
 */
public final class Related {
  private final Profiler profiler;
  private final StoryWindow window;

  /** Remembers as many articles as {@code capacity} says. */
  public Related(int capacity) {
    this(capacity, Background.shipped(), Meaning.shipped(), StoryModel.shipped());
  }

  Related(int capacity, Background background, Meaning meaning, StoryModel model) {
    profiler = new Profiler(background, meaning);
    window = new StoryWindow(capacity, background, model.pair(), StoryWindow.Reach.ASKING);
  }

  /** Remembers an article. */
  public synchronized void add(Article article, ArticleTokens tokens) {
    window.add(profiler.profile(article, tokens), article.id().value());
  }

  /** The articles most like this one, best first, itself not among them. */
  public synchronized List<ArticleId> to(Article article, ArticleTokens tokens, int count) {
    Profile profile = profiler.profile(article, tokens);
    record Scored(long id, float odds) {}
    List<Scored> found = new ArrayList<>();
    for (Profile near : window.near(profile)) {
      if (near.id != profile.id) {
        found.add(new Scored(near.id, window.odds(profile, near)));
      }
    }
    found.sort(
        Comparator.comparingDouble((Scored each) -> -each.odds()).thenComparingLong(Scored::id));
    return found.stream().limit(count).map(each -> new ArticleId(each.id())).toList();
  }
}
