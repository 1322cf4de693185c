package org.tidings.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
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
  private static final String LAYOUT = "2";

  /** A file of this name says that the index must not be used. */
  private static final String CONDEMNED = "damaged";

  private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

  private IndexFolder() {}

  /** A writer and what it holds. */
  record Opened(IndexWriter writer, DirectoryReader reader) {}

  /**
   * Opens for writing; a damaged or foreign index is emptied and said so in the log.
   *
   * <p>Only the heads and feet of the files are looked at, so that it costs the same however large
   * the index is: {@link #isSound} reads them whole.
   */
  static Opened open(Directory directory) throws IOException {
    try {
      return known(directory);
    } catch (LockObtainFailedException held) {
      throw held; // another process writes: emptying its index would be wrong
    } catch (IOException | RuntimeException damaged) {
      LOG.warn("The search index cannot be read and is rebuilt: {}", damaged.toString());
      empty(directory);
      return known(directory);
    }
  }

  /** Has the index begun anew when it is opened next. */
  static void condemn(Directory directory) {
    try {
      directory.createOutput(CONDEMNED, IOContext.DEFAULT).close();
    } catch (IOException e) {
      LOG.warn("The search index is damaged and cannot be marked so: {}", e.toString());
    }
  }

  /** Reads every byte and compares the checksums. */
  static boolean isSound(DirectoryReader reader) {
    try {
      for (LeafReaderContext leaf : reader.leaves()) {
        if (leaf.reader() instanceof CodecReader codec) {
          codec.checkIntegrity();
        }
      }
      return true;
    } catch (IOException | RuntimeException damaged) {
      LOG.warn("The search index is damaged: {}", damaged.toString());
      return false;
    }
  }

  static long lastChange(IndexWriter writer) {
    return note(writer, Fields.CHANGE).map(Long::parseLong).orElse(0L);
  }

  private static Optional<String> note(IndexWriter writer, String name) {
    Iterable<Map.Entry<String, String>> notes = writer.getLiveCommitData();
    if (notes != null) {
      for (Map.Entry<String, String> note : notes) {
        if (note.getKey().equals(name)) {
          return Optional.of(note.getValue());
        }
      }
    }
    return Optional.empty();
  }

  static Map<String, String> notes(long change) {
    return Map.of(Fields.CHANGE, Long.toString(change), "layout", LAYOUT);
  }

  private static Opened known(Directory directory) throws IOException {
    if (Arrays.asList(directory.listAll()).contains(CONDEMNED)) {
      throw new IOException("a damage was met while it was written");
    }
    IndexWriter writer = new IndexWriter(directory, config());
    try {
      Optional<String> layout = note(writer, "layout");
      if (writer.getDocStats().maxDoc > 0 && !layout.equals(Optional.of(LAYOUT))) {
        throw new IOException("its layout is %s, not %s".formatted(layout.orElse("?"), LAYOUT));
      }
      return new Opened(writer, DirectoryReader.open(writer));
    } catch (IOException | RuntimeException damaged) {
      writer.rollback();
      throw damaged;
    }
  }

  /** Deletes Lucene's own files and leaves all others alone. */
  private static void empty(Directory directory) throws IOException {
    for (String file : directory.listAll()) {
      if (file.equals(CONDEMNED)
          || file.startsWith("segments")
          || file.startsWith("pending_segments")
          || isPart(file)) {
        directory.deleteFile(file);
      }
    }
  }

  private static boolean isPart(String file) {
    return file.matches("_[a-z0-9]+[._].*");
  }

  /** A session of few changes leaves the segments as they are: a merge would die with it. */
  private static IndexWriterConfig config() {
    return new IndexWriterConfig()
        .setOpenMode(OpenMode.CREATE_OR_APPEND)
        .setIndexSort(NEWEST)
        .setMergePolicy(NoMergePolicy.INSTANCE)
        .setMaxFullFlushMergeWaitMillis(0)
        .setSimilarity(new BM25Similarity(HotScores.K1, HotScores.B))
        .setRAMBufferSizeMB(16)
        .setCommitOnClose(false);
  }

  /** Merges segments from now on. */
  static void merge(IndexWriter writer) {
    TieredMergePolicy merges = new TieredMergePolicy();
    merges.setFloorSegmentMB(2);
    writer.getConfig().setMergePolicy(merges);
  }
}
