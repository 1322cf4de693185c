package org.tidings.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidings.chat.Action;
import org.tidings.chat.ActionId;
import org.tidings.chat.Block;
import org.tidings.chat.Destination;
import org.tidings.chat.FileBytes;
import org.tidings.chat.Option;
import org.tidings.chat.Post;
import org.tidings.chat.RichText;
import org.tidings.chat.RichText.Span;
import org.tidings.telegram.standin.HtmlMarkup;
import org.tidings.telegram.standin.ParsedText;

class RendererTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Destination ROOM = new Destination("telegram", "-1007", "4", false);

  private final Keyboards keyboards = new Keyboards();
  private final Renderer renderer = new Renderer(keyboards);

  static List<String> golden() {
    return List.copyOf(posts().keySet());
  }

  private static Map<String, Post> posts() {
    var posts = new TreeMap<String, Post>();
    posts.put("card", new Post(List.of(headline("Dam opens", 0, "")), buttons()));
    posts.put("card-with-picture", new Post(List.of(headline("Dam opens", 0, "dam")), buttons()));
    posts.put(
        "list",
        new Post(
            List.of(
                Block.Words.of("Latest"),
                headline("Dam <opens> & closes", 1, ""),
                headline("Rain \"soon\"", 2, "")),
            List.of()));
    posts.put(
        "digest-with-pictures",
        new Post(
            List.of(headline("Dam opens", 1, "dam"), headline("Rain soon", 2, "rain")),
            List.of(new Action.Press("More", new ActionId("v1:more:2")))));
    posts.put(
        "words-of-every-manner",
        new Post(
            List.of(
                new Block.Words(
                    RichText.of(
                        new Span.Plain("plain & "),
                        new Span.Strong("strong"),
                        new Span.Code("<code>"),
                        new Span.Link("link", URI.create("https://news.example/?a=1&b=%22")),
                        new Span.Mark("mark"),
                        new Span.Moment("noon", NOON)))),
            List.of()));
    posts.put(
        "facts",
        new Post(
            List.of(
                new Block.Facts(
                    List.of(Block.Fact.of("Sector", "Energy"), Block.Fact.of("Kind", "<brief>")))),
            List.of()));
    posts.put(
        "file",
        new Post(
            List.of(
                Block.Words.of("Your feeds"),
                new Block.File("feeds.opml", "text/x-opml", FileBytes.of("<opml/>"))),
            List.of()));
    posts.put(
        "pick",
        new Post(
            List.of(Block.Words.of("Choose")),
            List.of(
                new Action.Pick(
                    "Sector",
                    new ActionId("v1:sector"),
                    List.of(new Option("Energy", "energy"), Option.of("health"))))));
    return posts;
  }

  private static Block.Headline headline(String title, int rank, String picture) {
    return new Block.Headline(
        rank == 0 ? Optional.empty() : Optional.of(rank),
        RichText.plain(title),
        Optional.of(URI.create("https://news.example/dam?a=1&b=2")),
        "Valley Post",
        NOON,
        "3 sources",
        picture.isEmpty()
            ? Optional.empty()
            : Optional.of(URI.create("https://news.example/" + picture + ".jpg")));
  }

  private static List<Action> buttons() {
    return List.of(
        new Action.Press("Read", new ActionId("v1:read:17"), Action.Tone.MAIN),
        new Action.Press("Full story", new ActionId("v1:story:3")),
        new Action.Open("Open", URI.create("https://news.example/dam")),
        new Action.Share("Share", "dam"));
  }

  @ParameterizedTest
  @MethodSource("golden")
  void writesWhatStandsInTheGoldenFile(String name) throws IOException {
    Post post = Objects.requireNonNull(posts().get(name));
    ArrayNode written = Json.MAPPER.createArrayNode();
    for (Renderer.Manner manner : Renderer.Manner.values()) {
      ArrayNode messages = written.addObject().put("manner", manner.name()).putArray("messages");
      requests(renderer.render(post, manner)).forEach(messages::add);
    }
    String file = "/org/tidings/telegram/golden/" + name + ".json";
    String golden = System.getProperty("golden.write");
    if (golden != null) {
      Files.writeString(
          Path.of(golden, name + ".json"), written.toPrettyString() + "\n", StandardCharsets.UTF_8);
    }
    try (InputStream in = RendererTest.class.getResourceAsStream(file)) {
      assertThat(in).as("golden file " + file).isNotNull();
      assertThat(written).isEqualTo(Json.MAPPER.readTree(in));
    }
  }

  private static List<JsonNode> requests(Rendered rendered) {
    var requests = new ArrayList<JsonNode>();
    for (int i = 0; i < rendered.pieces().size(); i++) {
      Rendered.Keyboard keyboard =
          i == Outbound.lastWithButtons(rendered.pieces())
              ? rendered.keyboard()
              : Rendered.Keyboard.NONE;
      Requests.Style style = Requests.Style.FULL;
      requests.add(
          switch (rendered.pieces().get(i)) {
            case Rendered.Piece.Text text ->
                Requests.text(ROOM, text, keyboard, Optional.of("5"), style).fields();
            case Rendered.Piece.Photo photo ->
                Requests.photo(ROOM, photo, keyboard, Optional.empty(), style).fields();
            case Rendered.Piece.Album album ->
                Requests.album(ROOM, album, Optional.empty(), style).fields();
            case Rendered.Piece.Document document -> {
              var sent = Requests.document(ROOM, document, keyboard, Optional.empty(), style);
              yield Json.MAPPER
                  .createObjectNode()
                  .put("document", document.file().name())
                  .put("caption", sent.getCaption());
            }
          });
    }
    return requests;
  }

  @Test
  void showsEveryNaughtyStringAsPlainWords() throws IOException, ParsedText.Unparsable {
    String data = System.getenv().getOrDefault("TIDINGS_DATA", "../../shared/data");
    Path file = Path.of(data, "security", "naughty-strings.json");
    assumeTrue(Files.exists(file), "skipped: no naughty-strings.json in " + data);
    JsonNode strings = Json.MAPPER.readTree(file.toFile());
    assertThat(strings.size()).isGreaterThan(500);
    for (JsonNode one : strings) {
      String naughty = one.asText();
      Post post =
          new Post(
              List.of(headline(naughty, 1, ""), Block.Words.of(naughty)),
              List.of(new Action.Press(naughty.isBlank() ? "x" : naughty, new ActionId("v1:x"))));
      for (Rendered.Piece piece : renderer.render(post, Renderer.Manner.ANSWER).pieces()) {
        Markup markup = ((Rendered.Piece.Text) piece).text();
        ParsedText parsed = HtmlMarkup.parse(Html.of(markup, true));
        assertThat(parsed.text()).isEqualTo(markup.text());
        assertThat(parsed.text()).doesNotContainPattern("(?<![\\p{L}\\p{N}])@[A-Za-z0-9_]");
        assertThat(parsed.text().codePoints())
            .noneMatch(c -> c >= 0x202A && c <= 0x202E)
            .noneMatch(c -> c >= 0x2066 && c <= 0x2069)
            .noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        for (ParsedText.Entity entity : parsed.entities()) {
          if (entity.type() == ParsedText.Type.TextUrl) {
            assertThat(entity.argument()).startsWith("https://news.example/");
          }
        }
      }
    }
  }

  @Test
  void splitsTheLongestTitleAndTextInsideTheLimits() throws ParsedText.Unparsable {
    String title = "🏟".repeat(3_000);
    Post post =
        new Post(
            List.of(headline(title, 0, "dam"), Block.Words.of("word ".repeat(2_000))), List.of());

    Rendered rendered = renderer.render(post, Renderer.Manner.DELIVERY);

    assertThat(rendered.pieces().size()).isGreaterThan(3);
    for (Rendered.Piece piece : rendered.pieces()) {
      Markup markup = ((Rendered.Piece.Text) piece).text();
      assertThat(HtmlMarkup.parse(Html.of(markup, true)).text().length())
          .isBetween(1, Renderer.TEXT);
    }
  }

  @Test
  void takesNoLinkThatIsNotOfTheWeb() {
    Post post =
        new Post(
            List.of(
                new Block.Words(
                    RichText.of(
                        new Span.Link("click", URI.create("javascript:alert(1)")),
                        new Span.Link("me", URI.create("tg://user?id=7"))))),
            List.of(new Action.Open("Open", URI.create("file:///etc/passwd"))));

    Rendered rendered = renderer.render(post, Renderer.Manner.ANSWER);

    Markup markup = ((Rendered.Piece.Text) rendered.pieces().getFirst()).text();
    assertThat(Html.of(markup, true)).isEqualTo("clickme");
    assertThat(rendered.keyboard().isEmpty()).isTrue();
  }

  @Test
  void turnsThePagesOfManyChoices() {
    var options = new ArrayList<Option>();
    for (int i = 0; i < 40; i++) {
      options.add(
          new Option(
              "Choice " + i, "a-rather-long-value-that-does-not-fit-" + i + "-äöü-äöü-äöü-äöü"));
    }
    Rendered.Keyboard first =
        keyboards.of(List.of(new Action.Pick("Which?", new ActionId("v1:pick"), options)));
    assertThat(labels(first)).contains("Choice 0", "Choice 15", "1/3").doesNotContain("Choice 16");

    var turn = (Keyboards.Meaning.Turn) keyboards.read(data(first, "›"));
    assertThat(labels(turn.keyboard())).contains("Choice 16", "2/3").doesNotContain("Choice 0");
    assertThat(keyboards.read(data(turn.keyboard(), "Choice 17")))
        .isEqualTo(new Keyboards.Meaning.Picked(new ActionId("v1:pick"), options.get(17).value()));

    // another process remembers nothing, and says so
    assertThat(new Keyboards().read(data(first, "›"))).isInstanceOf(Keyboards.Meaning.Stale.class);
  }

  @Test
  void understandsShortChoicesAfterARestart() {
    Rendered.Keyboard keyboard =
        keyboards.of(
            List.of(
                new Action.Pick(
                    "", new ActionId("v1:sector"), List.of(new Option("Ü", "über uns")))));

    assertThat(new Keyboards().read(data(keyboard, "Ü")))
        .isEqualTo(new Keyboards.Meaning.Picked(new ActionId("v1:sector"), "über uns"));
  }

  private static List<String> labels(Rendered.Keyboard keyboard) {
    return keyboard.rows().stream().flatMap(List::stream).map(Rendered.Button::label).toList();
  }

  private static String data(Rendered.Keyboard keyboard, String label) {
    return keyboard.rows().stream()
        .flatMap(List::stream)
        .filter(b -> b.label().equals(label))
        .map(b -> ((Rendered.Button.Data) b).data())
        .findFirst()
        .orElseThrow();
  }
}
