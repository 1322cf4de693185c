package org.tidings.search;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The one grammar of searches, filters, follows and alerts, parsed and typed. Made by {@code
 * QueryParser}; never from a platform's or Lucene's own syntax.
 *
 * @param text as typed, in NFC
 */
public record SearchQuery(String text, Node root) {
  /**
   * A choice of all words of a plain text, without operators: a question. Capitals say nothing in a
   * text that has only capitals.
   */
  public static SearchQuery anyOf(String text) {
    String words = isShouted(text) ? text.toLowerCase(Locale.ROOT) : text;
    List<Node> nodes =
        Arrays.stream(words.split("[^\\p{L}\\p{M}\\p{N}'.]+", -1))
            .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
            .<Node>map(Node.Word::new)
            .toList();
    return new SearchQuery(text, nodes.size() == 1 ? nodes.getFirst() : new Node.Or(nodes));
  }

  /** Whether a text of more than one word has no small letter. */
  static boolean isShouted(String text) {
    return text.strip().indexOf(' ') > 0 && text.chars().noneMatch(Character::isLowerCase);
  }

  /** A part of a query. */
  public sealed interface Node {
    /** Every text field may hold it. */
    record Word(String word) implements Node {}

    /** These words next to each other. */
    record Phrase(List<String> words) implements Node {
      public Phrase {
        words = List.copyOf(words);
      }
    }

    /** Bounds a node of words to the title. */
    record InTitle(Node words) implements Node {}

    record And(List<Node> nodes) implements Node {
      public And {
        nodes = List.copyOf(nodes);
      }
    }

    record Or(List<Node> nodes) implements Node {
      public Or {
        nodes = List.copyOf(nodes);
      }
    }

    record Not(Node node) implements Node {}

    /** A field has this value: source, author, sector, edition, kind, lang, story, feed. */
    record Is(Field field, String value) implements Node {}

    /** Seen between two instants; the first included, the second not. */
    record Between(Optional<Instant> after, Optional<Instant> before) implements Node {}

    /** Everything. */
    record All() implements Node {}
  }

  /** Fields that can be named. */
  public enum Field {
    SOURCE,
    AUTHOR,
    SECTOR,
    EDITION,
    KIND,
    LANG,
    STORY,
    FEED
  }
}
