package org.tidings.app.terminal;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.SubCommand;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Lookup;
import org.tidings.chat.Option;
import org.tidings.chat.OptionSpec;

/** Offers commands, their parts, and values of their options while a line is typed. */
final class TerminalCompleter implements Completer {
  private final InteractionHandler handler;
  private final TerminalSettings person;

  TerminalCompleter(InteractionHandler handler, TerminalSettings person) {
    this.handler = handler;
    this.person = person;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    offers(line.words().subList(0, line.wordIndex()), line.word().substring(0, line.wordCursor()))
        .forEach(
            offer ->
                candidates.add(
                    new Candidate(
                        offer.value(), offer.value(), null, offer.label(), null, null, true)));
  }

  /**
   * What could stand for a word.
   *
   * @param before the words before it
   * @param typed what stands of it
   */
  List<Option> offers(List<String> before, String typed) {
    if (before.isEmpty()) {
      return handler.commands().stream()
          .filter(spec -> ("/" + spec.name()).startsWith(typed) && !typed.isEmpty())
          .map(spec -> new Option(spec.description(), "/" + spec.name()))
          .toList();
    }
    return handler.commands().stream()
        .filter(spec -> before.getFirst().equals("/" + spec.name()))
        .findFirst()
        .map(spec -> inside(spec, before, typed))
        .orElse(List.of());
  }

  private List<Option> inside(CommandSpec spec, List<String> before, String typed) {
    if (spec.actions().isEmpty()) {
      return values(spec.name(), spec.options(), typed);
    }
    if (before.size() == 1) {
      return spec.actions().stream()
          .filter(action -> action.name().startsWith(typed))
          .map(action -> new Option(action.description(), action.name()))
          .toList();
    }
    for (SubCommand action : spec.actions()) {
      if (action.name().equals(before.get(1))) {
        return values(spec.name() + " " + action.name(), action.options(), typed);
      }
    }
    return List.of();
  }

  private List<Option> values(String command, List<OptionSpec> options, String typed) {
    return options.stream()
        .flatMap(option -> values(command, option, typed).stream())
        .distinct()
        .toList();
  }

  private List<Option> values(String command, OptionSpec option, String typed) {
    if (option.completes()) {
      return handler.complete(
          new Lookup.Completion(person.caller(), person.where(), command, option.name(), typed));
    }
    return option.choices().stream().filter(c -> c.value().startsWith(typed)).toList();
  }
}
