package org.tidings.search.lucene;

import org.apache.lucene.index.DirectoryReader;

/** What one question sees from beginning to end. */
record View(DirectoryReader reader, ReaderNotes notes, Hot hot) {
  View with(Hot changed) {
    return new View(reader, notes, changed);
  }
}
