package org.tidings.discord;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.filedisplay.FileDisplay;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.section.Section;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.thumbnail.Thumbnail;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.tidings.chat.Block;
import org.tidings.chat.Post;

/**
 * A post as JDA's messages in Components V2: at most 40 components and 4,000 characters each. Pure:
 * the same post gives the same messages, whatever the time.
 *
 * <p>Everything is Components V2, because the flag cannot be taken off by an edit. Nobody is pinged
 * by what a post says.
 */
final class Renderer {
  /** Most characters in the texts of one message. */
  static final int MOST_TEXT = 4_000;

  /** Most components of one message, nested ones too. */
  static final int MOST_COMPONENTS = 40;

  /** Most files of one message. */
  private static final int MOST_FILES = 10;

  /** Longest title in a list; the longest that readers still scan. */
  private static final int LONGEST_TITLE = 300;

  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_PICTURE_LINK = 2_000;

  private Renderer() {}

  /** A post as one or more messages; its actions stand under the last. */
  static Rendered render(Post post) {
    List<Piece> pieces = new ArrayList<>();
    boolean card = post.blocks().stream().filter(Block.Headline.class::isInstance).count() == 1;
    for (Block block : post.blocks()) {
      pieces.addAll(pieces(block, card));
    }
    if (pieces.isEmpty()) {
      pieces.add(new Piece("…", Optional.empty(), List.of(), Optional.empty()));
    }
    ActionRows rows = ActionRows.of(post.actions());
    return new Rendered(pages(pieces, rows), false);
  }

  private static List<MessageCreateData> pages(List<Piece> pieces, ActionRows rows) {
    List<MessageCreateData> messages = new ArrayList<>();
    Page page = new Page();
    for (Piece piece : pieces) {
      if (!page.takes(piece, rows.components())) {
        messages.add(page.build(List.of()));
        page = new Page();
      }
      page.add(piece);
    }
    messages.add(page.build(rows.rows()));
    return messages;
  }

  private static List<Piece> pieces(Block block, boolean card) {
    return switch (block) {
      case Block.Headline headline -> List.of(headline(headline, card));
      case Block.Words(var text) -> texts(text);
      case Block.Facts(var facts) ->
          texts(facts.stream().map(fact -> fact(fact)).collect(Collectors.joining("\n")));
      case Block.File file -> List.of(file(file));
    };
  }

  static List<Piece> texts(org.tidings.chat.RichText text) {
    return RichCut.pieces(text, MOST_TEXT / 4 * 3).stream()
        .flatMap(part -> texts(Markup.of(part)).stream())
        .toList();
  }

  /** Markup as pieces that fit; markup longer than a message ends at a line or word. */
  private static List<Piece> texts(String markup) {
    List<Piece> out = new ArrayList<>();
    String rest = markup;
    while (!rest.isBlank()) {
      int end = Cut.seam(rest, MOST_TEXT);
      String part = rest.substring(0, end);
      if (!part.isBlank()) {
        out.add(Piece.text(part.stripTrailing()));
      }
      rest = rest.substring(end);
    }
    return out;
  }

  private static String fact(Block.Fact fact) {
    return "**%s**: %s"
        .formatted(
            Markup.escape(Cut.to(Markup.line(fact.name()), LONGEST_LINE), false),
            Markup.of(RichCut.first(fact.value(), 1_000)));
  }

  private static Piece headline(Block.Headline headline, boolean card) {
    StringBuilder text = new StringBuilder();
    headline.rank().ifPresent(rank -> text.append("**").append(rank).append(".** "));
    text.append(Markup.title(headline.title(), headline.link(), LONGEST_TITLE));
    text.append("\n-# ").append(origin(headline, card));
    boolean listed = headline.rank().isPresent();
    Optional<String> image = headline.image().flatMap(Renderer::picture);
    if (card && !listed && image.isPresent()) {
      return new Piece(text.toString(), Optional.empty(), List.of(image.get()), Optional.empty());
    }
    return new Piece(
        text.toString(), listed ? Optional.empty() : image, List.of(), Optional.empty());
  }

