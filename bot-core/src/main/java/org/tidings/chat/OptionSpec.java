package org.tidings.chat;

import java.util.List;

/**
 * One option of a command.
 *
 * @param name lower-case ASCII letters, digits and hyphens, at most 32
 * @param description at most 100 UTF-16 units
 * @param choices fixed values (at most 25); empty for a free value
 * @param completes whether {@link InteractionHandler#complete} offers values while typing
 */
public record OptionSpec(
    String name,
    String description,
    Type type,
    boolean required,
    List<Option> choices,
    boolean completes) {
  public OptionSpec {
    CommandSpec.checkName(name);
    CommandSpec.checkDescription(name, description);
    choices = List.copyOf(choices);
    if (choices.size() > 25) {
      throw new IllegalArgumentException(
          "option %s has %d choices".formatted(name, choices.size()));
    }
  }

  /** How a value is written. */
  public enum Type {
    /** One word, or several in quotes. */
    WORD,
    /** All words that are left. */
    TEXT,
    INTEGER,
    BOOLEAN,
    /** A room of the same platform. */
    ROOM,
    /** A role that may be mentioned. */
    ROLE,
    FILE
  }
}
