package org.tidings.command;

import java.util.List;
import java.util.stream.Stream;
import org.tidings.article.Kind;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.Option;
import org.tidings.chat.OptionSpec;

/** Options that many commands take, and specs out of the bundle. */
final class Options {
  static final OptionSpec SECTOR = word("sector");
  static final OptionSpec EDITION = word("edition");
  static final OptionSpec SOURCE = word("source");
  static final OptionSpec PERIOD = word("period");
  static final OptionSpec COUNT =
      new OptionSpec("count", say("count"), OptionSpec.Type.INTEGER, false, List.of(), false);
  static final OptionSpec KIND = kinds(List.of(Kind.values()));

  private Options() {}

  /** A word whose values are completed. */
  static OptionSpec word(String name) {
    return new OptionSpec(name, say(name), OptionSpec.Type.WORD, false, List.of(), true);
  }

  /** A kind out of some. */
  static OptionSpec kinds(List<Kind> kinds) {
    return choice("kind", kinds.stream().map(Kind::word));
  }

  /** One of a few fixed words. */
  static OptionSpec choice(String name, Stream<String> values) {
    return new OptionSpec(
        name, say(name), OptionSpec.Type.WORD, false, values.map(Option::of).toList(), false);
  }

  /** A command for everyone, its description out of the bundle. */
  static CommandSpec spec(
      String name, boolean privately, List<OptionSpec> options, String... examples) {
    return new CommandSpec(
        name,
        Sentences.say("command." + name),
        privately,
        false,
        Audience.EVERYONE,
        options,
        List.of(),
        List.of(examples));
  }

  private static String say(String name) {
    return Sentences.say("option." + name);
  }
}
