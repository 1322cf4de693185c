package org.tidings.app;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidings.article.Article;
import org.tidings.story.Clusterer;
import org.tidings.story.Placement;
import org.tidings.text.ArticleTokens;

/** A clusterer that is made with its first article, because its language model takes a while. */
final class LaterClusterer implements Clusterer {
  private final Supplier<Clusterer> maker;
  private @Nullable Clusterer made;

  LaterClusterer(Supplier<Clusterer> maker) {
    this.maker = maker;
  }

  @Override
  public Placement place(Article article, ArticleTokens tokens) {
    return made().place(article, tokens);
  }

  @Override
  public void restore(Stream<Placed> window) {
    made().restore(window);
  }

  private Clusterer made() {
    Clusterer clusterer = made;
    if (clusterer == null) {
      clusterer = maker.get();
      made = clusterer;
    }
    return clusterer;
  }
}
