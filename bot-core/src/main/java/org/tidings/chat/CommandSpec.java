package org.tidings.chat;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a command is called and takes: published as slash commands, as a bot menu and as
 * docs/commands.md.
 *
 * @param name lower-case ASCII letters, digits and hyphens, at most 32
 * @param description one line, at most 100 UTF-16 units
 * @param privately whether its answer is for the caller's eyes only; fixed before it runs, because
 *     Discord fixes it when deferring
 * @param opensForm whether the first answer may be a {@link Reply.Ask}; such a command is never
 *     deferred and answers within 2 s
 * @param audience who may see it in menus; the right is checked again when it runs
 * @param actions sub-commands such as {@code add} of {@code /feed}; empty for none. A command with
 *     sub-commands takes its options from them
 * @param examples lines that work as they stand
 * @param translations what it is called and does in other languages, at most one of each
 */
public record CommandSpec(
    String name,
    String description,
    boolean privately,
    boolean opensForm,
    Audience audience,
    List<OptionSpec> options,
    List<SubCommand> actions,
    List<String> examples,
    List<Translation> translations) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  public CommandSpec {
    checkName(name);
    checkDescription(name, description);
    options = List.copyOf(options);
    actions = List.copyOf(actions);
    examples = List.copyOf(examples);
    translations = List.copyOf(translations);
    if (options.size() > 25 || actions.size() > 25) {
      throw new IllegalArgumentException("command %s has too many options".formatted(name));
    }
    if (!options.isEmpty() && !actions.isEmpty()) {
      throw new IllegalArgumentException(
          "command %s has both options and sub-commands".formatted(name));
    }
  }

  /** A command in English alone. */
  public CommandSpec(
      String name,
      String description,
      boolean privately,
      boolean opensForm,
      Audience audience,
      List<OptionSpec> options,
      List<SubCommand> actions,
      List<String> examples) {
    this(name, description, privately, opensForm, audience, options, actions, examples, List.of());
  }

  /** The same with these translations. */
  public CommandSpec in(List<Translation> languages) {
    return new CommandSpec(
        name, description, privately, opensForm, audience, options, actions, examples, languages);
  }

  /** A named part of a command with options of its own. */
  public record SubCommand(String name, String description, List<OptionSpec> options) {
    public SubCommand {
      checkName(name);
      checkDescription(name, description);
      options = List.copyOf(options);
    }
  }

  /** Who may use a command. */
  public enum Audience {
    EVERYONE,
    /** Moderators of the room; in a direct chat its owner. */
    MODERATORS,
    OPERATORS
  }

  static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name: '%s'".formatted(name));
    }
  }

  static void checkDescription(String name, String description) {
    if (description.isBlank() || description.length() > 100) {
      throw new IllegalArgumentException("description of %s is not 1-100 long".formatted(name));
    }
  }
}
