package org.tidings.discord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.tidings.chat.Caller;
import org.tidings.chat.Destination;
import org.tidings.chat.Interaction.PlainQuestion;

/**
 * Reads Discord's events. Pure.
 *
 * <p>It reads the event's own JSON, not JDA's entities: only there stands what the caller may do in
 * this room at this moment, and it is whole even where JDA has not seen the server.
 */
final class InboundMapper {
  static final String PLATFORM = "discord";
  private static final int COMMAND = 2;
  private static final int COMPONENT = 3;
  private static final int COMPLETION = 4;
  private static final int FORM = 5;
  private static final int SUB_COMMAND = 1;
  private static final int GROUP = 2;
  private static final int INTEGER = 4;
  private static final int ATTACHMENT = 11;
  private static final int MESSAGE_MENU = 3;
  private static final int DEPTH = 8;
  private static final int LONGEST_QUESTION = 256;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>()\\[\\]\"'`]+");
  private static final long MODERATES =
      Permission.getRaw(
          Permission.ADMINISTRATOR, Permission.MANAGE_CHANNEL, Permission.MANAGE_SERVER);

  private InboundMapper() {}

  /** An interaction; empty for kinds that the bot does not offer. */
  static Optional<Inbound> interaction(DataObject event) {
    return content(event)
        .map(
            content -> {
              Caller caller = caller(event);
              Destination where = where(event, caller);
              return new Inbound(
                  event.getString("id"),
                  event.getString("token"),
                  event.getString("application_id"),
                  event.optObject("message").isPresent(),
                  event.optObject("message").map(m -> m.getInt("flags", 0)).orElse(0) / 64 % 2 == 1,
                  caller,
                  where,
                  moderates(event, where),
                  elsewhere(event),
                  content);
            });
  }

  /** A message that speaks to the bot: in a direct chat, or by mention; else empty. */
  static Optional<PlainQuestion> question(DataObject message, String self) {
    DataObject author = message.getObject("author");
    boolean direct = message.isNull("guild_id");
    boolean mentioned =
        objects(message, "mentions").anyMatch(user -> self.equals(user.getString("id", "")));
    boolean ordinary = message.getInt("type", 0) == 0 || message.getInt("type", 0) == 19;
    if (!ordinary
        || author.getBoolean("bot", false)
        || !message.isNull("webhook_id")
        || !(direct || mentioned)) {
      return Optional.empty();
    }
    String text =
        message.getString("content", "").replaceAll("<@!?" + Pattern.quote(self) + ">", " ");
    Caller caller = caller(author, message.optObject("member"), Locale.ENGLISH);
    Destination where =
        direct
            ? new Destination(PLATFORM, caller.id(), "", true)
            : new Destination(PLATFORM, message.getString("channel_id"), "", false);
    return Optional.of(new PlainQuestion(caller, where, text.replaceAll("\\s+", " ").strip()));
  }

  private static Optional<Inbound.Content> content(DataObject event) {
    Optional<DataObject> data = event.optObject("data");
    return switch (event.getInt("type", 0)) {
      case COMMAND -> data.flatMap(InboundMapper::command);
      case COMPONENT -> data.map(InboundMapper::component);
      case COMPLETION -> data.flatMap(InboundMapper::completion);
      case FORM ->
          data.map(
              filled -> {
                Map<String, String> answers = new LinkedHashMap<>();
                answers(filled, answers, DEPTH);
                return new Inbound.Filled(filled.getString("custom_id", ""), answers);
              });
      default -> Optional.empty();
    };
  }

  private static Optional<Inbound.Content> command(DataObject data) {
    int type = data.getInt("type", 1);
    if (type == MESSAGE_MENU) {
      return Optional.of(new Inbound.Asked(aboutMessage(data)));
    }
    if (type != 1) {
      return Optional.empty();
    }
    Level level = level(data);
    Map<String, String> options = new LinkedHashMap<>();
    List<Inbound.Remote> files = new ArrayList<>();
    for (DataObject option : level.options()) {
      String value = String.valueOf(option.opt("value").orElse(""));
      if (option.getInt("type", 0) == ATTACHMENT) {
        file(data, value).ifPresent(files::add);
      } else {
        options.put(option.getString("name"), value);
      }
    }
    return Optional.of(new Inbound.Typed(level.command(), options, files));
  }

  private static Inbound.Content component(DataObject data) {
    String id = data.getString("custom_id", "");
    return data.getInt("component_type", 2) == 2
        ? new Inbound.Pressed(id)
        : new Inbound.Picked(
            id,
            data.optArray("values").stream()
                .flatMap(all -> all.stream(DataArray::getString))
                .toList());
  }

  private static Optional<Inbound.Content> completion(DataObject data) {
    Level level = level(data);
    return level.options().stream()
        .filter(option -> option.getBoolean("focused", false))
        .findFirst()
        .map(
            option ->
                new Inbound.Completing(
                    level.command(),
                    option.getString("name"),
                    String.valueOf(option.opt("value").orElse("")),
                    option.getInt("type", 0) == INTEGER));
  }

  /** The name with its sub-command, and the options that stand there. */
  private static Level level(DataObject data) {
    String command = data.getString("name");
    List<DataObject> options = objects(data, "options").toList();
    while (options.size() == 1 && isSub(options.getFirst())) {
      DataObject sub = options.getFirst();
      command += " " + sub.getString("name");
      options = objects(sub, "options").toList();
    }
    return new Level(command, options);
  }

  private static boolean isSub(DataObject option) {
    int type = option.getInt("type", 0);
    return type == SUB_COMMAND || type == GROUP;
  }

  private static Optional<Inbound.Remote> file(DataObject data, String id) {
    return data.optObject("resolved")
        .flatMap(resolved -> resolved.optObject("attachments"))
        .flatMap(all -> all.optObject(id))
        .map(
            file ->
                new Inbound.Remote(
                    file.getString("filename", "file"),
                    file.getString("content_type", "application/octet-stream"),
                    file.getString("url"),
                    file.getLong("size", 0)));
  }

  private static void answers(DataObject from, Map<String, String> answers, int depth) {
    if (depth == 0) {
      return;
    }
    from.optObject("component").ifPresent(one -> answer(one, answers, depth));
    objects(from, "components").forEach(one -> answer(one, answers, depth));
  }

  private static void answer(DataObject one, Map<String, String> answers, int depth) {
    if (one.hasKey("custom_id") && one.hasKey("value")) {
      answers.put(one.getString("custom_id"), one.getString("value", ""));
    }
    answers(one, answers, depth - 1);
  }

  /** The link of a message, else its words. */
  private static String aboutMessage(DataObject data) {
    Optional<DataObject> message =
        data.optObject("resolved")
            .flatMap(resolved -> resolved.optObject("messages"))
            .flatMap(all -> all.optObject(data.getString("target_id", "")));
    if (message.isEmpty()) {
      return "";
    }
    String content = message.get().getString("content", "");
    List<String> texts = new ArrayList<>(List.of(content));
    objects(message.get(), "embeds")
        .forEach(
            embed -> {
              texts.add(embed.getString("url", ""));
              texts.add(embed.getString("title", ""));
            });
    texts(message.get(), texts, DEPTH);
    return texts.stream()
        .map(LINK::matcher)
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst()
        .or(() -> texts.stream().filter(text -> !text.isBlank()).findFirst())
        .map(text -> Cut.to(Markup.line(text), LONGEST_QUESTION))
        .orElse("");
  }

  private static void texts(DataObject from, List<String> texts, int depth) {
    if (depth == 0) {
      return;
    }
    objects(from, "components")
        .forEach(
            part -> {
              texts.add(part.getString("content", ""));
              texts.add(part.getString("url", ""));
              texts(part, texts, depth - 1);
            });
  }

  private static Caller caller(DataObject event) {
    Optional<DataObject> member = event.optObject("member");
    DataObject user =
        member.flatMap(known -> known.optObject("user")).orElseGet(() -> event.getObject("user"));
    return caller(user, member, Locale.forLanguageTag(event.getString("locale", "en-US")));
  }

  private static Caller caller(DataObject user, Optional<DataObject> member, Locale locale) {
    String name =
        member
            .map(known -> known.getString("nick", ""))
            .filter(nick -> !nick.isEmpty())
            .or(() -> Optional.of(user.getString("global_name", "")).filter(n -> !n.isEmpty()))
            .orElseGet(() -> user.getString("username", "someone"));
    return new Caller(PLATFORM, user.getString("id"), name, locale, Optional.empty());
  }

  private static Destination where(DataObject event, Caller caller) {
    Optional<DataObject> channel = event.optObject("channel");
    int type = channel.map(known -> known.getInt("type", 0)).orElse(0);
    boolean direct =
        event.isNull("guild_id")
            && (event.isNull("context") ? type == 1 : event.getInt("context") == 1);
    if (direct) {
      return new Destination(PLATFORM, caller.id(), "", true);
    }
    String id =
        channel
            .map(known -> known.getString("id", ""))
            .filter(known -> !known.isEmpty())
            .orElseGet(() -> event.getString("channel_id", ""));
    Optional<String> parent =
        channel
            .filter(_ -> type >= 10 && type <= 12)
            .map(thread -> thread.getString("parent_id", ""))
            .filter(known -> !known.isEmpty());
    return parent
        .map(room -> new Destination(PLATFORM, room, id, false))
        .orElseGet(() -> new Destination(PLATFORM, id, "", false));
  }

  private static boolean moderates(DataObject event, Destination where) {
    if (where.direct()) {
      return true;
    }
    long has = event.optObject("member").map(member -> member.getLong("permissions", 0)).orElse(0L);
    return (has & MODERATES) != 0;
  }

  /** Discord tells what the caller may do in each room that a command names. */
  private static Map<Destination, Boolean> elsewhere(DataObject event) {
    Map<Destination, Boolean> rooms = new LinkedHashMap<>();
    event
        .optObject("data")
        .flatMap(data -> data.optObject("resolved"))
        .flatMap(resolved -> resolved.optObject("channels"))
        .ifPresent(
            channels -> {
              for (String id : channels.keys()) {
                DataObject channel = channels.getObject(id);
                if (channel.hasKey("permissions")) {
                  rooms.put(
                      room(channel, id), (channel.getLong("permissions", 0) & MODERATES) != 0);
                }
              }
            });
    return rooms;
  }

  private static Destination room(DataObject channel, String id) {
    int type = channel.getInt("type", 0);
    String parent = channel.getString("parent_id", "");
    return type >= 10 && type <= 12 && !parent.isEmpty()
        ? new Destination(PLATFORM, parent, id, false)
        : new Destination(PLATFORM, id, "", false);
  }

  private static Stream<DataObject> objects(DataObject from, String key) {
    return from.optArray(key).stream().flatMap(all -> all.stream(DataArray::getObject));
  }

  private record Level(String command, List<DataObject> options) {}
}
