package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Lookup;
import org.tidings.chat.Option;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;

/** What one can say: {@code /help}. */
final class Help implements Command {
  private final Supplier<List<CommandSpec>> commands;

  Help(Supplier<List<CommandSpec>> commands) {
    this.commands = commands;
  }

  @Override
  public CommandSpec spec() {
    return Options.spec("help", false, List.of(Options.word("command")), "/help", "/help latest");
  }

  @Override
  public Reply run(Call call) {
    Optional<String> typed = call.values().get("command");
    if (typed.isEmpty()) {
      return all(call);
    }
    String name = typed.get().toLowerCase(Locale.ROOT).replaceFirst("^/", "");
    return commands.get().stream()
        .filter(spec -> spec.name().equals(name))
        .findFirst()
        .map(spec -> one(call, spec))
        .orElseGet(() -> unknown(call, name));
  }

  @Override
  public List<Option> complete(Call call, Lookup.Completion asked) {
    return commands.get().stream()
        .map(CommandSpec::name)
        .filter(name -> name.startsWith(asked.typed().toLowerCase(Locale.ROOT)))
        .map(Option::of)
        .limit(25)
        .toList();
  }

  private Reply all(Call call) {
    Standing standing = call.standing();
    List<Block.Fact> facts =
        commands.get().stream()
            .filter(spec -> standing.reaches(spec.audience()))
            .map(spec -> Block.Fact.of("/" + spec.name(), spec.description()))
            .toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Words.of(Sentences.say("help.words")));
    blocks.add(new Block.Facts(facts));
    blocks.addAll(Answers.sample(call));
    List<Action> actions =
        List.of(
            call.buttons().run(Sentences.say("button.latest"), "latest"),
            call.buttons().run(Sentences.say("button.trending"), "trending"),
            call.buttons().run(Sentences.say("button.menu"), "menu"));
    return new Reply.Say(new Post(blocks, Answers.fitting(call, actions)));
  }

  private static Reply one(Call call, CommandSpec spec) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Words(
            RichText.of(
                new RichText.Span.Strong(CommandDocs.usage(spec)),
                new RichText.Span.Plain("\n" + spec.description()))));
    List<Block.Fact> facts = new ArrayList<>();
    spec.options().forEach(option -> facts.add(fact(option.name(), option)));
    spec.actions().forEach(action -> facts.add(Block.Fact.of(action.name(), action.description())));
    if (!facts.isEmpty()) {
      blocks.add(new Block.Facts(facts));
    }
    List<Action> examples = new ArrayList<>();
    for (String example : spec.examples()) {
      examples.add(call.buttons().run(example, example.replaceFirst("^/", "")));
    }
    return new Reply.Say(new Post(blocks, Answers.fitting(call, examples)));
  }

  private static Block.Fact fact(String name, OptionSpec option) {
    String allowed = CommandWords.allowed(option);
    return Block.Fact.of(
        name, option.description() + (allowed.isEmpty() ? "" : " (" + allowed + ")"));
  }

  private Reply unknown(Call call, String name) {
    List<String> names = commands.get().stream().map(CommandSpec::name).toList();
    List<Action> near = new ArrayList<>();
    Names.nearest(name, names, 3)
        .forEach(found -> near.add(call.buttons().run("/help " + found, "help " + found)));
    near.add(call.buttons().run("/help", "help"));
    return new Reply.Refuse(
        Reply.Reason.NOT_FOUND,
        Sentences.say("unknown.command", CommandWords.shown(name)),
        Answers.fitting(call, near));
  }
}
