package org.tidings.telegram;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tidings.chat.Block;
import org.tidings.chat.Post;

/** Turns posts into Telegram's messages. Pure; knows no server and no clock. */
final class Renderer {
  /** Longest text of a message, in UTF-16 units after the tags are gone. */
  static final int TEXT = 4_096;

  /** Longest caption under a picture or file. */
  static final int CAPTION = 1_024;

  /** Most pictures of one album. */
  static final int ALBUM = 10;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Keyboards keyboards;

  Renderer(Keyboards keyboards) {
    this.keyboards = keyboards;
  }

  /** How a post may look. */
  enum Manner {
    /** An answer: text, or one picture with a caption. */
    ANSWER,
    /** A delivery: like an answer, and a digest with pictures becomes an album. */
    DELIVERY,
    /** Text alone, for servers that know nothing else and for edits of text. */
    TEXT
  }

  Rendered render(Post post, Manner manner) {
    var pieces = new ArrayList<Rendered.Piece>();
    Markup body = body(post.blocks());
    List<Block.Headline> headlines = of(post, Block.Headline.class);
    List<Block.File> files = of(post, Block.File.class);
    Optional<URI> picture =
        headlines.size() == 1 ? headlines.getFirst().image().flatMap(Links::web) : Optional.empty();
    List<Rendered.Piece.Photo> album = album(headlines);
    if (manner != Manner.TEXT && picture.isPresent() && fits(body)) {
      pieces.add(new Rendered.Piece.Photo(picture.get(), body));
    } else {
      if (manner == Manner.DELIVERY && album.size() > 1) {
        pieces.add(new Rendered.Piece.Album(album));
      }
      if (files.isEmpty() || manner == Manner.TEXT || !fits(body) || body.isBlank()) {
        Optional<URI> preview = preview(headlines);
        for (Markup part : Splitter.split(body, TEXT)) {
          pieces.add(new Rendered.Piece.Text(part, preview));
          preview = Optional.empty();
        }
      }
    }
    if (manner == Manner.TEXT) {
      files = List.of();
    }
    boolean captioned = pieces.isEmpty();
    for (Block.File file : files) {
      boolean first = captioned && file.equals(files.getFirst()) && fits(body);
      pieces.add(new Rendered.Piece.Document(file, first ? body : Markup.EMPTY));
    }
    if (pieces.isEmpty()) {
      pieces.add(new Rendered.Piece.Text(nothing(post), Optional.empty()));
    }
    return new Rendered(pieces, keyboards.of(post.actions()));
  }

  private static boolean fits(Markup body) {
    return body.length() <= CAPTION;
  }

  /** A post whose words are all blank, or whose files cannot be handed over. */
  private static Markup nothing(Post post) {
    var names = Markup.builder();
    of(post, Block.File.class).forEach(file -> names.plain(Clean.line(file.name())));
    Markup built = names.build();
    return built.isBlank() ? Markup.builder().plain(Wording.CUT).build() : built;
  }

  private static <T extends Block> List<T> of(Post post, Class<T> kind) {
    return post.blocks().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** One article alone is shown with its own preview; a list of them with none. */
  private static Optional<URI> preview(List<Block.Headline> headlines) {
    return headlines.size() == 1
        ? headlines.getFirst().link().flatMap(Links::web)
        : Optional.empty();
  }

  private static List<Rendered.Piece.Photo> album(List<Block.Headline> headlines) {
    var photos = new ArrayList<Rendered.Piece.Photo>();
    for (Block.Headline headline : headlines) {
      Optional<URI> image = headline.image().flatMap(Links::web);
      if (headlines.size() > 1 && image.isPresent() && photos.size() < ALBUM) {
        Markup.Builder caption = Markup.builder();
        title(caption, headline, Set.of(Markup.Manner.BOLD));
        photos.add(new Rendered.Piece.Photo(image.get(), Splitter.cut(caption.build(), CAPTION)));
      }
    }
    return photos;
  }

  private static Markup body(List<Block> blocks) {
    Markup.Builder body = Markup.builder();
    long headlines = blocks.stream().filter(b -> b instanceof Block.Headline).count();
    for (Block block : blocks) {
      Markup part =
          switch (block) {
            case Block.Headline headline -> headline(headline, headlines == 1);
            case Block.Words(var text) ->
                Markup.builder().rich(text, Set.of(), Optional.empty()).build();
            case Block.Facts(var facts) -> facts(facts);
            case Block.File _ -> Markup.EMPTY;
          };
      if (!part.isBlank()) {
        if (!body.isEmpty()) {
          body.plain("\n\n");
        }
        body.append(part);
      }
    }
    return body.build();
  }

  private static Markup headline(Block.Headline headline, boolean card) {
    Markup.Builder text = Markup.builder();
    title(
        text,
        headline,
        card ? EnumSet.of(Markup.Manner.BOLD) : EnumSet.noneOf(Markup.Manner.class));
    text.line();
    String source = Clean.line(headline.source());
    if (!source.isEmpty()) {
      text.plain(source).plain(" · ");
    }
    text.moment(stamp(headline.publishedAt()), headline.publishedAt());
    String note = Clean.line(headline.note());
    if (!note.isEmpty()) {
      text.plain(" · ").plain(note);
    }
    return text.build();
  }

  private static void title(
      Markup.Builder text, Block.Headline headline, Set<Markup.Manner> manners) {
    headline.rank().ifPresent(rank -> text.bold(rank + ". "));
    Optional<URI> link = headline.link().flatMap(Links::web);
    if (headline.title().text().isBlank()) {
      text.rich(
          org.tidings.chat.RichText.plain(link.map(URI::getHost).orElse("(no title)")),
          manners,
          link);
    } else {
      text.rich(headline.title(), manners, link);
    }
  }

  private static Markup facts(List<Block.Fact> facts) {
    Markup.Builder text = Markup.builder();
    for (Block.Fact fact : facts) {
      if (!text.isEmpty()) {
        text.line();
      }
      text.bold(Clean.line(fact.name()) + ":").plain(" ");
      text.rich(fact.value(), Set.of(), Optional.empty());
    }
    return text.build();
  }

  static String stamp(Instant at) {
    return STAMP.format(at);
  }
}
