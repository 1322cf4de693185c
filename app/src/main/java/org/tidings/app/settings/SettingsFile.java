package org.tidings.app.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tidings.app.settings.SettingsReader.Given;

/** Walks through the settings file, so that every complaint can name its line. */
final class SettingsFile {
  private final String name;
  private final JsonParser yaml;
  private final Map<Setting, Given> given = new EnumMap<>(Setting.class);

  private SettingsFile(String name, JsonParser yaml) {
    this.name = name;
    this.yaml = yaml;
  }

  static Map<Setting, Given> read(String name, String text) throws WrongSettings {
    try (JsonParser yaml = new YAMLFactory().createParser(text)) {
      SettingsFile file = new SettingsFile(name, yaml);
      file.document();
      return file.given;
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new WrongSettings("%s, line %d: this is not YAML".formatted(name, line));
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string", e);
    }
  }

  /** Writes settings that {@link #read} reads again, without secrets. */
  static String write(Map<Setting, Given> given) {
    StringBuilder out =
        new StringBuilder("# Settings of Tidings; tokens and passwords are left out.\n");
    String open = "";
    for (Setting setting : Setting.values()) {
      Given value = given.get(setting);
      if (value == null || value.values().isEmpty() || setting.isSecret(value.values())) {
        continue;
      }
      int dot = setting.key().indexOf('.');
      String group = dot < 0 ? "" : setting.key().substring(0, dot);
      if (!group.equals(open) && !group.isEmpty()) {
        out.append(group).append(":\n");
      }
      open = group;
      out.append(group.isEmpty() ? "" : "  ").append(setting.key().substring(dot + 1)).append(": ");
      out.append(
          setting == Setting.OPERATORS ? list(value.values()) : quoted(value.values().getFirst()));
      out.append('\n');
    }
    return out.toString();
  }

  private static String list(List<String> values) {
    return values.stream().map(SettingsFile::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A text of JSON is one of YAML too. */
  private static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private void document() throws IOException, WrongSettings {
    JsonToken first = yaml.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      return;
    }
    if (first != JsonToken.START_OBJECT) {
      throw new WrongSettings(place() + ": keys with values are expected, such as 'contact: me'");
    }
    group("");
  }

  private void group(String above) throws IOException, WrongSettings {
    while (yaml.nextToken() == JsonToken.FIELD_NAME) {
      String key = above + yaml.currentName();
      String place = place();
      JsonToken value = yaml.nextToken();
      if (value == JsonToken.START_OBJECT && above.isEmpty() && Setting.isGroup(key)) {
        group(key + ".");
        continue;
      }
      Setting setting =
          Setting.of(key)
              .orElseThrow(
                  () ->
                      new WrongSettings(
                          "%s: unknown key '%s'; the nearest known one is '%s'"
                              .formatted(place, key, Setting.nearest(key))));
      if (given.put(setting, new Given(place, values(setting, value))) != null) {
        throw new WrongSettings("%s: '%s' is given twice".formatted(place, key));
      }
    }
  }

  private List<String> values(Setting setting, JsonToken first) throws IOException, WrongSettings {
    if (first.isScalarValue()) {
      return first == JsonToken.VALUE_NULL ? List.of() : List.of(yaml.getText());
    }
    List<String> values = new ArrayList<>();
    JsonToken next = first == JsonToken.START_ARRAY ? yaml.nextToken() : first;
    while (next.isScalarValue()) {
      values.add(yaml.getText());
      next = yaml.nextToken();
    }
    if (next != JsonToken.END_ARRAY) {
      throw new WrongSettings("%s: %s has no parts".formatted(place(), setting.key()));
    }
    return values;
  }

  private String place() {
    return name + ", line " + yaml.currentTokenLocation().getLineNr();
  }
}
