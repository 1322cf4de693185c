package org.tidings.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidings.chat.Action;
import org.tidings.chat.ActionId;
import org.tidings.chat.Block;
import org.tidings.chat.FileBytes;
import org.tidings.chat.Form;
import org.tidings.chat.Option;
import org.tidings.chat.Post;
import org.tidings.chat.RichText;
import org.tidings.chat.RichText.Span;
import org.tidings.discord.standin.Strictness;

class RendererTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final URI LINK = URI.create("https://news.example/dam");

  static Stream<Arguments> posts() {
    return Stream.of(
        Arguments.of("ranked-list", rankedList()),
        Arguments.of("card", new Post(List.of(card("Dam opens")), List.of(open(), press(1)))),
        Arguments.of("words", words()),
        Arguments.of("facts", facts()),
        Arguments.of("file", file()),
        Arguments.of("menu", new Post(List.of(Block.Words.of("Choose")), List.of(pick(3)))),
        Arguments.of("menu-of-30", new Post(List.of(Block.Words.of("Choose")), List.of(pick(30)))),
        Arguments.of("buttons-of-every-tone", tones()),
        Arguments.of("too-many-buttons", manyButtons()),
        Arguments.of("same-id-twice", new Post(text(), List.of(press(1), press(1)))),
        Arguments.of("longest-title", new Post(List.of(card("word ".repeat(800))), List.of())),
        Arguments.of("emoji-on-the-edge", emojiOnTheEdge()),
        Arguments.of("title-with-markup", titled("*stars* [x](https://evil.example) `ticks`")),
        Arguments.of("title-with-mentions", titled("@everyone <@1> <@&2> <#3> <t:1:R> <:e:4>")),
        Arguments.of("title-like-another-host", titled("Sign in at paypal.com now")),
        Arguments.of("title-with-bidi", titled("safe \u202egpj.exe\u202c\u2066 end\u2069")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("posts")
  void rendersAsItDid(String name, Post post) throws IOException {
    DataArray messages = DataArray.empty();
    Renderer.render(post).messages().forEach(m -> messages.add(Bodies.create(m, false)));

    Golden.check(name, messages.toString());
    messages.stream(DataArray::getObject)
        .forEach(m -> assertThat(Strictness.faultOf(m)).as(name).isEmpty());
  }

  @Test
  void rendersAFormAsAModal() throws IOException {
    Form form =
        new Form(
            new ActionId("v1:feedback"),
            "A title that is longer than the forty-five that Discord allows",
            List.of(
                new Form.Field("subject", "About what?", Optional.empty(), true, 100),
                new Form.Field("text", "What is it?", Optional.of("It is"), false, 9_000)));

    DataObject modal = Modals.of(form).toData();

    Golden.check("modal", modal.toString());
    assertThat(Strictness.faultOfModal(modal)).isEmpty();
  }

  @Test
  void splitsWhatIsLongWithoutLosingAWord() {
    String words = words(3_000);
    Post post = new Post(List.of(Block.Words.of(words)), List.of(press(1)));

    List<MessageCreateData> messages = Renderer.render(post).messages();

    assertThat(messages).hasSizeGreaterThan(4);
    assertThat(messages).allSatisfy(RendererTest::fits);
    StringBuilder read = new StringBuilder();
    messages.forEach(m -> read.append(Bench.text(m.toData())).append('\n'));
    assertThat(read.toString().replaceAll("\\s+", " ").strip()).isEqualTo(words.strip());
    assertThat(messages.getLast().toData().toString()).contains("v1:1");
    assertThat(messages.getFirst().toData().toString()).doesNotContain("v1:1");
  }

  @Test
  void splitsSixThousandCharactersOfTenCards() {
    List<Block> cards = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      cards.add(card("title " + i + " " + words(100)));
    }

    List<MessageCreateData> messages = Renderer.render(new Post(cards, List.of())).messages();

    assertThat(messages).allSatisfy(RendererTest::fits);
    String all = messages.stream().map(m -> Bench.text(m.toData())).reduce("", String::concat);
    assertThat(IntStream.range(0, 10)).allMatch(i -> all.contains("title " + i));
  }

  @Test
  void keepsStrongTextWholeWhenItSplits() {
    Block block =
        new Block.Words(RichText.of(new Span.Strong(words(1_500)), new Span.Plain(" end")));

    for (MessageCreateData m : Renderer.render(new Post(List.of(block), List.of())).messages()) {
      String text = Bench.text(m.toData());
      assertThat(text.split("\\*\\*", -1)).as(text).hasSizeLessThanOrEqualTo(7);
      assertThat(text.split("\\*\\*", -1).length % 2).isEqualTo(1);
    }
  }

  @Test
  void showsEveryNaughtyStringAsPlainWords() throws IOException {
    List<String> naughty = naughty();
    for (String title : naughty) {
      for (Post post : List.of(titled(title), Post.words("x" + title), noted(title))) {
        for (MessageCreateData message : Renderer.render(post).messages()) {
          fits(message);
          DataObject json = Bodies.create(message, false);
          assertThat(json.getObject("allowed_mentions").getArray("parse")).isEmpty();
          String text = Bench.text(json);
          assertThat(text).as(title).doesNotContainPattern("(?<!\\\\)<[@#:]");
          assertThat(text).as(title).doesNotContainPattern("(?<!\\\\)@(everyone|here)");
          assertThat(text)
              .as(title)
              .doesNotContainPattern("[\u202a-\u202e\u2066-\u2069\u0000-\u0008]");
          assertLinks(text);
        }
      }
    }
  }

  /** Every link of a text is one of ours. */
  private static void assertLinks(String text) {
    var masked = java.util.regex.Pattern.compile("(?<!\\\\)\\]\\(<([^>]*)>\\)").matcher(text);
    while (masked.find()) {
      assertThat(masked.group(1)).isEqualTo(LINK.toString());
    }
  }

  static List<String> naughty() throws IOException {
    String data = System.getenv().getOrDefault("TIDINGS_DATA", "../../shared/data");
    Path file = Path.of(data, "security", "naughty-strings.json");
    Assumptions.assumeTrue(
        Files.exists(file), "skipped: there is no security/naughty-strings.json in " + data);
    try (InputStream in = Files.newInputStream(file)) {
      DataArray all = DataArray.fromJson(in);
      return all.stream(DataArray::getString).filter(s -> !s.isEmpty()).toList();
    }
  }

  private static void fits(MessageCreateData message) {
    assertThat(Strictness.faultOf(Bodies.create(message, false))).isEmpty();
  }

  private static Post rankedList() {
    return new Post(
        List.of(
            Block.Words.of("Trending now"),
            headline(Optional.of(1), "Dam opens", "3 sources", Optional.empty()),
            headline(Optional.of(2), "Bridge closes", "India", Optional.empty())),
        List.of(press(1), press(2), pick(2)));
  }

  static Post titled(String title) {
    return new Post(List.of(headline(Optional.of(1), title, "", Optional.empty())), List.of());
  }

  private static Post noted(String text) {
    return new Post(
        List.of(headline(Optional.empty(), "Title", text, Optional.empty()), fact(text)),
        List.of(new Action.Press(text, new ActionId("v1:x"))));
  }

  private static Block fact(String text) {
    return new Block.Facts(List.of(Block.Fact.of(text, text)));
  }

  static Block card(String title) {
    return headline(
        Optional.empty(),
        title,
        "3 sources",
        Optional.of(URI.create("https://news.example/a.jpg")));
  }

  private static Block headline(
      Optional<Integer> rank, String title, String note, Optional<URI> image) {
    return new Block.Headline(
        rank, RichText.plain(title), Optional.of(LINK), "Valley Post", NOON, note, image);
  }

  private static Post words() {
    return new Post(
        List.of(
            new Block.Words(
                RichText.of(
                    new Span.Plain("# not a title, 1 < 2, "),
                    new Span.Strong("strong"),
                    new Span.Plain(" "),
                    new Span.Code("co*de"),
                    new Span.Plain(" "),
                    new Span.Link("label", LINK),
                    new Span.Plain(" "),
                    new Span.Link("evil.example", LINK),
                    new Span.Plain(" "),
                    new Span.Mark("found"),
                    new Span.Plain(" "),
                    new Span.Moment("noon", NOON),
                    new Span.Plain("\n- not a list\n1. nor this\n> nor a quote")))),
        List.of());
  }

  private static Post facts() {
    return new Post(
        List.of(
            new Block.Facts(
                List.of(Block.Fact.of("Sector", "Energy"), Block.Fact.of("By", "A_B_C")))),
        List.of());
  }

  private static Post file() {
    return new Post(
        List.of(
            Block.Words.of("Here it is"),
            new Block.File("my feeds.opml", "text/x-opml", FileBytes.of("<opml/>"))),
        List.of());
  }

  private static Post tones() {
    return new Post(
        text(),
        List.of(
            new Action.Press("Plain", new ActionId("v1:a"), Action.Tone.PLAIN),
            new Action.Press("Main", new ActionId("v1:b"), Action.Tone.MAIN),
            new Action.Press("Danger", new ActionId("v1:c"), Action.Tone.DANGER),
            new Action.Share("Share", "dam"),
            new Action.Open("Mail", URI.create("mailto:a@b.example")),
            open()));
  }

  private static Post manyButtons() {
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      actions.add(press(i));
    }
    return new Post(text(), actions);
  }

  private static Post emojiOnTheEdge() {
    String family = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";
    return new Post(
        List.of(card("x".repeat(295) + family + " and more")),
        List.of(new Action.Press("y".repeat(76) + family, new ActionId("v1:e"))));
  }

  private static List<Block> text() {
    return List.of(Block.Words.of("Text"));
  }

  static Action press(int i) {
    return new Action.Press("Button " + i, new ActionId("v1:" + i));
  }

  private static Action open() {
    return new Action.Open("Open", LINK);
  }

  private static Action pick(int options) {
    return new Action.Pick(
        "Sector",
        new ActionId("v1:pick"),
        IntStream.range(0, options).mapToObj(i -> new Option("Sector " + i, "s" + i)).toList());
  }

  static String words(int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append("word").append(i).append(i % 12 == 11 ? ". " : " ");
    }
    return out.toString();
  }
}
