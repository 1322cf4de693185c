package org.tidings.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The documents under {@code src/test/resources/ingest}, one oddity each. */
final class Fixtures {
  private Fixtures() {}

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> all(String folder) {
    try (Stream<Path> files = Files.list(path(folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FeedDocument feed(String name) {
    return feed(bytes("feeds/" + name), DocumentHints.NONE);
  }

  static FeedDocument feed(byte[] document, DocumentHints hints) {
    if (new FeedParser().parse(document, hints) instanceof Reading.Read(FeedDocument feed)) {
      return feed;
    }
    throw new AssertionError("not read as a feed");
  }

  private static Path path(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(Fixtures.class.getResource("/ingest/" + name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }
}
