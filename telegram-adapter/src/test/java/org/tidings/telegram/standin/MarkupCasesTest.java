package org.tidings.telegram.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tidings.telegram.standin.ParsedText.Entity;
import org.tidings.telegram.standin.ParsedText.Unparsable;

/** The stand-in reads markup as Telegram does: its own test cases, where they are at hand. */
class MarkupCasesTest {
  /** A reader of markup. */
  private interface Reader {
    ParsedText parse(String text) throws Unparsable;
  }

  @Test
  void readsHtmlAsTelegramDoes() throws IOException {
    agree("check_parse_html", HtmlMarkup::parse);
  }

  @Test
  void readsMarkdownAsTelegramDoes() throws IOException {
    agree("check_parse_markdown", MarkdownMarkup::parse);
  }

  private static void agree(String name, Reader reader) throws IOException {
    String data = System.getenv().getOrDefault("TIDINGS_DATA", "../../shared/data");
    Path file = Path.of(data, "security", "telegram-parse-cases.json");
    assumeTrue(Files.exists(file), "skipped: no telegram-parse-cases.json in " + data);
    var wrong = new ArrayList<String>();
    JsonNode cases = new ObjectMapper().readTree(file.toFile()).path(name);
    for (JsonNode one : cases) {
      String input = one.path("input").asText();
      String expected =
          one.has("error")
              ? "error: " + one.path("error").asText()
              : one.path("text").asText() + " " + compact(one.path("entities_src").asText());
      String found;
      try {
        found = said(reader.parse(input));
      } catch (Unparsable e) {
        found = "error: " + e.getMessage();
      }
      if (!found.equals(expected)) {
        wrong.add("%s%n  expected %s%n  found    %s".formatted(input, expected, found));
      }
    }
    assertThat(cases.size()).isPositive();
    assertThat(wrong).isEmpty();
  }

  private static String said(ParsedText parsed) {
    return parsed.text()
        + " "
        + parsed.entities().stream()
            .map(MarkupCasesTest::said)
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String said(Entity e) {
    String argument =
        switch (e.type()) {
          case TextUrl, PreCode -> ", \"" + e.argument().replace("\\", "\\\\") + "\"";
          case FormattedDate, CustomEmoji, MentionName -> ", " + e.argument();
          default -> "";
        };
    String type = e.type() == ParsedText.Type.MentionName ? "" : e.type() + ", ";
    return "{%s%d, %d%s}".formatted(type, e.offset(), e.length(), argument);
  }

  /** The cases are written as source text of C++. */
  private static String compact(String source) {
    return source
        .replaceFirst("^// ", "")
        .replace("td::MessageEntity::Type::", "")
        .replaceAll("td::(?:CustomEmojiId|UserId)\\(static_cast<td::int64>\\((\\d+)\\)\\)", "$1")
        .replaceAll("td::FormattedDate\\{(\\d+, \\d+)\\}", "$1");
  }
}
