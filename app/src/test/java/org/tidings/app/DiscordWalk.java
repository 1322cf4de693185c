package org.tidings.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.SubCommand;
import org.tidings.chat.OptionSpec;
import org.tidings.discord.DiscordPlatform;
import org.tidings.discord.DiscordSettings;
import org.tidings.discord.standin.DiscordRules;
import org.tidings.discord.standin.DiscordStandIn;
import org.tidings.discord.standin.Person;
import org.tidings.discord.standin.Sight;

/** People on Discord, with the real JDA, the real commands and the sample newsroom. */
final class DiscordWalk implements AutoCloseable {
  static final String ROOM = "700000000000000001";
  static final Person READER = new Person("600000000000000001", "Ada", 1L << 10);
  static final Person MODERATOR =
      new Person("600000000000000002", "Grace", 1L << 10 | Person.MODERATES);

  /** Time stands still, so that no answer is too late on a busy machine. */
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]+|\"[^\"]*\")+");
  private static final Pattern NAMED = Pattern.compile("([a-z-]+):(.*)");

  final DiscordStandIn discord = DiscordStandIn.start(InstantSource.fixed(NOON));
  final SampleAssistant assistant;
  private final DiscordPlatform platform;

  DiscordWalk(Path folder) throws Exception {
    discord.rules().channel(ROOM, 0, "general");
    discord.rules().person(READER);
    discord.rules().person(MODERATOR);
    assistant = new SampleAssistant(folder);
    platform =
        new DiscordPlatform(
            DiscordSettings.of(DiscordStandIn.TOKEN)
                .at(discord.restBase(), Optional.of(discord.gatewayUrl()))
                .withPauses(Duration.ofMillis(2_000), Duration.ofMillis(20)));
    assistant.add(platform);
    platform.start(assistant.handler());
  }

  /** Types a line of the documentation as Discord has it: an option for each value. */
  Sight types(Person who, String line) {
    Matcher words = WORD.matcher(line.strip().replaceFirst("^/", ""));
    List<String> all = words.results().map(found -> found.group()).collect(Collectors.toList());
    String name = all.removeFirst();
    CommandSpec spec =
        assistant.commands().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    Optional<SubCommand> action =
        all.isEmpty()
            ? Optional.empty()
            : spec.actions().stream().filter(a -> a.name().equals(all.getFirst())).findFirst();
    if (action.isPresent()) {
      all.removeFirst();
      DataObject[] options = options(name, action.get().options(), all);
      discord.types(who, ROOM, name, DiscordStandIn.sub(action.get().name(), options));
    } else {
      discord.types(who, ROOM, name, options(name, spec.options(), all));
    }
    return discord.next();
  }

  private DataObject[] options(String command, List<OptionSpec> specs, List<String> words) {
    Map<OptionSpec, String> values = new LinkedHashMap<>();
    for (String word : words) {
      Matcher named = NAMED.matcher(word);
      Optional<OptionSpec> option =
          named.matches()
              ? specs.stream().filter(s -> s.name().equals(named.group(1))).findFirst()
              : Optional.empty();
      if (option.isPresent()) {
        values.put(option.get(), named.group(2).replace("\"", ""));
      } else {
        OptionSpec free = place(command, specs, values, word);
        boolean text = free.type() == OptionSpec.Type.TEXT;
        values.merge(free, text ? word : word.replace("\"", ""), (a, b) -> a + " " + b);
      }
    }
    return values.entrySet().stream()
        .map(one -> option(one.getKey(), one.getValue()))
        .toArray(DataObject[]::new);
  }

  /** Where a person would put a word: where it is offered, else where it can stand. */
  private OptionSpec place(
      String command, List<OptionSpec> specs, Map<OptionSpec, String> values, String word) {
    List<OptionSpec> free =
        specs.stream()
            .filter(s -> !values.containsKey(s) || s.type() == OptionSpec.Type.TEXT)
            .toList();
    boolean number = word.matches("\\d+");
    Optional<OptionSpec> fits =
        free.stream()
            .filter(s -> s.type() == OptionSpec.Type.INTEGER && number)
            .findFirst()
            .or(() -> free.stream().filter(s -> offers(command, s, word)).findFirst())
            .or(() -> free.stream().filter(s -> s.type() == OptionSpec.Type.TEXT).findFirst())
            .or(() -> free.stream().filter(s -> s.type() == OptionSpec.Type.WORD).findFirst())
            .or(() -> values.keySet().stream().reduce((_, last) -> last)); // "3 days"
    return fits.orElseThrow(() -> new AssertionError(command + " has no place for " + word));
  }

  private boolean offers(String command, OptionSpec option, String word) {
    String value = word.replace("\"", "");
    return option.choices().stream().anyMatch(c -> c.value().equalsIgnoreCase(value))
        || (option.type() == OptionSpec.Type.WORD
            && option.completes()
            && completes(command, option.name(), value).stream()
                .anyMatch(c -> c.equalsIgnoreCase(value)));
  }

  /** What is offered while an option is typed; typed again where nothing came in time. */
  List<String> completes(String command, String option, String typed) {
    List<String> offered = List.of();
    for (int i = 0; i < 3 && offered.isEmpty(); i++) {
      discord.completes(READER, ROOM, command, DiscordStandIn.option(option, 3, typed));
      offered =
          discord.next().message().getArray("choices").stream(DataArray::getObject)
              .map(choice -> choice.getString("value"))
              .toList();
    }
    return offered;
  }

  private static DataObject option(OptionSpec spec, String value) {
    return switch (spec.type()) {
      case INTEGER -> DiscordStandIn.option(spec.name(), 4, Long.valueOf(value));
      case BOOLEAN ->
          DiscordStandIn.option(spec.name(), 5, value.equals("on") || value.equals("true"));
      case ROOM -> DiscordStandIn.option(spec.name(), 7, value);
      case ROLE -> DiscordStandIn.option(spec.name(), 8, value);
      case FILE -> DiscordStandIn.option(spec.name(), 11, value);
      case WORD, TEXT -> DiscordStandIn.option(spec.name(), 3, value);
    };
  }

  /** Attaches a file to a command. */
  Sight attaches(Person who, String command, String option, String name, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    DataObject file =
        DataObject.empty()
            .put("filename", name)
            .put("content_type", "text/x-opml")
            .put("size", bytes.length)
            .put("url", discord.hold(name, bytes));
    discord.attaches(who, ROOM, command, option, file);
    return discord.next();
  }

  /** Presses the first button whose label begins so. */
  Sight presses(Person who, Sight on, String label) {
    DataObject button =
        all(on.message(), 2)
            .filter(one -> one.getString("label", "").startsWith(label))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no button " + label + " on " + on));
    discord.presses(who, ROOM, button.getString("custom_id"), on.message());
    return discord.next();
  }

  /** Picks the first option of the first menu. */
  Sight picks(Person who, Sight on) {
    DataObject menu = all(on.message(), 3).findFirst().orElseThrow();
    String value = menu.getArray("options").getObject(0).getString("value");
    discord.picks(who, ROOM, menu.getString("custom_id"), List.of(value), on.message());
    return discord.next();
  }

  /** Fills the first field of a modal and leaves the others empty. */
  Sight fills(Person who, Sight modal, String words) {
    Map<String, String> answers = new LinkedHashMap<>();
    all(modal.message(), 18)
        .map(label -> label.getObject("component"))
        .filter(field -> field.getInt("type") == 4)
        .forEach(
            field -> answers.put(field.getString("custom_id"), answers.isEmpty() ? words : ""));
    discord.submits(who, ROOM, modal.message().getString("custom_id"), answers);
    return discord.next();
  }

  Sight mentions(Person who, String words) {
    discord.says(who, ROOM, "<@" + DiscordRules.BOT + "> " + words, true);
    return discord.next();
  }

  /** All parts of a message of one type. */
  static Stream<DataObject> all(DataObject from, int type) {
    List<DataObject> parts = new ArrayList<>();
    from.optArray("components")
        .ifPresent(
            some ->
                some.stream(DataArray::getObject)
                    .forEach(
                        part -> {
                          if (part.getInt("type", 0) == type) {
                            parts.add(part);
                          } else {
                            all(part, type).forEach(parts::add);
                          }
                        }));
    return parts.stream();
  }

  /** The text of a message, as Discord got it. */
  static String text(Sight sight) {
    return all(sight.message(), 10)
        .map(part -> part.getString("content"))
        .collect(Collectors.joining("\n"));
  }

  static List<String> labels(Sight sight) {
    return all(sight.message(), 2).map(one -> one.getString("label", "")).toList();
  }

  @Override
  public void close() {
    platform.close();
    assistant.close();
    discord.close();
  }
}
