package org.tidings.search.lucene;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;

/** What a query may cost at most, known before it runs. */
final class Cost {
  /** Reading a place in a text costs so much more than reading that a word is in it. */
  private static final int PLACES = 8;

  private Cost() {}

  /** Postings that a query may have to read, about ten nanoseconds each. */
  static long of(Query query, IndexReader reader) throws IOException {
    AtomicLong cost = new AtomicLong();
    Trouble trouble = new Trouble();
    query.visit(
        new QueryVisitor() {
          @Override
          public void consumeTerms(Query part, Term... terms) {
            for (Term term : terms) {
              try {
                int each = part instanceof PhraseQuery ? PLACES : 1;
                cost.addAndGet((long) reader.docFreq(term) * each);
              } catch (IOException e) {
                trouble.met = e;
              }
            }
          }

          @Override
          public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
            return this;
          }
        });
    if (trouble.met != null) {
      throw trouble.met;
    }
    return cost.get();
  }

  private static final class Trouble {
    @Nullable IOException met;
  }
}
