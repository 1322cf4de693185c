package org.tidings.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** Golden files; run with -Dgolden=write to write them anew, and read the difference. */
final class Golden {
  static void check(String name, String json) throws IOException {
    String now =
        pretty(
                json.startsWith("[")
                    ? DataArray.fromJson(json).toList()
                    : DataObject.fromJson(json).toMap(),
                "")
            + "\n";
    if ("write".equals(System.getProperty("golden"))) {
      Path folder = Path.of("src/test/resources/discord/golden");
      Files.createDirectories(folder.resolve(name + ".json").getParent());
      Files.writeString(folder.resolve(name + ".json"), now);
      return;
    }
    try (InputStream in = Golden.class.getResourceAsStream("/discord/golden/" + name + ".json")) {
      assertThat(in).as("golden file " + name).isNotNull();
      assertThat(now).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static String pretty(Object value, String indent) {
    String deeper = indent + "  ";
    return switch (value) {
      case java.util.Map<?, ?> map when map.isEmpty() -> "{}";
      case java.util.Map<?, ?> map -> {
        TreeMap<String, String> parts = new TreeMap<>();
        map.forEach(
            (k, v) -> {
              if (v != null) {
                parts.put(String.valueOf(k), pretty(v, deeper));
              }
            });
        yield parts.entrySet().stream()
            .map(e -> deeper + "\"" + e.getKey() + "\": " + e.getValue())
            .collect(java.util.stream.Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
      }
      case List<?> list when list.isEmpty() -> "[]";
      case List<?> list ->
          list.stream()
              .map(v -> deeper + pretty(v, deeper))
              .collect(java.util.stream.Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
      case String text -> quoted(text);
      default -> String.valueOf(value);
    };
  }

  private static String quoted(String text) {
    String array = DataArray.empty().add(text).toString();
    return array.substring(1, array.length() - 1);
  }
}
