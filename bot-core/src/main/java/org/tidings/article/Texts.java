package org.tidings.article;

import java.util.Optional;

/** Keeps optional texts meaningful: stripped, never blank. */
final class Texts {
  private Texts() {}

  static Optional<String> meaningful(Optional<String> text) {
    return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
  }
}
