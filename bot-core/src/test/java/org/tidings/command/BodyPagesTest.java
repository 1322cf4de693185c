package org.tidings.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BodyPagesTest {
  @Test
  void hasNoPageForAnEmptyText() {
    assertThat(BodyPages.of("")).isEmpty();
  }

  @Test
  void keepsParagraphsWhole() {
    String paragraph = "word ".repeat(100).strip();

    assertThat(BodyPages.of(String.join("\n\n", paragraph, paragraph, paragraph)))
        .containsExactly(paragraph + "\n\n" + paragraph, paragraph);
  }

  @Test
  void cutsALongParagraphBetweenWordsAndNeverInACharacter() {
    List<String> words = BodyPages.of("word ".repeat(1_000).strip());
    List<String> faces = BodyPages.of("\ud83d\ude00".repeat(1_501));

    assertThat(words).allSatisfy(page -> assertThat(page).endsWith("word").startsWith("word"));
    assertThat(faces)
        .allSatisfy(page -> assertThat(page.length()).isLessThanOrEqualTo(BodyPages.LONGEST))
        .allSatisfy(
            page ->
                assertThat(Character.isHighSurrogate(page.charAt(page.length() - 1))).isFalse());
    assertThat(String.join("", faces)).hasSize(3_002);
  }
}
