package org.tidings.discord.standin;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** What Discord takes as a message, a modal, a command: the first fault found, or none. Pure. */
final class MessageRules {
  static final int V2 = 1 << 15;
  private static final int MOST_COMPONENTS = 40;
  private static final int MOST_V2_TEXT = 4_000;
  private static final int MOST_EMBEDS = 10;
  private static final int MOST_EMBED_TEXT = 6_000;

  private MessageRules() {}

  /** The fault of a new message's body. */
  static Optional<String> message(DataObject body, int files) {
    boolean v2 = (body.getInt("flags", 0) & V2) != 0;
    Optional<String> nonce = nonce(body);
    if (nonce.isPresent()) {
      return nonce;
    }
    return v2 ? v2(body) : classic(body, files);
  }

  private static Optional<String> nonce(DataObject body) {
    String nonce = body.getString("nonce", "");
    if (nonce.length() > 25) {
      return Optional.of("nonce: longer than 25");
    }
    return nonce.isEmpty() && body.getBoolean("enforce_nonce", false)
        ? Optional.of("enforce_nonce without nonce")
        : Optional.empty();
  }

  private static Optional<String> classic(DataObject body, int files) {
    String content = body.getString("content", "");
    if (content.length() > 2_000) {
      return Optional.of("content: longer than 2000");
    }
    List<DataObject> embeds = objects(body, "embeds").toList();
    if (embeds.size() > MOST_EMBEDS) {
      return Optional.of("embeds: more than 10");
    }
    int sum = 0;
    for (DataObject embed : embeds) {
      Optional<String> fault = embed(embed);
      if (fault.isPresent()) {
        return fault;
      }
      sum += embedText(embed);
    }
    if (sum > MOST_EMBED_TEXT) {
      return Optional.of("embeds: more than 6000 characters");
    }
    List<DataObject> rows = objects(body, "components").toList();
    if (rows.size() > 5 || rows.stream().anyMatch(row -> row.getInt("type") != 1)) {
      return Optional.of("components: only five rows");
    }
    if (content.isBlank() && embeds.isEmpty() && rows.isEmpty() && files == 0) {
      return Optional.of("EMPTY");
    }
    return components(rows, new HashSet<>(), 0);
  }

  private static Optional<String> embed(DataObject embed) {
    return first(
        tooLong(embed, "title", 256),
        tooLong(embed, "description", 4_096),
        objects(embed, "fields").count() > 25 ? Optional.of("fields: more than 25") : none(),
        objects(embed, "fields").flatMap(f -> tooLong(f, "name", 256).stream()).findFirst(),
        objects(embed, "fields").flatMap(f -> tooLong(f, "value", 1_024).stream()).findFirst(),
        embed.optObject("footer").flatMap(f -> tooLong(f, "text", 2_048)),
        embed.optObject("author").flatMap(f -> tooLong(f, "name", 256)));
  }

  private static int embedText(DataObject embed) {
    return embed.getString("title", "").length()
        + embed.getString("description", "").length()
        + objects(embed, "fields")
            .mapToInt(f -> f.getString("name", "").length() + f.getString("value", "").length())
            .sum()
        + embed.optObject("footer").map(f -> f.getString("text", "").length()).orElse(0)
        + embed.optObject("author").map(f -> f.getString("name", "").length()).orElse(0);
  }

  private static Optional<String> v2(DataObject body) {
    if (!body.getString("content", "").isEmpty() || objects(body, "embeds").findAny().isPresent()) {
      return Optional.of("flags: content or embeds beside Components V2");
    }
    List<DataObject> all = objects(body, "components").toList();
    if (all.isEmpty()) {
      return Optional.of("EMPTY");
    }
    int count = all.stream().mapToInt(MessageRules::count).sum();
    if (count > MOST_COMPONENTS) {
      return Optional.of("components: %d are more than 40".formatted(count));
    }
    int text = all.stream().mapToInt(MessageRules::text).sum();
    if (text > MOST_V2_TEXT) {
      return Optional.of("components: %d characters are more than 4000".formatted(text));
    }
    return components(all, new HashSet<>(), 0);
  }

  private static int count(DataObject component) {
    return 1
        + objects(component, "components").mapToInt(MessageRules::count).sum()
        + component.optObject("accessory").map(MessageRules::count).orElse(0);
  }

  private static int text(DataObject component) {
    return (component.getInt("type") == 10 ? component.getString("content", "").length() : 0)
        + objects(component, "components").mapToInt(MessageRules::text).sum();
  }

  private static Optional<String> components(
      List<DataObject> components, Set<String> ids, int depth) {
    if (depth > 3) {
      return Optional.of("components: too deep");
    }
    return components.stream().flatMap(c -> component(c, ids, depth).stream()).findFirst();
  }

