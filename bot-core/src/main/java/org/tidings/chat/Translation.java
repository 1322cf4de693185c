package org.tidings.chat;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A command's name and description as menus show them to people of another language. The command
 * itself is still called by its own name.
 *
 * @param language a language, with a region only where the words are of that region alone
 * @param name lower-case letters of any script, digits and hyphens, at most 32
 * @param description one line, at most 100 UTF-16 units
 */
public record Translation(Locale language, String name, String description) {
  private static final Pattern NAME = Pattern.compile("[-\\p{Ll}\\p{Lo}\\p{M}\\p{N}]{1,32}");

  public Translation {
    if (language.getLanguage().isEmpty()) {
      throw new IllegalArgumentException("no language for '%s'".formatted(name));
    }
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name: '%s'".formatted(name));
    }
    CommandSpec.checkDescription(name, description);
  }
}
