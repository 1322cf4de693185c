package org.tidings.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.OptionSpec;

/** Writes docs/commands.md out of the specs. */
public final class CommandDocs {
  private CommandDocs() {}

  /** The whole document in Markdown, ending with a line break. */
  public static String markdown(List<CommandSpec> commands) {
    StringBuilder text = new StringBuilder();
    text.append("# Commands\n\n");
    text.append(Sentences.say("docs.intro")).append("\n");
    for (CommandSpec spec : commands) {
      text.append("\n## `").append(usage(spec)).append("`\n\n").append(spec.description());
      text.append(".\n");
      if (spec.audience() != Audience.EVERYONE) {
        String who = spec.audience().name().toLowerCase(Locale.ROOT);
        text.append("\nFor ").append(who).append(" only.\n");
      }
      if (spec.privately()) {
        text.append("\n").append(Sentences.say("docs.privately")).append("\n");
      }
      if (!spec.options().isEmpty()) {
        text.append("\n").append(table(spec.options()));
      }
      for (CommandSpec.SubCommand action : spec.actions()) {
        text.append("\n### `/").append(spec.name()).append(' ').append(action.name());
        text.append(words(action.options())).append("`\n\n");
        text.append(action.description()).append(".\n");
        if (!action.options().isEmpty()) {
          text.append("\n").append(table(action.options()));
        }
      }
      if (!spec.examples().isEmpty()) {
        String examples =
            spec.examples().stream().map(e -> "`" + e + "`").collect(Collectors.joining(" · "));
        text.append("\nExamples: ").append(examples).append("\n");
      }
    }
    return text.toString();
  }

  /** {@code /latest [sector] [edition] [count]}. */
  static String usage(CommandSpec spec) {
    String actions =
        spec.actions().isEmpty()
            ? ""
            : " "
                + spec.actions().stream()
                    .map(CommandSpec.SubCommand::name)
                    .collect(Collectors.joining("|"));
    return "/" + spec.name() + actions + words(spec.options());
  }

  private static String words(List<OptionSpec> options) {
    return options.stream()
        .map(o -> o.required() ? " " + o.name() : " [" + o.name() + "]")
        .collect(Collectors.joining());
  }

  private static String table(List<OptionSpec> options) {
    StringBuilder rows =
        new StringBuilder("| value | what it is | allowed |\n| --- | --- | --- |\n");
    for (OptionSpec option : options) {
      rows.append("| ").append(option.name()).append(" | ").append(option.description());
      rows.append(" | ").append(CommandWords.allowed(option).replace("|", "\\|")).append(" |\n");
    }
    return rows.toString();
  }
}
