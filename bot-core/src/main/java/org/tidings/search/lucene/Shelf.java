package org.tidings.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.jspecify.annotations.Nullable;
import org.tidings.search.IndexedArticle;

/**
 * The words that can be completed, made when first asked for and again when much has come since;
 * the words of articles in between stand beside them. Safe for many threads.
 */
final class Shelf {
  /** Past so many new articles all words are read again. */
  private static final int MOST = 1_000;

  private final List<IndexedArticle> since = new ArrayList<>();
  private Headwords.@Nullable Known index;
  private Headwords.Known fresh = Headwords.Known.NOTHING;
  private boolean changed;

  /** Takes note of new articles; for the cost of an entry in a list. */
  synchronized void learn(List<IndexedArticle> articles) {
    if (index == null) {
      return;
    }
    if (since.size() + articles.size() > MOST) {
      forget();
      return;
    }
    since.addAll(articles);
    changed = true;
  }

  /** All is read again when it is next asked for. */
  synchronized void forget() {
    index = null;
    since.clear();
    fresh = Headwords.Known.NOTHING;
    changed = false;
  }

  /** All words, of the index and of the newest articles. */
  synchronized List<Headwords.Known> known(DirectoryReader reader, View view) throws IOException {
    if (index == null) {
      view.hot().articles().forEach(warm -> since.add(warm.article()));
      index = Headwords.of(reader, newest(view));
      changed = true;
    }
    if (changed) {
      fresh = since.isEmpty() ? Headwords.Known.NOTHING : Headwords.of(since, newest(view));
      changed = false;
    }
    return since.isEmpty() ? List.of(index) : List.of(index, fresh);
  }

  private long newest(View view) {
    long newest = view.notes().newest();
    for (IndexedArticle article : since) {
      newest = Math.max(newest, article.article().at().toEpochMilli());
    }
    return newest;
  }
}
