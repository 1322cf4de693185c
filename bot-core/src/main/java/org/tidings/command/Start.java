package org.tidings.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tidings.chat.Action;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Reply;

/**
 * The first word of a newcomer, and what a deep link says: {@code /start story_17} is {@code /story
 * story_17}, {@code /start read_3} is {@code /read 3}.
 */
final class Start implements Command {
  static final String NAME = "start";

  private final Supplier<List<Command>> commands;

  Start(Supplier<List<Command>> commands) {
    this.commands = commands;
  }

  @Override
  public CommandSpec spec() {
    OptionSpec what =
        new OptionSpec(
            "what", Sentences.say("option.start"), OptionSpec.Type.TEXT, false, List.of(), false);
    return Options.spec(NAME, false, List.of(what), "/start");
  }

  @Override
  public Reply run(Call call) {
    String what = call.values().get("what").orElse("").strip();
    int end = what.indexOf('_');
    String name = end < 0 ? what : what.substring(0, end);
    Optional<Command> meant =
        commands.get().stream()
            .filter(command -> command.spec().name().equals(name) && !name.equals(NAME))
            .filter(command -> command.spec().audience() == CommandSpec.Audience.EVERYONE)
            .findFirst();
    return meant.map(command -> run(call, command, what)).orElseGet(() -> greeting(call));
  }

  private static Reply run(Call call, Command command, String what) {
    String name = command.spec().name();
    String rest = what.length() > name.length() ? what.substring(name.length() + 1) : "";
    // a number in a link is the story's own: the reader's last list is nothing to its sender
    String words = name.equals(FullStory.NAME) ? what : rest.replace('_', ' ');
    return switch (CommandWords.read(command.spec(), "", Map.of(), words, call)) {
      case CommandWords.Reading.Good(Values values) -> command.run(call.with(values));
      case CommandWords.Reading.Bad(Reply.Refuse refused) -> refused;
    };
  }

  private static Reply greeting(Call call) {
    List<Action> next =
        List.of(
            call.buttons().run(Sentences.say("button.latest"), "latest"),
            call.buttons().run(Sentences.say("button.trending"), "trending"),
            call.buttons().run(Sentences.say("button.menu"), "menu"),
            call.buttons().run(Sentences.say("button.help"), "help"));
    return Answers.nothing(call, Sentences.say("plain.hello"), next);
  }
}
