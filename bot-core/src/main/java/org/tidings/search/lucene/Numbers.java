package org.tidings.search.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.jspecify.annotations.Nullable;

/** Numbers of found articles, their columns opened once per segment. For one thread. */
final class Numbers {
  private final List<LeafReaderContext> leaves;
  private final String[] fields;
  private final @Nullable NumericDocValues[][] columns;
  private int lastLeaf;

  Numbers(IndexReader reader, String... fields) {
    this.leaves = reader.leaves();
    this.fields = fields;
    this.columns = new NumericDocValues[leaves.size()][fields.length];
  }

  /**
   * Reads the fields of an article.
   *
   * @param doc not before one asked earlier
   */
  long[] of(int doc) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    long[] numbers = new long[fields.length];
    for (int i = 0; i < fields.length; i++) {
      NumericDocValues column = columns[leaf.ord][i];
      if (column == null) {
        column = DocValues.getNumeric(leaf.reader(), fields[i]);
        columns[leaf.ord][i] = column;
      }
      if (!column.advanceExact(doc - leaf.docBase)) {
        throw new IOException("document %d has no %s".formatted(doc, fields[i]));
      }
      numbers[i] = column.longValue();
    }
    return numbers;
  }

  private LeafReaderContext leaf(int doc) {
    LeafReaderContext last = leaves.get(lastLeaf);
    if (doc < last.docBase || doc >= last.docBase + last.reader().maxDoc()) {
      lastLeaf = ReaderUtil.subIndex(doc, leaves);
      return leaves.get(lastLeaf);
    }
    return last;
  }
}
