package org.tidings.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Translation;

/**
 * What commands are called in the menus of other languages: {@code menu_LANGUAGE.properties} in the
 * resources of this room, with {@code latest} for the name and {@code latest.does} for the
 * description. A command that a language leaves out is shown in English there.
 */
final class MenuWords {
  /** Each has a file. */
  private static final List<String> LANGUAGES = List.of("de", "es", "fr", "hi", "it", "pt");

  private final Map<Locale, Properties> words = new LinkedHashMap<>();

  MenuWords() {
    for (String language : LANGUAGES) {
      words.put(Locale.forLanguageTag(language), read("menu_" + language + ".properties"));
    }
  }

  /** The command with its translations. */
  CommandSpec translated(CommandSpec spec) {
    List<Translation> translations = new ArrayList<>();
    words.forEach(
        (language, known) -> {
          String name = known.getProperty(spec.name());
          if (name != null) {
            String does = known.getProperty(spec.name() + ".does", spec.description());
            translations.add(new Translation(language, name, does));
          }
        });
    return spec.in(translations);
  }

  private static Properties read(String file) {
    var words = new Properties();
    try (InputStream in = MenuWords.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + file);
      }
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
