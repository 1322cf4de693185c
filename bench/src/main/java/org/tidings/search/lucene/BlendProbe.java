package org.tidings.search.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;

/** The door through which benchmarks reach the blend alone; nothing else uses it. */
public final class BlendProbe implements AutoCloseable {
  private static final int COUNTED = 1_000;
  private static final int DEPTH = 30;

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final long newest;

  /** Opens the folder of an index that nobody writes. */
  public BlendProbe(Path folder) throws IOException {
    reader = DirectoryReader.open(FSDirectory.open(folder));
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    searcher.setSimilarity(new BM25Similarity(HotScores.K1, HotScores.B));
    newest = ReaderNotes.of(reader).newest();
  }

  /** A choice of terms as the index holds them. */
  public static Query choice(List<String> terms) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    terms.forEach(term -> any.add(new TermQuery(new Term(Fields.TEXT, term)), Occur.SHOULD));
    return any.build();
  }

  /** With Lucene's own collector, as deep as a page needs. */
  public TopDocs unblended(Query query) throws IOException {
    return searcher.search(query, new TopScoreDocCollectorManager(DEPTH, COUNTED));
  }

  /** With newer articles weighing more. */
  public TopDocs blended(Query query) throws IOException {
    return searcher.search(query, Recency.blend(DEPTH, COUNTED, newest, newest + 60_000));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
