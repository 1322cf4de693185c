package org.tidings.chat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A part of a post. Texts are raw; cutting to a platform's limits is the renderer's work. */
public sealed interface Block {
  /**
   * One article or story in a line or card.
   *
   * @param rank its number in a list, starting at 1; empty outside of numbered lists
   * @param note what stands beside it: "9 sources", region, sector; empty for nothing
   * @param image picture to show where the platform can
   */
  record Headline(
      Optional<Integer> rank,
      RichText title,
      Optional<URI> link,
      String source,
      Instant publishedAt,
      String note,
      Optional<URI> image)
      implements Block {}

  /** A paragraph. */
  record Words(RichText text) implements Block {
    public static Words of(String text) {
      return new Words(RichText.plain(text));
    }
  }

  /** Names with values. */
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** A file to hand over, at most 8 MB. */
  record File(String name, String mediaType, FileBytes bytes) implements Block {}

  /** One name with its value. */
  record Fact(String name, RichText value) {
    public static Fact of(String name, String value) {
      return new Fact(name, RichText.plain(value));
    }
  }
}
