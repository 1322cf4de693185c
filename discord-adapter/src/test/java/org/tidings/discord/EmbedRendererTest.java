package org.tidings.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidings.chat.Block;
import org.tidings.chat.Post;
import org.tidings.discord.standin.Strictness;

/** What people see on a server that takes no Components V2. */
class EmbedRendererTest {
  static Stream<Arguments> posts() {
    return Stream.concat(
        RendererTest.posts(),
        Stream.of(
            Arguments.of("ten-embeds", cards(12, 20)),
            Arguments.of("six-thousand-characters", longCards())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("posts")
  void rendersAsItDid(String name, Post post) throws IOException {
    DataArray messages = DataArray.empty();
    EmbedRenderer.render(post).messages().forEach(m -> messages.add(Bodies.create(m, false)));

    Golden.check("embeds/" + name, messages.toString());
    messages.stream(DataArray::getObject).forEach(m -> fits(name, m));
  }

  @Test
  void putsAtMostTenEmbedsAndSixThousandCharactersIntoAMessage() {
    List<MessageCreateData> ten = EmbedRenderer.render(cards(23, 5)).messages();
    assertThat(ten).extracting(m -> m.getEmbeds().size()).containsExactly(10, 10, 3);

    List<MessageCreateData> full = EmbedRenderer.render(longCards()).messages();
    assertThat(full).hasSizeGreaterThan(1);
    for (MessageCreateData message : full) {
      assertThat(message.getEmbeds().stream().mapToInt(MessageEmbed::getLength).sum())
          .isLessThanOrEqualTo(6_000);
    }
    String all = full.stream().map(m -> m.toData().toString()).reduce("", String::concat);
    assertThat(IntStream.range(0, 10)).allMatch(i -> all.contains("Title " + i + " "));
    assertThat(full.getLast().getComponents()).hasSize(1);
    assertThat(full.getFirst().getComponents()).isEmpty();
  }

  @Test
  void takesEveryTitleThatAnybodyMayInvent() throws IOException {
    for (String title : RendererTest.naughty()) {
      for (MessageCreateData m : EmbedRenderer.render(RendererTest.titled(title)).messages()) {
        fits(title, Bodies.create(m, false));
        assertThat(Bodies.create(m, false).getObject("allowed_mentions").getArray("parse"))
            .isEmpty();
      }
    }
  }

  private static void fits(String name, DataObject message) {
    assertThat(Strictness.faultOf(message)).as(name).isEmpty();
  }

  private static Post cards(int count, int words) {
    List<Block> cards = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cards.add(RendererTest.card("Title " + i + " " + RendererTest.words(words)));
    }
    return new Post(cards, List.of(RendererTest.press(1)));
  }

  private static Post longCards() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      blocks.add(RendererTest.card("Title " + i + " " + RendererTest.words(10)));
      blocks.add(Block.Words.of(RendererTest.words(150)));
    }
    return new Post(blocks, List.of(RendererTest.press(1)));
  }
}
