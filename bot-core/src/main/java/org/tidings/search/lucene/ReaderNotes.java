package org.tidings.search.lucene;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tidings.search.ArticleIndex.Facet;
import org.tidings.search.Filter;

/**
 * What every question asks of one state of the index, found out once: it never changes, so neither
 * do these. At most 64 lists of 256 articles are kept, 4 KB each. Safe for many threads.
 */
final class ReaderNotes {
  private static final int LISTS = 64;
  private static final int COUNTS = 16;

  private final Set<String> languages;
  private final long newest;
  private final Map<Filter, Newest.Head> heads =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Filter, Newest.Head> eldest) {
          return size() > LISTS;
        }
      };

  private final Map<Counted, Map<String, Long>> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Counted, Map<String, Long>> eldest) {
          return size() > COUNTS;
        }
      };

  private ReaderNotes(Set<String> languages, long newest) {
    this.languages = languages;
    this.newest = newest;
  }

  static ReaderNotes of(DirectoryReader reader) throws IOException {
    long newest = Long.MIN_VALUE;
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues times = DocValues.getNumeric(leaf.reader(), Fields.AT);
      if (times.nextDoc() == 0) {
        newest = Math.max(newest, times.longValue());
      }
    }
    Set<String> languages = new TreeSet<>();
    Terms terms = MultiTerms.getTerms(reader, Fields.LANG);
    if (terms != null) {
      TermsEnum each = terms.iterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        languages.add(term.utf8ToString());
      }
    }
    return new ReaderNotes(languages.isEmpty() ? Set.of("en") : Set.copyOf(languages), newest);
  }

  /** Languages of the articles; English when there are none. */
  Set<String> languages() {
    return languages;
  }

  /** The time of the newest article, epoch milliseconds; the least number when there is none. */
  long newest() {
    return newest;
  }

  /** The beginning of a list that was asked for before. */
  Newest.@Nullable Head head(Filter filter) {
    synchronized (heads) {
      return heads.get(filter);
    }
  }

  void keep(Filter filter, Newest.Head head) {
    synchronized (heads) {
      heads.put(filter, head);
    }
  }

  /** Counts that were made before. */
  @Nullable Map<String, Long> counts(Facet facet, Filter filter) {
    synchronized (counts) {
      return counts.get(new Counted(facet, filter));
    }
  }

  void keep(Facet facet, Filter filter, Map<String, Long> values) {
    synchronized (counts) {
      counts.put(new Counted(facet, filter), values);
    }
  }

  private record Counted(Facet facet, Filter filter) {}
}
