package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tidings.chat.Action;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.SubCommand;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Reply;
import org.tidings.command.WordReader.Outcome;

/** From the words behind a command to its values, or to a refusal that shows the way. */
final class CommandWords {
  /** Longest text behind a command, in UTF-16 units. */
  static final int LONGEST = 2000;

  private static final Pattern BLANK = Pattern.compile("\\s+");

  private CommandWords() {}

  /** What became of the words. */
  sealed interface Reading {
    record Good(Values values) implements Reading {}

    record Bad(Reply.Refuse reply) implements Reading {}
  }

  /** Reads a line that we wrote ourselves; empty when it does not fit the command any more. */
  static Optional<Values> again(CommandSpec spec, String line, Call call) {
    String[] parts = BLANK.split(line.strip(), 2);
    String words = parts.length > 1 ? parts[1] : "";
    return read(spec, "", Map.of(), words, call) instanceof Reading.Good(Values values)
        ? Optional.of(values)
        : Optional.empty();
  }

  /**
   * Reads the words of a call.
   *
   * @param action the sub-command where the platform tells it apart; else it is the first word
   */
  static Reading read(
      CommandSpec spec, String action, Map<String, String> typed, String words, Call call) {
    if (words.length() > LONGEST
        || typed.values().stream().anyMatch(value -> value.length() > LONGEST)) {
      return new Reading.Bad(
          new Reply.Refuse(Reply.Reason.LIMIT, Sentences.say("too.long", LONGEST)));
    }
    if (spec.actions().isEmpty()) {
      return options(spec, Optional.empty(), spec.options(), typed, words, call);
    }
    String[] parts = BLANK.split(words.strip(), 2);
    String name = (action.isEmpty() ? parts[0] : action).toLowerCase(Locale.ROOT);
    String rest = action.isEmpty() ? (parts.length > 1 ? parts[1] : "") : words;
    Optional<SubCommand> sub =
        spec.actions().stream()
            .filter(a -> a.name().equals(name.isEmpty() ? usual(spec) : name))
            .findFirst();
    return sub.isPresent()
        ? options(spec, sub.map(SubCommand::name), sub.get().options(), typed, rest, call)
        : new Reading.Bad(whichAction(spec, name, call));
  }

  /** What a command does that is called without saying what: it lists, or the one thing it can. */
  private static String usual(CommandSpec spec) {
    return spec.actions().size() == 1 ? spec.actions().getFirst().name() : "list";
  }

  private static Reading options(
      CommandSpec spec,
      Optional<String> action,
      List<OptionSpec> options,
      Map<String, String> typed,
      String words,
      Call call) {
    Outcome outcome = new WordReader(options, call.vocabulary()).read(typed, words);
    return switch (outcome) {
      case Outcome.Good(var values) -> new Reading.Good(new Values(spec.name(), action, values));
      case Outcome.Clash clash -> new Reading.Bad(clash(spec, action, clash, call));
      case Outcome.Unknown unknown ->
          new Reading.Bad(unknown(spec, action, options, unknown, call));
      case Outcome.Twice(OptionSpec option, String word) ->
          new Reading.Bad(
              new Reply.Refuse(
                  Reply.Reason.WRONG_INPUT,
                  Sentences.say("twice", option.name(), shown(word)) + example(spec)));
      case Outcome.Missing(OptionSpec option) ->
          new Reading.Bad(
              new Reply.Refuse(
                  Reply.Reason.WRONG_INPUT,
                  Sentences.say("missing", spec.name(), option.name(), option.description())
                      + example(spec),
                  List.of(call.buttons().ask(Sentences.say("button.fill"), spec.name()))));
    };
  }

