package org.tidings.article;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads stored articles from the database, the truth. Safe for many threads. */
public interface ArticleArchive {
  Optional<Article> article(ArticleId id);

  /** The articles that exist, in the order asked for. */
  List<Article> articles(Collection<ArticleId> ids);

  /** The article with this canonical link. */
  Optional<Article> byLink(URI link);

  /** How many articles there are. */
  long count();
}
