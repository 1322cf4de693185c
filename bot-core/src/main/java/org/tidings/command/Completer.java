package org.tidings.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Lookup;
import org.tidings.chat.Option;
import org.tidings.chat.OptionSpec;
import org.tidings.search.Suggestion;

/** Values for an option while it is typed. */
final class Completer {
  private static final int MOST = 25;
  private static final int LONGEST = 100;

  List<Option> complete(Call call, Command command, String action, Lookup.Completion asked) {
    Optional<OptionSpec> option =
        options(command.spec(), action).stream()
            .filter(o -> o.name().equals(asked.option()))
            .findFirst();
    if (option.isEmpty()) {
      return List.of();
    }
    List<Option> own = command.complete(call, asked);
    if (!own.isEmpty()) {
      return own.subList(0, Math.min(MOST, own.size()));
    }
    if (option.get().type() == OptionSpec.Type.TEXT) {
      return option.get().completes() ? words(call, asked.typed()) : List.of();
    }
    return ValueKind.of(option.get())
        .map(kind -> fitting(asked.typed(), kind, call.vocabulary()))
        .orElse(List.of());
  }

  private static List<OptionSpec> options(CommandSpec spec, String action) {
    return spec.actions().stream()
        .filter(sub -> sub.name().equals(action))
        .findFirst()
        .map(CommandSpec.SubCommand::options)
        .orElse(spec.options());
  }

  private static List<Option> words(Call call, String typed) {
    return call.desk().index().complete(typed, call.scope(), MOST).stream()
        .map(Suggestion::text)
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
        .distinct()
        .map(Option::of)
        .toList();
  }

  /** Those that begin so, then those with such a word in them, then those that are spelt alike. */
  private static List<Option> fitting(String typed, ValueKind kind, Vocabulary vocabulary) {
    String folded = Names.fold(typed);
    Set<String> found = new LinkedHashSet<>();
    List<String> known = new ArrayList<>(kind.known(vocabulary));
    known.stream().filter(value -> Names.fold(value).startsWith(folded)).forEach(found::add);
    if (found.size() < MOST && !folded.isEmpty()) {
      known.stream()
          .filter(value -> (" " + Names.fold(value)).contains(" " + folded))
          .forEach(found::add);
      found.addAll(Names.nearest(typed, known, MOST));
    }
    return found.stream()
        .filter(value -> value.length() <= LONGEST)
        .limit(MOST)
        .map(Option::of)
        .toList();
  }
}
