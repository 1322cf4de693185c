package org.tidings.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidings.chat.Action;
import org.tidings.chat.ActionId;
import org.tidings.chat.Block;
import org.tidings.chat.FileBytes;
import org.tidings.chat.Form;
import org.tidings.chat.Option;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.chat.RichText.Span;

class TerminalRendererTest {
  private static final ActionId ID = new ActionId("v1:x");

  private final TerminalRenderer piped =
      new TerminalRenderer(TerminalStyle.piped(() -> ZoneOffset.UTC));

  /** A reply with a bit of everything. */
  static Reply everything() {
    return new Reply.Say(
        new Post(
            List.of(
                new Block.Headline(
                    Optional.of(1),
                    RichText.of(new Span.Plain("Dam "), new Span.Mark("opens")),
                    Optional.of(URI.create("https://valley.example/dam")),
                    "Valley Post",
                    Instant.parse("2026-01-01T22:30:00Z"),
                    "3 sources",
                    Optional.of(URI.create("https://valley.example/dam.jpg"))),
                Block.Words.of("Two lines\nof words."),
                new Block.Facts(List.of(Block.Fact.of("Sector", "Energy"))),
                new Block.File("list.opml", "text/x-opml", FileBytes.of("x".repeat(2_000)))),
            List.of(
                new Action.Press("More", ID),
                new Action.Open("Read", URI.create("https://valley.example/dam")),
                new Action.Pick("Sector", ID, List.of(new Option("Energy", "energy"))),
                new Action.Share("Share", "dam"))),
        true);
  }

  @Test
  void printsAReplyAsPlainText() {
    assertThat(piped.render(everything()))
        .isEqualTo(
            """
            1. Dam opens
               Valley Post · 3 sources · 1 Jan 2026, 22:30
               https://valley.example/dam

            Two lines
            of words.

            Sector: Energy

            [list.opml, 2 kB]

            #1 More
            #2 Read https://valley.example/dam
            #3 Sector: 1 Energy
            #4 Share: dam
            """);
  }

  @Test
  void showsTimesInThePersonsZone() {
    var kolkata = new TerminalRenderer(TerminalStyle.piped(() -> ZoneId.of("Asia/Kolkata")));

    assertThat(kolkata.render(everything())).contains("2 Jan 2026, 04:00");
  }

  @Test
  void coloursAndBreaksLinesOnATerminal() {
    var narrow = new TerminalRenderer(new TerminalStyle(true, 18, () -> ZoneOffset.UTC));
    Post post =
        new Post(
            List.of(
                new Block.Words(
                    RichText.of(
                        new Span.Strong("Strong"), new Span.Plain(" words that go on and on")))),
            List.of());

    assertThat(narrow.render(post))
        .isEqualTo("\u001b[1mStrong\u001b[0m words that\ngo on and on\n");
  }

  @Test
  void takesTheSpellOutOfForeignText() {
    Post post = Post.words("red \u001b[31malert\u0007 \u202etxt.exe\u2066 \u009b2J");

    assertThat(piped.render(post)).isEqualTo("red [31malert txt.exe 2J\n");
  }

  @Test
  void saysHowToSeeManyChoices() {
    List<Option> many =
        IntStream.rangeClosed(1, 10).mapToObj(i -> Option.of(i + ". Headline")).toList();
    Post post =
        new Post(List.of(Block.Words.of("List")), List.of(new Action.Pick("Read one", ID, many)));

    assertThat(piped.render(post)).endsWith("#1 Read one: 10 choices, see them with #1\n");
  }

  @Test
  void refusesWithTheRepairs() {
    Reply reply =
        new Reply.Refuse(
            Reply.Reason.NOT_FOUND, "There is none.", List.of(new Action.Press("Energy", ID)));

    assertThat(piped.render(reply)).isEqualTo("There is none.\n\n#1 Energy\n");
  }

  @Test
  void asksOneQuestionOfAForm() {
    Reply reply =
        new Reply.Ask(
            new Form(
                ID,
                "Feedback",
                List.of(new Form.Field("a", "What?", Optional.of("It"), true, 50))));

    assertThat(piped.render(reply))
        .isEqualTo("Feedback\nWhat? (empty for \"It\", /cancel to stop)\n");
  }

  @Test
  void saysNothingForNothing() {
    assertThat(piped.render(new Reply.Nothing())).isEmpty();
  }
}
