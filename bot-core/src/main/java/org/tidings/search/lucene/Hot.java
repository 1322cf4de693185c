package org.tidings.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.tidings.article.ArticleId;
import org.tidings.search.ArticleWords;
import org.tidings.search.Filter;
import org.tidings.search.IndexedArticle;
import org.tidings.text.Tokens;

/**
 * The articles that came after Lucene last looked, so that each is found at once without a refresh
 * of its own (14 to 34 ms). Never changes.
 *
 * @param masked articles whose state in Lucene is out of date
 */
record Hot(List<Warm> articles, Set<Long> masked) {
  static final Hot NONE = new Hot(List.of(), Set.of());

  /** More than this and a refresh is cheaper than asking them one by one. */
  static final int MOST = 128;

  Hot {
    articles = List.copyOf(articles);
    masked = Set.copyOf(masked);
  }

  /** An article with its words laid out. */
  record Warm(IndexedArticle article, ArticleWords words) {
    long id() {
      return article.article().id().value();
    }

    boolean titleHas(String word) {
      Tokens title = article.tokens().title();
      for (int i = 0; i < title.size(); i++) {
        if (title.word(i).equals(word)) {
          return true;
        }
      }
      return false;
    }
  }

  boolean isEmpty() {
    return articles.isEmpty() && masked.isEmpty();
  }

  Hot with(List<IndexedArticle> added) {
    Set<Long> ids = new HashSet<>();
    added.forEach(article -> ids.add(article.article().id().value()));
    List<Warm> all = without(ids);
    ids.addAll(masked);
    added.forEach(article -> all.add(new Warm(article, new ArticleWords(article.tokens()))));
    return new Hot(all, ids);
  }

  Hot withoutArticles(List<ArticleId> gone) {
    Set<Long> ids = new HashSet<>();
    gone.forEach(id -> ids.add(id.value()));
    List<Warm> kept = without(ids);
    ids.addAll(masked);
    return new Hot(kept, ids);
  }

  private List<Warm> without(Set<Long> ids) {
    List<Warm> kept = new ArrayList<>();
    for (Warm warm : articles) {
      if (!ids.contains(warm.id())) {
        kept.add(warm);
      }
    }
    return kept;
  }

  /** Whether Lucene has any of these articles in an older form. */
  boolean replaces(IndexReader reader) throws IOException {
    for (long id : masked) {
      if (reader.docFreq(Documents.idTerm(new ArticleId(id))) > 0) {
        return true;
      }
    }
    return false;
  }

  List<Warm> passing(Filter filter) {
    return articles.stream().filter(warm -> filter.passes(warm.article())).toList();
  }
}