  private static Optional<String> component(DataObject part, Set<String> ids, int depth) {
    List<DataObject> inner = objects(part, "components").toList();
    return switch (part.getInt("type", 0)) {
      case 1 -> first(row(inner), components(inner, ids, depth + 1));
      case 2 -> button(part, ids);
      case 3 -> select(part, ids);
      case 9 ->
          first(
              inner.isEmpty() || inner.size() > 3 ? Optional.of("section: 1 to 3 texts") : none(),
              part.optObject("accessory").isEmpty() ? Optional.of("section: no accessory") : none(),
              components(inner, ids, depth + 1),
              part.optObject("accessory").flatMap(a -> component(a, ids, depth + 1)));
      case 10 ->
          part.getString("content", "").isBlank() || part.getString("content").length() > 4_000
              ? Optional.of("text display: 1 to 4000 characters")
              : none();
      case 11 -> media(part);
      case 12 -> {
        List<DataObject> items = objects(part, "items").toList();
        yield items.isEmpty() || items.size() > 10
            ? Optional.of("media gallery: 1 to 10")
            : items.stream().flatMap(item -> media(item).stream()).findFirst();
      }
      case 13 ->
          part.getObject("file").getString("url", "").startsWith("attachment://")
              ? none()
              : Optional.of("file: only attachment://");
      case 14 -> none();
      case 17 ->
          first(
              inner.isEmpty() ? Optional.of("container: empty") : none(),
              inner.stream().anyMatch(c -> c.getInt("type") == 17)
                  ? Optional.of("container in container")
                  : none(),
              components(inner, ids, depth + 1));
      default -> Optional.of("component of type " + part.getInt("type", 0));
    };
  }

  private static Optional<String> row(List<DataObject> inner) {
    boolean buttons = inner.stream().allMatch(c -> c.getInt("type") == 2);
    return inner.isEmpty() || inner.size() > (buttons ? 5 : 1)
        ? Optional.of("action row: 1 to 5 buttons or one select")
        : none();
  }

  private static Optional<String> button(DataObject button, Set<String> ids) {
    int style = button.getInt("style", 0);
    String label = button.getString("label", "");
    if (label.length() > 80 || (label.isEmpty() && button.isNull("emoji"))) {
      return Optional.of("button: label 1 to 80");
    }
    if (style == 5) {
      String url = button.getString("url", "");
      return url.length() > 512 || !url.matches("(https?|discord)://.+")
          ? Optional.of("button: url")
          : none();
    }
    return style < 1 || style > 4 ? Optional.of("button: style") : customId(button, ids);
  }

  private static Optional<String> select(DataObject select, Set<String> ids) {
    List<DataObject> options = objects(select, "options").toList();
    Set<String> values = new HashSet<>();
    if (options.isEmpty() || options.size() > 25) {
      return Optional.of("select: 1 to 25 options");
    }
    for (DataObject option : options) {
      String label = option.getString("label", "");
      String value = option.getString("value", "");
      if (label.isEmpty() || label.length() > 100 || value.isEmpty() || value.length() > 100) {
        return Optional.of("select: option label and value 1 to 100");
      }
      if (!values.add(value)) {
        return Optional.of("select: value twice");
      }
    }
    return first(tooLong(select, "placeholder", 150), customId(select, ids));
  }

  private static Optional<String> media(DataObject part) {
    String url = part.optObject("media").map(media -> media.getString("url", "")).orElse("");
    return url.length() > 2_048 || !url.matches("(https?|attachment)://.+")
        ? Optional.of("media: url")
        : none();
  }

  private static Optional<String> customId(DataObject part, Set<String> ids) {
    String id = part.getString("custom_id", "");
    if (id.isEmpty() || id.length() > 100) {
      return Optional.of("custom_id: 1 to 100");
    }
    return ids.add(id) ? none() : Optional.of("COMPONENT_CUSTOM_ID_DUPLICATED");
  }

  /** The fault of a modal. */
  static Optional<String> modal(DataObject modal) {
    String title = modal.getString("title", "");
    List<DataObject> fields = objects(modal, "components").toList();
    if (title.isEmpty() || title.length() > 45) {
      return Optional.of("title: 1 to 45");
    }
    if (fields.isEmpty() || fields.size() > 5) {
      return Optional.of("components: 1 to 5");
    }
    Set<String> ids = new HashSet<>();
    return first(
        customId(modal, new HashSet<>()),
        fields.stream().flatMap(field -> field(field, ids).stream()).findFirst());
  }

  private static Optional<String> field(DataObject field, Set<String> ids) {
    if (field.getInt("type", 0) != 18) {
      return Optional.of("modal: only labels");
    }
    String label = field.getString("label", "");
    if (label.isEmpty() || label.length() > 45) {
      return Optional.of("label: 1 to 45");
    }
    DataObject input = field.getObject("component");
    int most = input.getInt("max_length", 4_000);
    return first(
        most < 1 || most > 4_000 ? Optional.of("max_length: 1 to 4000") : none(),
        input.getString("value", "").length() > most ? Optional.of("value: too long") : none(),
        customId(input, ids));
  }

