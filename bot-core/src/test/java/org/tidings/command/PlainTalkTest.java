package org.tidings.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.testkit.ScriptedPlatform.headlines;
import static org.tidings.testkit.ScriptedPlatform.text;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.chat.Reply;
import org.tidings.testkit.ScriptedPlatform;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlainTalkTest {
  private final Desk desk = Desk.filled();
  private final ScriptedPlatform platform = desk.platform;

  @AfterAll
  void close() {
    desk.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          what's new on energy                  | Latest: Energy
          What’s new in energy?                 | Latest: Energy
          latest from the Grid Post             | Latest: Grid Post
          any news from India today             | *Trending: india today
          show me 3 energy headlines            | Latest: Energy
          news                                  | Latest
          trending in India this week           | Trending: India, the last 7 days
          what is hot right now                 | Trending, the last 24 hours
          top stories in asia                   | Trending: Asia, the last 24 hours
          give us trending in the US            | Nothing is trending in the last 24 hours for US
          search earthquake turkey              | Search: earthquake turkey
          find me amber baker                 | Search: amber baker
          news about the monsoon forecast       | Search: monsoon forecast
          opinion on business                   | Opinion: Business
          sectors                               | Sectors (4)
          help                                  | Ask for news
          who are you                           | Tidings is a news assistant
          hello                                 | Hello! I am Tidings
          Hey there!                            | Hello! I am Tidings
          """)
  void sentencesLeadToCommands(String said, String expected) {
    Reply reply = platform.says(said);

    if (expected.startsWith("*")) {
      assertThat(platform.labels()).contains(expected.substring(1));
    } else {
      assertThat(text(reply)).startsWith(expected);
    }
  }

  @Test
  void aNumberReadsFromTheLastList() {
    platform.says("what's new on energy");

    assertThat(headlines(platform.says("read 2"))).containsExactly("Cedar dancer");
    assertThat(headlines(platform.says("2"))).containsExactly("Cedar dancer");
  }

  @Test
  void whatIsNotClearIsOfferedAsChoices() {
    Reply reply = platform.says("purple elephants energy");

    assertThat(reply).isInstanceOf(Reply.Say.class);
    assertThat(platform.labels())
        .contains("Search: purple elephants energy", "Latest: energy", "Trending: energy");
    assertThat(text(platform.presses("Latest: energy"))).startsWith("Latest: Energy");
  }

  @Test
  void theSameWordsAlwaysMeanTheSame() {
    assertThat(text(platform.says("top stories in asia")))
        .isEqualTo(text(platform.says("top stories in asia")));
  }
}