  /** Where and when it was told, and what stands beside it. */
  static String origin(Block.Headline headline, boolean card) {
    long at = headline.publishedAt().getEpochSecond();
    List<String> parts = new ArrayList<>();
    String source = Markup.line(headline.source());
    if (!source.isEmpty()) {
      parts.add(Markup.escape(Cut.to(source, LONGEST_LINE), false));
    }
    parts.add(card ? "<t:%d:f> (<t:%d:R>)".formatted(at, at) : "<t:%d:R>".formatted(at));
    String note = Markup.line(headline.note());
    if (!note.isEmpty()) {
      parts.add(Markup.escape(Cut.to(note, LONGEST_LINE), false));
    }
    return String.join(" · ", parts);
  }

  static Optional<String> picture(URI image) {
    return Optional.of(image)
        .filter(link -> Markup.address(link).isPresent())
        .map(URI::toASCIIString)
        .filter(link -> link.length() <= LONGEST_PICTURE_LINK);
  }

  static Piece file(Block.File file) {
    String name = file.name().replaceAll("[^A-Za-z0-9._-]+", "_");
    String kept = name.isEmpty() || name.startsWith(".") ? "file" + name : name;
    String shown = kept.substring(Math.max(0, kept.length() - 100));
    return new Piece(
        "",
        Optional.empty(),
        List.of(),
        Optional.of(FileUpload.fromData(file.bytes().toArray(), shown)));
  }

  /** A part of a message that is not torn apart. */
  record Piece(
      String text, Optional<String> thumbnail, List<String> pictures, Optional<FileUpload> file) {
    static Piece text(String text) {
      return new Piece(text, Optional.empty(), List.of(), Optional.empty());
    }

    int components() {
      return (text.isEmpty() ? 0 : 1)
          + (thumbnail.isPresent() ? 2 : 0)
          + (pictures.isEmpty() ? 0 : 1)
          + (file.isPresent() ? 1 : 0);
    }

    List<ContainerChildComponent> children() {
      List<ContainerChildComponent> out = new ArrayList<>();
      if (!text.isEmpty()) {
        TextDisplay words = TextDisplay.of(text);
        out.add(
            thumbnail.isPresent() ? Section.of(Thumbnail.fromUrl(thumbnail.get()), words) : words);
      }
      if (!pictures.isEmpty()) {
        out.add(MediaGallery.of(pictures.stream().map(MediaGalleryItem::fromUrl).toList()));
      }
      return out;
    }
  }

  /** A message being filled. */
  private static final class Page {
    private final List<Piece> pieces = new ArrayList<>();
    private int text;
    private int components = 1; // the container
    private int files;

    boolean takes(Piece piece, int reserved) {
      return pieces.isEmpty()
          || (text + piece.text().length() <= MOST_TEXT
              && components + piece.components() + reserved <= MOST_COMPONENTS
              && (piece.file().isEmpty() || files < MOST_FILES));
    }

    void add(Piece piece) {
      pieces.add(piece);
      text += piece.text().length();
      components += piece.components();
      files += piece.file().isPresent() ? 1 : 0;
    }

    MessageCreateData build(List<ActionRow> rows) {
      List<MessageTopLevelComponent> all = new ArrayList<>();
      List<ContainerChildComponent> read =
          pieces.stream().flatMap(piece -> piece.children().stream()).toList();
      if (!read.isEmpty()) {
        all.add(Container.of(read));
      }
      pieces.stream()
          .flatMap(piece -> piece.file().stream())
          .map(FileDisplay::fromFile)
          .forEach(all::add);
      all.addAll(rows);
      return new MessageCreateBuilder()
          .useComponentsV2()
          .setComponents(all)
          .setAllowedMentions(List.<Message.MentionType>of())
          .mentionRepliedUser(false)
          .build();
    }
  }
}
