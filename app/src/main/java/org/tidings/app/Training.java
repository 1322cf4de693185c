package org.tidings.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.util.OSInfo;

/** The work that the start-up cache is made from. */
final class Training {
  private static final List<String> QUESTIONS =
      List.of("/latest", "/trending", "/search dam opens", "/read 1", "/sectors", "/help", "hello");

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

  static int run(Tidings tidings) throws Exception {
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
    String at = home.toString();
    int code = Main.run(tidings.surroundings(), "--home", at, "import", archive.toString());
    Path sample = home.resolve("sample");
    code = Math.max(code, Main.run(tidings.surroundings(), talk(sample, List.of())));
    for (List<String> how : List.of(List.of("--json"), List.<String>of())) {
      code = Math.max(code, Main.run(tidings.surroundings(), talk(home, how)));
    }
    return code;
  }

  private static String[] talk(Path home, List<String> how) {
    List<String> args = new ArrayList<>(List.of("--home", home.toString(), "chat"));
    args.addAll(how);
    args.addAll(QUESTIONS);
    return args.toArray(String[]::new);
  }
}
