package org.tidings.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
  private static final int ATTEMPTS = 3;
  private final DiscordRest rest;

  CommandPublisher(DiscordRest rest) {
    this.rest = rest;
  }

  /**
   * Makes Discord's list the same as ours.
   *
   * @return whether it is the same now
   */
  boolean publish(String applicationId, List<CommandSpec> specs) {
    List<CommandData> ours = Commands.of(specs);
    if (isThere(applicationId, ours)) {
      LOG.info("Discord has our {} commands already", ours.size());
      return true;
    }
    DataArray body = DataArray.fromCollection(ours);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Call call = rest.send(Route.Interactions.UPDATE_COMMANDS.compile(applicationId), body);
      if (call instanceof Call.Done) {
        LOG.info("registered {} commands with Discord", ours.size());
        return true;
      }
      LOG.warn("Discord did not take the commands: {}", call);
    }
    return false;
  }

  private boolean isThere(String applicationId, List<CommandData> ours) {
    Call call =
        rest.ask(
            Route.Interactions.GET_COMMANDS
                .compile(applicationId)
                .withQueryParams("with_localizations", "true"));
    if (!(call instanceof Call.Done done)) {
      return false;
    }
    try {
      return prints(done.array()).equals(prints(DataArray.fromCollection(ours)));
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
