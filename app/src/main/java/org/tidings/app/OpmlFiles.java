package org.tidings.app;

import java.util.List;
import java.util.Optional;
import org.tidings.command.FeedFiles;
import org.tidings.ingest.opml.Opml;
import org.tidings.ingest.opml.Outline;

/** Lists of feeds as OPML. */
final class OpmlFiles implements FeedFiles {
  private final Opml opml = new Opml();

  @Override
  public Optional<List<Listed>> read(byte[] document) {
    return opml.read(document)
        .map(list -> list.stream().map(o -> new Listed(o.title(), o.feed())).toList());
  }

  @Override
  public String write(String title, List<Listed> feeds) {
    return opml.write(
        title,
        feeds.stream().map(f -> new Outline(f.title(), f.address(), "", List.of())).toList());
  }
}
