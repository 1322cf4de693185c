package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tidings.chat.CommandSpec;
import org.tidings.telegram.standin.BotRules.Entry;

/** What people do on Telegram, answered by the real commands through the real library. */
@Execution(ExecutionMode.CONCURRENT)
class TelegramCommandsTest {
  private static final String BROKEN = "Something of ours broke";
  private static final Set<String> NEWS =
      Set.of("latest", "trending", "search", "read", "shots", "opinion", "missed");

  @TempDir private Path folder;
  private TelegramWalk walk;

  @BeforeEach
  void open() throws Exception {
    walk = new TelegramWalk(folder);
  }

  @AfterEach
  void close() {
    walk.close();
  }

  @Test
  void answersEveryExampleOfEveryCommand() {
    long person = 1_000;
    for (CommandSpec spec : walk.assistant.commands()) {
      List<String> lines = new ArrayList<>(spec.examples());
      lines.add("/" + spec.name());
      for (String line : lines) {
        Entry answer = walk.says(walk.person(person++), line);

        assertThat(answer.text()).as(line).isNotBlank().doesNotContain(BROKEN);
        boolean first = line.equals(SampleAssistant.example(spec));
        if (first && NEWS.contains(spec.name())) {
          assertThat(answer.fields().toString()).as(line).contains("<a href=", "<tg-time");
        }
      }
    }
    assertThat(walk.rules.ledger())
        .as("nothing that was said was refused")
        .allMatch(entry -> entry.code() == 200)
        .noneMatch(entry -> entry.fields().toString().contains("canary"));
  }

  @Test
  void turnsPagesInPlaceAndReadsOne() {
    long ada = walk.person(2_000);
    walk.says(ada, "/latest 5");
    Entry second = walk.presses(ada, ada, "More");

    assertThat(second.method()).as(walk.rules.ledger().toString()).isEqualTo("editMessageText");
    assertThat(second.text()).contains("\n6. ").doesNotContain("\n5. ");
    Entry article = walk.presses(ada, ada, "6.");
    assertThat(article.text()).contains("Source: ", "Created: ");
  }

  @Test
  void givesTheLatestOfAPickedSector() {
    long ada = walk.person(2_001);
    walk.says(ada, "/sectors");

    Entry picked = walk.presses(ada, ada, "Business");

    assertThat(picked.text()).startsWith("Latest: Business");
    assertThat(picked.fields().toString()).contains("<a href=");
  }

  @Test
  void asksTheQuestionsOfAFormOneByOne() {
    long ada = walk.person(2_002);
    walk.says(ada, "/menu");
    Entry question = walk.presses(ada, ada, "Search");
    assertThat(question.fields().path("reply_markup").path("force_reply").asBoolean()).isTrue();
    Entry next = walk.says(ada, "tidal lagoon");
    for (int left = 10; next.fields().path("reply_markup").has("force_reply"); left--) {
      assertThat(left).as("questions end").isPositive();
      next = walk.says(ada, "/skip");
    }

    assertThat(next.text()).contains("Search: tidal lagoon", "Carrow Sound");
  }

  @Test
  void findsArticlesInline() {
    long ada = walk.person(2_003);

    Entry answer = walk.asks(ada, "tidal", "");

    assertThat(answer.code()).isEqualTo(200);
    JsonNode results = answer.fields().path("results");
    assertThat(results).isNotEmpty();
    assertThat(results.path(0).path("input_message_content").path("message_text").asText())
        .contains("<a href=");
  }

  @Test
  void understandsPlainWordsAndDeepLinks() {
    long ada = walk.person(2_004);

    assertThat(walk.says(ada, "what is new on energy?").text()).startsWith("Latest: Energy");
    assertThat(walk.says(ada, "/start latest_health").text()).startsWith("Latest: Health");
  }

  @Test
  void letsModeratorsFollowAndUndoAndNobodyElse() {
    long ada = walk.person(2_005);
    long grace = walk.person(2_006);
    walk.rules.member(TelegramWalk.GROUP, ada, "member");
    walk.rules.member(TelegramWalk.GROUP, grace, "administrator");

    Entry refused = walk.says(ada, TelegramWalk.GROUP, "/follow sector:energy");
    assertThat(refused.text()).doesNotContain("Following");
    Entry kept = walk.says(grace, TelegramWalk.GROUP, "/follow sector:energy");
    assertThat(kept.text()).contains("Following sector Energy");
    Entry pressed = walk.presses(ada, TelegramWalk.GROUP, "Undo");
    assertThat(pressed.method()).as("told to the presser alone").isEqualTo("answerCallbackQuery");
    Entry undone = walk.presses(grace, TelegramWalk.GROUP, "Undo");

    assertThat(undone.method()).isEqualTo("editMessageText");
    assertThat(TelegramWalk.labels(undone)).isEmpty();
  }

  @Test
  void takesAListOfFeedsAndHandsItOutAgain() {
    long ada = walk.person(2_007);

    Entry taken = walk.sends(ada, "/feed import", "feeds.opml", SampleAssistant.OPML);
    assertThat(taken.text()).startsWith("1 feeds added");
    assertThat(walk.says(ada, "/feed list").text()).contains("Valley Post");
    Entry handed = walk.says(ada, "/feed export");

    assertThat(handed.method()).isEqualTo("sendDocument");
    assertThat(handed.fields().path("document_bytes").asText())
        .contains("https://valley.example/rss");
  }

  @Test
  void actsOnTheArticleOfTheMessageThatACommandAnswers() {
    long ada = walk.person(2_008);
    walk.says(ada, "/latest 2");
    String first = walk.rules.newest(ada).path("text").asText();

    Entry article = walk.answers(ada, walk.rules.newest(ada), "/read");

    assertThat(first).contains(article.text().lines().findFirst().orElseThrow());
    assertThat(article.text()).contains("Source: ");
  }
}
