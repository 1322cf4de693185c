package org.tidings.telegram.standin;

import java.util.Comparator;
import java.util.List;

/** A text after its markup was read, with entities in Telegram's order. */
public record ParsedText(String text, List<Entity> entities) {
  public ParsedText {
    entities =
        entities.stream()
            .sorted(
                Comparator.comparingInt(Entity::offset)
                    .thenComparing(Comparator.comparingInt(Entity::length).reversed())
                    .thenComparingInt(e -> e.type().rank))
            .toList();
  }

  /** Kinds of entities; those of lower rank stand outside. */
  public enum Type {
    BlockQuote(0, "blockquote"),
    ExpandableBlockQuote(0, "expandable_blockquote"),
    PreCode(10, "pre"),
    Pre(11, "pre"),
    Code(20, "code"),
    TextUrl(49, "text_link"),
    MentionName(49, "text_mention"),
    Bold(90, "bold"),
    Italic(91, "italic"),
    Underline(92, "underline"),
    Strikethrough(93, "strikethrough"),
    Spoiler(94, "spoiler"),
    FormattedDate(98, "date_time"),
    CustomEmoji(99, "custom_emoji");

    final int rank;
    final String wireName;

    Type(int rank, String wireName) {
      this.rank = rank;
      this.wireName = wireName;
    }
  }

  /**
   * One entity; offset and length in UTF-16 units.
   *
   * @param argument address, language, number, or for dates {@code seconds, flags}
   */
  public record Entity(Type type, int offset, int length, String argument) {}

  /** Markup that Telegram refuses, with Telegram's own words. */
  public static final class Unparsable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unparsable(String message) {
      super(message);
    }
  }
}
