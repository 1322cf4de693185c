package org.tidings.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.chat.CommandSpec;

/** Registers the commands, but only when Discord has others: registering counts against limits. */
final class CommandPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(CommandPublisher.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private final DiscordRest rest;

  CommandPublisher(DiscordRest rest) {
    this.rest = rest;
  }

  /**
   * Makes Discord's list the same as ours. Waits as long as Discord asks and tries again, with
   * growing pauses, until it is so or Discord says no.
   */
  void publish(String applicationId, List<CommandSpec> specs) throws InterruptedException {
    List<CommandData> ours = Commands.of(specs);
    var look =
        Route.Interactions.GET_COMMANDS
            .compile(applicationId)
            .withQueryParams("with_localizations", "true");
    if (insist(() -> rest.ask(look)) instanceof Call.Done done && isSame(done, ours)) {
      LOG.info("Discord has our {} commands already", ours.size());
      return;
    }
    DataArray body = DataArray.fromCollection(ours);
    var route = Route.Interactions.UPDATE_COMMANDS.compile(applicationId);
    if (insist(() -> rest.send(route, body)) instanceof Call.Refused refused) {
      LOG.error("Discord does not take the commands: {}", refused);
    } else {
      LOG.info("registered {} commands with Discord", ours.size());
    }
  }

  /** Registering twice is the same as once, so a lost answer is no reason to stop. */
  private static Call insist(Supplier<Call> attempt) throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (true) {
      Call call = attempt.get();
      switch (call) {
        case Call.Done _, Call.Refused _ -> {
          return call;
        }
        case Call.Limited(Duration wait) -> Thread.sleep(wait);
        case Call.Broken broken -> {
          LOG.warn("commands: Discord cannot be reached ({}); trying again", broken.reason());
          Thread.sleep(pause);
          Duration doubled = pause.multipliedBy(2);
          pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        }
      }
    }
  }

  private static boolean isSame(Call.Done theirs, List<CommandData> ours) {
    try {
      return prints(theirs.array()).equals(prints(DataArray.fromCollection(ours)));
    } catch (ParsingException _) {
      return false;
    }
  }

  /** Fingerprints in order of name: what we set and nothing that Discord adds. */
  private static List<String> prints(DataArray commands) {
    return commands.stream(DataArray::getObject).map(CommandPublisher::print).sorted().toList();
  }

  private static String print(DataObject command) {
    TreeMap<String, String> parts = new TreeMap<>();
    for (String key : List.of("name", "description")) {
      parts.put(key, command.getString(key, ""));
    }
    parts.put("type", String.valueOf(command.getInt("type", 1)));
    for (String key : List.of("required", "autocomplete", "nsfw")) {
      parts.put(key, String.valueOf(command.getBoolean(key, false)));
    }
    parts.put("rights", command.getString("default_member_permissions", ""));
    parts.put("contexts", numbers(command, "contexts"));
    parts.put("installs", numbers(command, "integration_types"));
    parts.put("names", words(command, "name_localizations"));
    parts.put("descriptions", words(command, "description_localizations"));
    parts.put("choices", choices(command));
    List<String> options = new ArrayList<>();
    command
        .optArray("options")
        .ifPresent(all -> all.stream(DataArray::getObject).forEach(o -> options.add(print(o))));
    return parts + "" + options;
  }

  private static String numbers(DataObject from, String key) {
    return from.optArray(key).stream()
        .flatMap(all -> all.stream(DataArray::getInt))
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(","));
  }

  private static String words(DataObject from, String key) {
    return from.optObject(key).map(map -> new TreeMap<>(map.toMap()).toString()).orElse("{}");
  }

  private static String choices(DataObject option) {
    return option.optArray("choices").stream()
        .flatMap(all -> all.stream(DataArray::getObject))
        .map(choice -> choice.getString("name") + "=" + choice.get("value"))
        .collect(Collectors.joining("\n"));
  }
}
