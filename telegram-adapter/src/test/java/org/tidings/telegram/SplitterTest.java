package org.tidings.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidings.telegram.standin.HtmlMarkup;
import org.tidings.telegram.standin.ParsedText;

class SplitterTest {
  private static final String FAMILY = "👨‍👩‍👧‍👦";

  @Test
  void leavesShortTextAlone() {
    Markup markup = Markup.builder().bold("short").build();

    assertThat(Splitter.split(markup, 100)).containsExactly(markup);
  }

  @Test
  void cutsAtParagraphsThenLinesThenWords() {
    Markup markup = Markup.builder().plain("one two three\n\nfour five six seven").build();

    assertThat(Splitter.split(markup, 20).stream().map(Markup::text))
        .containsExactly("one two three", "four five six seven");
    assertThat(Splitter.split(markup, 12).stream().map(Markup::text))
        .containsExactly("one two", "three", "four five", "six seven");
  }

  @Test
  void neverCutsAJoinedEmojiInTwo() {
    for (int lead = 0; lead < 30; lead++) {
      String text = "x".repeat(lead) + FAMILY.repeat(20);

      List<Markup> pieces = Splitter.split(Markup.builder().plain(text).build(), 40);

      for (Markup piece : pieces) {
        assertThat(piece.length()).isLessThanOrEqualTo(40);
        assertThat(piece.text().replace("x", "").replace(FAMILY, "")).isEmpty();
      }
    }
  }

  @Test
  void keepsPairsWholeWhenOneCharacterIsLongerThanAMessage() {
    String text = "e" + "\u0301".repeat(50) + "🏟".repeat(30);

    for (Markup piece : Splitter.split(Markup.builder().plain(text).build(), 20)) {
      assertThat(piece.length()).isLessThanOrEqualTo(20);
      assertThat(piece.text().codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
  }

  @Test
  void losesNothingAndBreaksNoTag() throws ParsedText.Unparsable {
    var random = new Random(5);
    String alphabet = "abc <>&\"\n🏟é" + FAMILY;
    for (int round = 0; round < 200; round++) {
      Markup.Builder builder = Markup.builder();
      for (int i = 0; i < 30; i++) {
        StringBuilder run = new StringBuilder();
        for (int k = random.nextInt(20); k >= 0; k--) {
          int at = random.nextInt(alphabet.length());
          run.appendCodePoint(alphabet.codePointAt(at));
        }
        if (random.nextBoolean()) {
          builder.bold(run.toString());
        } else {
          builder.plain(run.toString());
        }
      }
      Markup markup = builder.build();
      StringBuilder found = new StringBuilder();
      for (Markup piece : Splitter.split(markup, 64)) {
        ParsedText parsed = HtmlMarkup.parse(Html.of(piece, true));
        assertThat(parsed.text()).isEqualTo(piece.text());
        assertThat(parsed.text().length()).isLessThanOrEqualTo(64);
        found.append(parsed.text());
      }
      assertThat(found.toString().replaceAll("\\s", ""))
          .isEqualTo(markup.text().replaceAll("\\s", ""));
    }
  }

  @Test
  void cutsLabelsBetweenCharacters() {
    String label = Splitter.cut(FAMILY.repeat(10), 64);

    assertThat(label.length()).isLessThanOrEqualTo(64);
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(FAMILY.repeat(10));
    assertThat(characters.isBoundary(label.length() - 1)).isTrue();
    assertThat(label).endsWith("…");
  }
}
