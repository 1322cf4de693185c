package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Option;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;

/** Everything as buttons: {@code /menu}. */
final class Menu implements Command {
  private static final String PICKED = "pick";

  private final Supplier<List<CommandSpec>> commands;

  Menu(Supplier<List<CommandSpec>> commands) {
    this.commands = commands;
  }

  @Override
  public CommandSpec spec() {
    return Options.spec("menu", false, List.of(), "/menu");
  }

  @Override
  public Reply run(Call call) {
    Standing standing = call.standing();
    List<CommandSpec> mine =
        commands.get().stream()
            .filter(spec -> standing.reaches(spec.audience()) && !spec.name().equals("menu"))
            .toList();
    int room = call.limits().actions();
    int buttons = mine.size() <= room ? mine.size() : Math.max(0, room - 1);
    List<Action> actions = new ArrayList<>();
    mine.stream().limit(buttons).forEach(spec -> actions.add(button(call, spec)));
    List<Option> rest =
        mine.stream()
            .skip(buttons)
            .limit(call.limits().options())
            .map(spec -> new Option("/" + spec.name(), spec.name()))
            .toList();
    if (!rest.isEmpty()) {
      actions.add(
          new Action.Pick(
              Sentences.say("pick.command"), call.buttons().pressId("menu", PICKED, ""), rest));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Words.of(Sentences.say("menu.words")));
    blocks.addAll(Answers.sample(call));
    return new Reply.Say(new Post(blocks, actions));
  }

  @Override
  public Reply press(Call call, Press press) {
    return commands.get().stream()
        .filter(spec -> press.picked().contains(spec.name()))
        .findFirst()
        .<Reply>map(
            spec ->
                new Reply.Say(
                    new Post(
                        List.of(Block.Words.of(spec.description())), List.of(button(call, spec)))))
        .orElseGet(() -> Answers.expired(call));
  }

  private static Action.Press button(Call call, CommandSpec spec) {
    String label = Sentences.say("menu." + (isNamed(spec) ? spec.name() : "other"), spec.name());
    return spec.options().stream().anyMatch(OptionSpec::required)
        ? call.buttons().ask(label, spec.name())
        : call.buttons().run(label, spec.actions().isEmpty() ? spec.name() : "help " + spec.name());
  }

  private static boolean isNamed(CommandSpec spec) {
    return Sentences.has("menu." + spec.name());
  }
}
