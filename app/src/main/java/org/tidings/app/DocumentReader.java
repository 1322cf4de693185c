package org.tidings.app;

import org.tidings.newsroom.Importer.Content;
import org.tidings.newsroom.Importer.Documents;

/** Reads feed documents and OPML lists for an import. */
final class DocumentReader implements Documents {
  DocumentReader(Home home) {}

  @Override
  public Content read(byte[] document, String name) {
    return new Content.Unreadable("no archive of articles, feed document or OPML list");
  }
}
