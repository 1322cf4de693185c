package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.OptionSpec;
import org.tidings.discord.standin.Sight;
import org.tidings.telegram.standin.BotRules.Entry;

/** The answers in the documents are those that are given. */
@Execution(ExecutionMode.CONCURRENT)
class WalkDocsTest {
  /** Set to write the documents instead of comparing: {@code -Dtidings.docs=write}. */
  private static final String WRITE = "tidings.docs";

  private static final String BEGIN = "<!-- walk: written by WalkDocsTest -->\n";
  private static final String END = "<!-- end of walk -->\n";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROWS = 6;
  private static final int ENTRIES = 2;

  @TempDir private Path folder;

  @Test
  void telegramShowsWhatEveryCommandAnswers() throws Exception {
    var document = new StringBuilder();
    try (var walk = new TelegramWalk(folder)) {
      long person = 1_000;
      long grace = walk.person(person++);
      walk.says(grace, "/latest 2");
      for (CommandSpec spec : walk.assistant.commands()) {
        boolean moderates = spec.audience() == Audience.MODERATORS;
        String line = line(spec);
        Entry answer = walk.says(moderates ? grace : walk.person(person++), line);
        document.append("`").append(line).append("`\n```\n").append(answer.text().strip());
        rows(answer).forEach(row -> document.append("\n").append(row));
        document.append("\n```\n");
      }
    }

    check("telegram.md", document.toString());
  }

  @Test
  void discordShowsTheJsonOfWhatEveryCommandAnswers() throws Exception {
    var document = new StringBuilder();
    try (var walk = new DiscordWalk(folder)) {
      for (CommandSpec spec : walk.assistant.commands()) {
        String line = line(spec);
        Sight answer = walk.types(DiscordWalk.MODERATOR, line);
        String kind =
            switch (answer.kind()) {
              case PRIVATE -> ", seen by the caller alone";
              case MODAL -> ", a form";
              case NEW, CHANGED, DELETED, CHOICES, CROSSPOSTED -> "";
            };
        document.append("`").append(line).append("`").append(kind).append("\n\n```json\n");
        write(document, shown(JSON.readTree(answer.message().toString())), "");
        document.append("\n```\n\n");
      }
    }

    check("discord.md", document.toString());
  }

  /** A line with a short answer. */
  private static String line(CommandSpec spec) {
    boolean counts = spec.options().stream().anyMatch(option -> option.name().equals("count"));
    return counts && spec.options().stream().noneMatch(OptionSpec::required)
        ? "/" + spec.name() + " 2"
        : SampleAssistant.example(spec);
  }

  private static List<String> rows(Entry answer) {
    var rows = new ArrayList<String>();
    JsonNode keyboard = answer.fields().path("reply_markup").path("inline_keyboard");
    for (JsonNode row : keyboard) {
      var labels = new ArrayList<String>();
      row.forEach(button -> labels.add("[" + button.path("text").asText() + "]"));
      rows.add(String.join(" ", labels));
    }
    if (rows.size() <= ROWS) {
      return rows;
    }
    var some = new ArrayList<>(rows.subList(0, ROWS));
    some.add("… and %d more rows of buttons".formatted(rows.size() - ROWS));
    return some;
  }

  /** What of a message is ours to decide. */
  private static JsonNode shown(JsonNode message) {
    var shown = JSON.createObjectNode();
    for (String field : List.of("title", "custom_id", "flags", "components")) {
      JsonNode value = message.path(field);
      if (!value.isMissingNode() && !value.isNull()) {
        shown.set(field, value);
      }
    }
    return shown;
  }

  /** One part a line; fields in the order of their names but for the components. */
  private static void write(StringBuilder to, JsonNode node, String indent) {
    to.append("{ ");
    var names = new TreeSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    boolean first = true;
    for (String name : names) {
      if (!name.equals("components") && !node.get(name).isNull()) {
        to.append(first ? "" : ", ").append('"').append(name).append("\": ");
        to.append(name.equals("options") ? some(node.get(name)) : node.get(name).toString());
        first = false;
      }
    }
    if (node.has("components")) {
      to.append(first ? "" : ", ").append("\"components\": [");
      String deeper = indent + "  ";
      String comma = "\n";
      for (JsonNode part : node.get("components")) {
        to.append(comma).append(deeper);
        write(to, part, deeper);
        comma = ",\n";
      }
      to.append(" ]");
    }
    to.append(" }");
  }

  private static String some(JsonNode options) {
    if (!options.isArray() || options.size() <= ENTRIES) {
      return options.toString();
    }
    ArrayNode some = JSON.createArrayNode();
    for (int i = 0; i < ENTRIES; i++) {
      some.add(options.get(i));
    }
    some.add("and %d more".formatted(options.size() - ENTRIES));
    return some.toString();
  }

  private static void check(String name, String walk) throws IOException {
    Path beside = Path.of("..", "docs");
    Path file = (Files.isDirectory(beside) ? beside : Path.of("docs")).resolve(name);
    String document = Files.readString(file);
    int begin = document.indexOf(BEGIN) + BEGIN.length();
    int end = document.indexOf(END);
    assertThat(end).as("the places in %s between which the walk stands", name).isPositive();
    if (System.getProperty(WRITE, "").equals("write")) {
      document = document.substring(0, begin) + walk + document.substring(end);
      end = begin + walk.length();
      Files.writeString(file, document);
    }

    assertThat(document.substring(begin, end))
        .as("docs/%s is old: run this test with -Dtidings.docs=write", name)
        .isEqualTo(walk);
  }
}
