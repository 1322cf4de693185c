package org.tidings.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.util.OSInfo;

/**
 * Prepares what the start-up cache is made from: a home with articles to be asked for, and SQLite's
 * library. The asking itself is a run of its own, whose classes alone the cache holds, since every
 * start loads them all.
 */
final class Training {
  private Training() {}

  /** Unpacks the library of SQLite for this machine; the folder is there when it is whole. */
  static void unpack(Path folder) throws IOException {
    String name = System.mapLibraryName("sqlitejdbc");
    String resource =
        "/org/sqlite/native/%s/%s".formatted(OSInfo.getNativeLibFolderPathForCurrentOS(), name);
    try (InputStream library = OSInfo.class.getResourceAsStream(resource)) {
      if (library != null) {
        Path part = Files.createTempDirectory(folder.toAbsolutePath().getParent(), "start-");
        Files.copy(library, part.resolve(name));
        Files.move(part, folder);
      }
    }
  }

  static int prepare(Tidings tidings) throws Exception {
    Path home = tidings.home();
    Files.createDirectories(home);
    Path archive = home.resolve("articles.jsonl");
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 40; i++) {
      lines.append(
          """
          {"id":"%d","source":"Valley Post %d","url":"https://valley.example/%d","title":"Dam %d opens in the valley","summary":"Water flows again after %d years.","body":"The gates of dam %d rose at noon.","publishedAt":"2026-01-%02dT12:00:00Z"}
          """
              .formatted(i, i % 5, i, i / 3, i, i, 1 + i % 20));
    }
    Files.writeString(archive, lines, StandardCharsets.UTF_8);
    return Main.run(
        tidings.surroundings(), "--home", home.toString(), "import", archive.toString());
  }
}