  private static Reply.Refuse clash(
      CommandSpec spec, Optional<String> action, Outcome.Clash clash, Call call) {
    Values others = new Values(spec.name(), action, clash.others());
    List<Action> choices = new ArrayList<>();
    clash
        .choices()
        .forEach(
            (name, value) ->
                choices.add(
                    call.buttons()
                        .run(
                            Sentences.say("clash.choice", name, shown(value)),
                            others.with(name, value).line())));
    String names = String.join(Sentences.say("or"), clash.choices().keySet());
    return new Reply.Refuse(
        Reply.Reason.WRONG_INPUT,
        Sentences.say(
            "clash", shown(clash.word()), names, clash.choices().keySet().iterator().next()),
        Answers.fitting(call, choices));
  }

  private static Reply.Refuse unknown(
      CommandSpec spec,
      Optional<String> action,
      List<OptionSpec> options,
      Outcome.Unknown unknown,
      Call call) {
    Values others = new Values(spec.name(), action, unknown.others());
    List<OptionSpec> asked = unknown.option().map(List::of).orElse(options);
    List<Action> repairs = new ArrayList<>();
    for (OptionSpec option : asked) {
      ValueKind.of(option)
          .map(kind -> Names.nearest(unknown.word(), kind.known(call.vocabulary()), 3))
          .orElse(List.of())
          .forEach(
              near ->
                  repairs.add(
                      call.buttons()
                          .run(
                              option.name() + ": " + near,
                              others.with(option.name(), near).line())));
    }
    String hint =
        unknown
            .option()
            .map(o -> Sentences.say("not.allowed", shown(unknown.word()), o.name(), allowed(o)))
            .orElseGet(
                () ->
                    options.isEmpty()
                        ? Sentences.say("takes.nothing", spec.name())
                        : Sentences.say(
                            "unknown.word", shown(unknown.word()), spec.name(), usage(options)));
    if (options.isEmpty()) {
      repairs.add(call.buttons().run("/" + spec.name(), spec.name()));
    }
    return new Reply.Refuse(
        Reply.Reason.WRONG_INPUT,
        hint + example(spec),
        Answers.fitting(call, repairs.subList(0, Math.min(5, repairs.size()))));
  }

  private static Reply.Refuse whichAction(CommandSpec spec, String typed, Call call) {
    List<String> names = spec.actions().stream().map(SubCommand::name).toList();
    List<String> near = Names.nearest(typed, names, 3);
    List<Action> choices = new ArrayList<>();
    (near.isEmpty() ? names : near)
        .forEach(
            name ->
                choices.add(
                    call.buttons().run("/" + spec.name() + " " + name, spec.name() + " " + name)));
    return new Reply.Refuse(
        Reply.Reason.WRONG_INPUT,
        Sentences.say("which.action", spec.name(), String.join(", ", names)) + example(spec),
        Answers.fitting(call, choices));
  }

  /** "sector, edition, source, kind (news, opinion ...), count (1-50)". */
  static String usage(List<OptionSpec> options) {
    return String.join(
        ", ",
        options.stream()
            .map(o -> o.name() + (allowed(o).isEmpty() ? "" : " (" + allowed(o) + ")"))
            .toList());
  }

  /** What values an option takes, in words; empty when any. */
  static String allowed(OptionSpec option) {
    if (!option.choices().isEmpty()) {
      return String.join(", ", option.choices().stream().map(c -> c.value()).toList());
    }
    return switch (option.type()) {
      case INTEGER -> "1-" + ValueKind.Count.MOST;
      case BOOLEAN -> "yes, no";
      case WORD ->
          ValueKind.NAMED.containsKey(option.name())
              ? Sentences.say("allowed." + option.name())
              : "";
      case TEXT, ROOM, ROLE, FILE -> "";
    };
  }

  static String example(CommandSpec spec) {
    return spec.examples().isEmpty()
        ? ""
        : " " + Sentences.say("example", spec.examples().getFirst());
  }

  /** A word of a stranger as we repeat it: one line, no control characters, not long. */
  static String shown(String word) {
    String line =
        word.codePoints()
            .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return Names.cut(line.isBlank() ? "…" : line.strip(), 60);
  }
}
