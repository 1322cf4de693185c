package org.tidings.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * How many articles hold each term, by hash, in 1 MB; from a sample of the newest when there are
 * very many.
 */
final class Background {
  private static final int BUCKETS = 1 << 18;
  private static final int SAMPLE = 20_000;

  private final int[] holders = new int[BUCKETS];
  private int articles;
  private long words;

  /** Counts the articles of an index; about 1 ms for every thousand. */
  static Background of(IndexReader reader) throws IOException {
    Background background = new Background();
    int share = Math.max(1, reader.maxDoc() / SAMPLE);
    for (LeafReaderContext leaf : reader.leaves()) {
      BinaryDocValues values = DocValues.getBinary(leaf.reader(), Fields.VECTOR);
      for (int doc = values.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc =
              doc + share >= leaf.reader().maxDoc()
                  ? DocIdSetIterator.NO_MORE_DOCS
                  : values.advance(doc + share)) {
        background.count(Vectors.read(values.binaryValue()));
      }
    }
    return background;
  }

  private void count(int[] vector) {
    articles++;
    for (int entry : vector) {
      holders[bucket(Vectors.hash(entry))]++;
      words += Vectors.times(entry);
    }
  }

  /** Inverse document frequency as BM25 has it. */
  float rarity(int hash) {
    int held = Math.min(articles, holders[bucket(hash)]);
    return (float) Math.log(1 + (articles - held + 0.5) / (held + 0.5));
  }

  /** Never 0. */
  float meanLength() {
    return articles == 0 ? 1 : Math.max(1, (float) words / articles);
  }

  private static int bucket(int hash) {
    return hash & (BUCKETS - 1);
  }
}
