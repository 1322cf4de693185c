package org.tidings.discord;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.tidings.chat.Block;
import org.tidings.chat.Post;

/**
 * A post as JDA's messages with embeds, for servers that take no Components V2: at most 10 embeds
 * and 6,000 characters in all of them each. Pure.
 */
final class EmbedRenderer {
  private static final int MOST_EMBEDS = 10;
  private static final int MOST_TEXT = 6_000;
  private static final int MOST_FIELDS = 25;
  private static final int MOST_FILES = 10;
  private static final int LONGEST_TITLE = 256;
  private static final int LONGEST_DESCRIPTION = 4_096;
  private static final int LONGEST_VALUE = 1_024;

  private EmbedRenderer() {}

  /** A post as one or more messages; its actions stand under the last. */
  static Rendered render(Post post) {
    boolean card = post.blocks().stream().filter(Block.Headline.class::isInstance).count() == 1;
    List<MessageEmbed> embeds = new ArrayList<>();
    List<FileUpload> files = new ArrayList<>();
    var words = new StringBuilder();
    for (Block block : post.blocks()) {
      switch (block) {
        case Block.Words(var text) ->
            Renderer.texts(text).forEach(piece -> gather(piece.text(), words, embeds));
        case Block.Headline headline -> {
          flush(words, embeds);
          embeds.add(headline(headline, card));
        }
        case Block.Facts(var facts) -> {
          flush(words, embeds);
          embeds.addAll(facts(facts));
        }
        case Block.File file -> Renderer.file(file).file().ifPresent(files::add);
      }
    }
    flush(words, embeds);
    if (embeds.isEmpty() && files.isEmpty()) {
      embeds.add(new EmbedBuilder().setDescription("…").build());
    }
    return new Rendered(pages(embeds, files, ActionRows.of(post.actions()).rows()), true);
  }

  /** Paragraphs share an embed as long as they fit. */
  private static void gather(String text, StringBuilder words, List<MessageEmbed> embeds) {
    if (words.length() + text.length() + 1 > LONGEST_DESCRIPTION) {
      flush(words, embeds);
    }
    words.append(words.isEmpty() ? "" : "\n").append(text);
  }

  private static void flush(StringBuilder words, List<MessageEmbed> embeds) {
    if (!words.isEmpty()) {
      embeds.add(new EmbedBuilder().setDescription(words.toString()).build());
      words.setLength(0);
    }
  }

  private static MessageEmbed headline(Block.Headline headline, boolean card) {
    var embed = new EmbedBuilder();
    String rank = headline.rank().map(number -> number + ". ").orElse("");
    Optional<String> link =
        headline.link().filter(to -> Markup.address(to).isPresent()).map(URI::toASCIIString);
    embed.setTitle(title(rank, headline.title().text()), link.orElse(null));
    embed.setDescription(Renderer.origin(headline, card));
    Optional<String> picture =
        headline.rank().isPresent()
            ? Optional.empty()
            : headline.image().flatMap(Renderer::picture);
    picture.ifPresent(card ? embed::setImage : embed::setThumbnail);
    return embed.build();
  }

  /** Escaping makes a title longer, so the raw words are cut until it fits. */
  private static String title(String rank, String raw) {
    String words = Markup.line(raw);
    int longest = LONGEST_TITLE - rank.length();
    String title = Markup.escape(Cut.to(words, longest), rank.isEmpty());
    for (int most = longest; title.length() > longest; most -= 8) {
      title = Markup.escape(Cut.to(words, most), rank.isEmpty());
    }
    return title.isBlank() ? rank + "…" : rank + title;
  }

  private static List<MessageEmbed> facts(List<Block.Fact> facts) {
    List<MessageEmbed> embeds = new ArrayList<>();
    var embed = new EmbedBuilder();
    for (Block.Fact fact : facts) {
      String name = title("", fact.name());
      String said = Cut.to(Markup.of(RichCut.first(fact.value(), 500)), LONGEST_VALUE);
      String value = said.isBlank() ? "…" : said;
      int length = name.length() + value.length();
      if (embed.getFields().size() == MOST_FIELDS || embed.length() + length > MOST_TEXT) {
        embeds.add(embed.build());
        embed = new EmbedBuilder();
      }
      embed.addField(name, value, true);
    }
    if (!embed.getFields().isEmpty()) {
      embeds.add(embed.build());
    }
    return embeds;
  }

  private static List<MessageCreateData> pages(
      List<MessageEmbed> embeds, List<FileUpload> files, List<ActionRow> rows) {
    List<List<MessageEmbed>> pages = new ArrayList<>();
    List<MessageEmbed> page = new ArrayList<>();
    int text = 0;
    for (MessageEmbed embed : embeds) {
      if (page.size() == MOST_EMBEDS || text + embed.getLength() > MOST_TEXT) {
        pages.add(page);
        page = new ArrayList<>();
        text = 0;
      }
      page.add(embed);
      text += embed.getLength();
    }
    pages.add(page);
    List<MessageCreateData> messages = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      boolean last = i == pages.size() - 1;
      messages.add(message(pages.get(i), last ? files : List.of(), last ? rows : List.of()));
    }
    return messages;
  }

  private static MessageCreateData message(
      List<MessageEmbed> embeds, List<FileUpload> files, List<ActionRow> rows) {
    return new MessageCreateBuilder()
        .setEmbeds(embeds)
        .setFiles(files.subList(0, Math.min(MOST_FILES, files.size())))
        .setComponents(rows)
        .setAllowedMentions(List.<Message.MentionType>of())
        .mentionRepliedUser(false)
        .build();
  }
}
