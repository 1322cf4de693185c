package org.tidings.article;

import java.util.Locale;
import java.util.Optional;

/** What sort of piece an article is. */
public enum Kind {
  NEWS,
  OPINION,
  BLOG,
  INTERVIEW,
  BRIEF;

  /** The word people type and see: {@code "opinion"}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a word in any case; singular or plural. */
  public static Optional<Kind> of(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT);
    for (Kind kind : values()) {
      if (plain.equals(kind.word()) || plain.equals(kind.word() + "s")) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
