package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.discord.standin.Sight;

/** What people do on Discord, answered by the real commands through the real JDA. */
@Execution(ExecutionMode.CONCURRENT)
class DiscordCommandsTest {
  private static final String BROKEN = "Something of ours broke";
  private static final Set<String> NEWS =
      Set.of("latest", "trending", "search", "read", "shots", "opinion", "missed");

  @TempDir private Path folder;
  private DiscordWalk walk;

  @BeforeEach
  void open() throws Exception {
    walk = new DiscordWalk(folder);
  }

  @AfterEach
  void close() {
    walk.close();
  }

  @Test
  void answersEveryExampleOfEveryCommand() {
    for (CommandSpec spec : walk.assistant.commands()) {
      List<String> lines = new ArrayList<>(spec.examples());
      lines.addFirst(SampleAssistant.example(spec));
      for (String line : lines) {
        Sight answer = walk.types(DiscordWalk.MODERATOR, line);

        assertThat(answer.kind())
            .as(line)
            .isIn(Sight.Kind.NEW, Sight.Kind.PRIVATE, Sight.Kind.MODAL);
        assertThat(answer.message().toString()).as(line).doesNotContain(BROKEN);
        if (spec.privately()) {
          assertThat(answer.kind()).as(line).isNotEqualTo(Sight.Kind.NEW);
        }
      }
      if (NEWS.contains(spec.name())) {
        Sight news = walk.types(DiscordWalk.READER, SampleAssistant.example(spec));
        assertThat(DiscordWalk.text(news)).as(spec.name()).contains("](<https://", "<t:");
      }
    }
    assertThat(walk.discord.rules().ledger())
        .as("nothing that was said was refused")
        .allMatch(entry -> entry.status() < 300);
  }

  @Test
  void registersEveryCommandWithItsAudience() {
    List<DataObject> registered =
        walk.discord.rules().commands().stream(DataArray::getObject).toList();

    for (CommandSpec spec : walk.assistant.commands()) {
      DataObject command =
          registered.stream()
              .filter(one -> one.getString("name").equals(spec.name()))
              .findFirst()
              .orElseThrow(() -> new AssertionError(spec.name() + " is not registered"));
      boolean shownToAll = command.isNull("default_member_permissions");
      assertThat(shownToAll).as(spec.name()).isEqualTo(spec.audience() == Audience.EVERYONE);
    }
  }

  @Test
  void turnsPagesInPlaceAndReadsOne() {
    Sight first = walk.types(DiscordWalk.READER, "/latest 5");
    Sight second = walk.presses(DiscordWalk.READER, first, "More");

    assertThat(second.kind()).isEqualTo(Sight.Kind.CHANGED);
    assertThat(DiscordWalk.text(second)).contains("**6.**").doesNotContain("**5.**");
    Sight article = walk.picks(DiscordWalk.READER, second);
    assertThat(DiscordWalk.text(article)).contains("**Source**", ":f> (<t:");
  }

  @Test
  void givesTheLatestOfAPickedSector() {
    Sight sectors = walk.types(DiscordWalk.READER, "/sectors");

    Sight picked = walk.picks(DiscordWalk.READER, sectors);

    assertThat(DiscordWalk.text(picked)).contains("**Latest: Business**", "](<https://");
  }

  @Test
  void takesAFormFromAButtonToItsEnd() {
    Sight menu = walk.types(DiscordWalk.READER, "/menu");
    Sight modal = walk.presses(DiscordWalk.READER, menu, "Search");
    assertThat(modal.kind()).isEqualTo(Sight.Kind.MODAL);

    Sight found = walk.fills(DiscordWalk.READER, modal, "tidal lagoon");

    assertThat(DiscordWalk.text(found)).contains("Search: tidal lagoon", "Carrow Sound");
  }

  @Test
  void offersValuesWhileTheyAreTyped() {
    assertThat(walk.completes("latest", "sector", "ene")).contains("energy");
    assertThat(walk.completes("latest", "edition", "ind")).contains("india");
    assertThat(walk.completes("latest", "source", "deccan")).contains("Deccan Courier");
  }

  @Test
  void understandsPlainWords() {
    Sight answer = walk.mentions(DiscordWalk.READER, "what is new on energy?");

    assertThat(DiscordWalk.text(answer)).contains("Latest: Energy", "](<https://");
  }

  @Test
  void letsModeratorsFollowAndUndoAndNobodyElse() {
    Sight refused = walk.types(DiscordWalk.READER, "/follow sector:energy");
    assertThat(refused.kind()).isEqualTo(Sight.Kind.PRIVATE);
    assertThat(DiscordWalk.text(refused)).doesNotContain("Following");
    Sight kept = walk.types(DiscordWalk.MODERATOR, "/follow sector:energy");
    assertThat(DiscordWalk.text(kept)).contains("Following", "Energy");

    Sight pressed = walk.presses(DiscordWalk.READER, kept, "Undo");
    assertThat(pressed.kind()).as("the right is asked again").isEqualTo(Sight.Kind.PRIVATE);
    Sight undone = walk.presses(DiscordWalk.MODERATOR, kept, "Undo");

    assertThat(undone.kind()).isEqualTo(Sight.Kind.CHANGED);
    assertThat(DiscordWalk.labels(undone)).isEmpty();
  }

  @Test
  void takesAListOfFeedsAndHandsItOutAgain() {
    Sight taken =
        walk.attaches(
            DiscordWalk.MODERATOR, "feed import", "file", "feeds.opml", SampleAssistant.OPML);
    assertThat(DiscordWalk.text(taken)).startsWith("1 feeds added");

    Sight listed = walk.types(DiscordWalk.MODERATOR, "/feed list");
    assertThat(DiscordWalk.text(listed)).contains("Valley Post");
    Sight handed = walk.types(DiscordWalk.MODERATOR, "/feed export");

    assertThat(DiscordWalk.all(handed.message(), 13))
        .singleElement()
        .satisfies(file -> assertThat(file.toString()).contains("attachment://", ".opml"));
  }

  @Test
  void refusesAFileThatIsNoListOfFeeds() {
    Sight refused =
        walk.attaches(DiscordWalk.MODERATOR, "feed import", "file", "feeds.opml", "no list");

    assertThat(refused.kind()).isEqualTo(Sight.Kind.PRIVATE);
    assertThat(DiscordWalk.text(refused)).contains("feeds.opml");
  }
}
