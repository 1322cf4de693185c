package org.tidings.app.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