  /** The fault of a list of commands. */
  static Optional<String> commands(DataArray commands) {
    List<DataObject> all = commands.stream(DataArray::getObject).toList();
    Set<String> names = new HashSet<>();
    if (all.stream().filter(c -> c.getInt("type", 1) == 1).count() > 100) {
      return Optional.of("more than 100 slash commands");
    }
    Optional<String> sameName = sameNameSomewhere(all);
    if (sameName.isPresent()) {
      return sameName;
    }
    for (DataObject command : all) {
      boolean slash = command.getInt("type", 1) == 1;
      Optional<String> mistold = mistold(command, slash);
      if (mistold.isPresent()) {
        return mistold;
      }
      if (!names.add(command.getInt("type", 1) + command.getString("name", ""))) {
        return Optional.of("name twice: " + command.getString("name", ""));
      }
      Optional<String> fault = slash ? option(command, 0) : tooLong(command, "name", 32);
      if (fault.isPresent()) {
        return fault;
      }
      if (commandText(command) > 8_000) {
        return Optional.of("more than 8000 characters: " + command.getString("name", ""));
      }
    }
    return none();
  }

  /** What is wrong with a command's words in other languages. */
  private static Optional<String> mistold(DataObject command, boolean slash) {
    for (Map.Entry<String, Object> name : words(command, "name_localizations").entrySet()) {
      String said = String.valueOf(name.getValue());
      boolean fits =
          slash
              ? said.matches("[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}")
                  && said.equals(said.toLowerCase(Locale.ROOT))
              : !said.isEmpty() && said.length() <= 32;
      if (!fits || !LOCALES.contains(name.getKey())) {
        return Optional.of("name in " + name.getKey() + ": " + said);
      }
    }
    for (Map.Entry<String, Object> words : words(command, "description_localizations").entrySet()) {
      String said = String.valueOf(words.getValue());
      if (!slash || said.isEmpty() || said.length() > 100 || !LOCALES.contains(words.getKey())) {
        return Optional.of("description in " + words.getKey() + ": " + said);
      }
    }
    return none();
  }

  /** Two commands that people of one language could not tell apart. */
  private static Optional<String> sameNameSomewhere(List<DataObject> all) {
    for (String locale : LOCALES) {
      Set<String> shown = new HashSet<>();
      for (DataObject command : all) {
        Object name =
            words(command, "name_localizations")
                .getOrDefault(locale, command.getString("name", ""));
        if (!shown.add(command.getInt("type", 1) + String.valueOf(name))) {
          return Optional.of("name twice in " + locale + ": " + name);
        }
      }
    }
    return none();
  }

  private static Map<String, Object> words(DataObject command, String key) {
    return command.optObject(key).map(DataObject::toMap).orElseGet(Map::of);
  }

  private static Optional<String> option(DataObject option, int depth) {
    String name = option.getString("name", "");
    String description = option.getString("description", "");
    if (!name.matches("[-_'\\p{L}\\p{N}]{1,32}") || !name.equals(name.toLowerCase(Locale.ROOT))) {
      return Optional.of("name: " + name);
    }
    if (description.isEmpty() || description.length() > 100) {
      return Optional.of("description of " + name);
    }
    List<DataObject> inner = objects(option, "options").toList();
    boolean optionalSeen = false;
    for (DataObject one : inner) {
      boolean sub = one.getInt("type", 0) <= 2;
      if (!sub && one.getBoolean("required", false) && optionalSeen) {
        return Optional.of("required after optional: " + name);
      }
      optionalSeen |= !sub && !one.getBoolean("required", false);
      Optional<String> fault = option(one, depth + 1);
      if (fault.isPresent()) {
        return fault;
      }
    }
    List<DataObject> choices = objects(option, "choices").toList();
    return first(
        inner.size() > 25 ? Optional.of("more than 25 options: " + name) : none(),
        choices.size() > 25 ? Optional.of("more than 25 choices: " + name) : none(),
        !choices.isEmpty() && option.getBoolean("autocomplete", false)
            ? Optional.of("choices and autocomplete: " + name)
            : none(),
        choices.stream().flatMap(c -> tooLong(c, "name", 100).stream()).findFirst());
  }

  private static final Set<String> LOCALES =
      Set.of(
          "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
          "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi",
          "th", "zh-CN", "ja", "zh-TW", "ko");

  private static int commandText(DataObject option) {
    return option.getString("name", "").length()
        + option.getString("description", "").length()
        + objects(option, "choices")
            .mapToInt(
                c -> c.getString("name", "").length() + String.valueOf(c.get("value")).length())
            .sum()
        + objects(option, "options").mapToInt(MessageRules::commandText).sum();
  }

  private static Optional<String> tooLong(DataObject from, String key, int most) {
    return from.getString(key, "").length() > most
        ? Optional.of("%s: longer than %d".formatted(key, most))
        : none();
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Optional<String> first(Optional<String>... faults) {
    return Stream.of(faults).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  static Stream<DataObject> objects(DataObject from, String key) {
    return from.optArray(key).stream().flatMap(all -> all.stream(DataArray::getObject));
  }
}
