package org.tidings.search.lucene;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens an index folder whatever state it is in: what cannot be read is begun anew. */
final class IndexFolder {
  /** Newest first, so that the latest articles are the first of every segment. */
  static final Sort NEWEST =
      new Sort(
          new SortField(Fields.AT, SortField.Type.LONG, true),
          new SortField(Fields.ID, SortField.Type.LONG, true));

  /** Changes whenever documents are made otherwise, so that an old index is rebuilt. */
  private static final String LAYOUT = "1";

  private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

  private IndexFolder() {}

  /** Opens for writing; a damaged or foreign index is emptied and said so in the log. */
  static IndexWriter open(Directory directory) throws IOException {
    try {
      return sound(directory);
    } catch (LockObtainFailedException held) {
      throw held; // another process writes: emptying its index would be wrong
    } catch (IOException | RuntimeException damaged) {
      LOG.warn("The search index cannot be read and is rebuilt: {}", damaged.toString());
      empty(directory);
      return new IndexWriter(directory, config());
    }
  }

  static long lastChange(IndexWriter writer) {
    Iterable<Map.Entry<String, String>> notes = writer.getLiveCommitData();
    if (notes != null) {
      for (Map.Entry<String, String> note : notes) {
        if (note.getKey().equals(Fields.CHANGE)) {
          return Long.parseLong(note.getValue());
        }
      }
    }
    return 0;
  }

  static Map<String, String> notes(long change) {
    return Map.of(Fields.CHANGE, Long.toString(change), "layout", LAYOUT);
  }

  private static IndexWriter sound(Directory directory) throws IOException {
    if (DirectoryReader.indexExists(directory)) {
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        String layout = reader.getIndexCommit().getUserData().get("layout");
        if (reader.maxDoc() > 0 && !LAYOUT.equals(layout)) {
          throw new IOException("its layout is %s, not %s".formatted(layout, LAYOUT));
        }
        for (LeafReaderContext leaf : reader.leaves()) {
          if (leaf.reader() instanceof CodecReader codec) {
            codec.checkIntegrity();
          }
        }
      }
    }
    return new IndexWriter(directory, config());
  }

  /** Deletes Lucene's own files and leaves all others alone. */
  private static void empty(Directory directory) throws IOException {
    for (String file : directory.listAll()) {
      if (file.startsWith("segments") || file.startsWith("pending_segments") || isPart(file)) {
        directory.deleteFile(file);
      }
    }
  }

  private static boolean isPart(String file) {
    return file.matches("_[a-z0-9]+[._].*");
  }

  private static IndexWriterConfig config() {
    TieredMergePolicy merges = new TieredMergePolicy();
    merges.setFloorSegmentMB(2);
    return new IndexWriterConfig()
        .setOpenMode(OpenMode.CREATE_OR_APPEND)
        .setIndexSort(NEWEST)
        .setMergePolicy(merges)
        .setSimilarity(new BM25Similarity(HotScores.K1, HotScores.B))
        .setRAMBufferSizeMB(16)
        .setCommitOnClose(false);
  }
}
